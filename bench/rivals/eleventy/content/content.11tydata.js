const TERMS = ["dia-phuong", "linh-vuc", "chu-de", "cua-phong-trao"]
// The names of files, since Eleventy takes a date off their start.
const section = data => data.page.inputPath.split("/").at(-2)
const id = data => data.page.inputPath.split("/").at(-1).replace(/\.md$/, "")

export default {
  layout: "article.njk",
  eleventyComputed: {
    section,
    terms: data => TERMS.flatMap(term => (data[term] ?? []).map(id => ({ term, id }))),
    permalink: data => `/${section(data)}/${id(data)}/`,
  },
}
