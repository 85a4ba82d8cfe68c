const TERMS = ["dia-phuong", "linh-vuc", "chu-de", "cua-phong-trao"]
const section = data => data.page.filePathStem.split("/").at(-2)

export default {
  layout: "article.njk",
  eleventyComputed: {
    section,
    terms: data => TERMS.flatMap(term => (data[term] ?? []).map(id => ({ term, id }))),
    permalink: data => `/${section(data)}/${data.page.fileSlug}/`,
  },
}
