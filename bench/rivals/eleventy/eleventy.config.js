import { dateToRfc822 } from "@11ty/eleventy-plugin-rss"

const TERMS = ["dia-phuong", "linh-vuc", "chu-de", "cua-phong-trao"]
const GROWING = ["guong-dien-hinh", "tin-tuc"]
const PER_PAGE = 60
const days = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" })

// Every list of the site: its address, title and articles, newest first; which of them have a feed.
const listsOf = articles => {
  const groups = new Map()
  const add = (key, article) => {
    if (!groups.has(key)) groups.set(key, [])
    groups.get(key).push(article)
  }
  for (const article of articles) {
    add(article.inputPath.split("/").at(-2), article)
    for (const term of TERMS) for (const id of article.data[term] ?? []) add(`${term}/${id}`, article)
  }
  return [...groups].map(([key, found]) => ({
    key, found, hasFeed: !/^(linh-vuc|chu-de)\//.test(key), grows: GROWING.includes(key),
  }))
}

export default config => {
  config.addFilter("dateToRfc822", dateToRfc822)
  config.setQuietMode(true)
  config.addFilter("day", date => days.format(date))
  config.addFilter("head", (list, count) => list.slice(0, count))
  config.addFilter("key", value => value.split("/").pop())

  const all = api => api.getFilteredByGlob("content/**/*.md").sort((a, b) => b.date - a.date)
  config.addCollection("articles", all)
  const made = api => listsOf(all(api))
  config.addCollection("listPages", api => made(api).flatMap(({ key, found, grows }) => {
    const size = grows ? PER_PAGE : found.length
    const count = Math.ceil(found.length / size)
    return Array.from({ length: count }, (_, place) => ({
      key, number: place + 1, count, shown: found.slice(place * size, (place + 1) * size),
    }))
  }))
  config.addCollection("feeds", api => [
    { key: "tat-ca", found: all(api) }, ...made(api).filter(({ hasFeed }) => hasFeed)])
  return { pathPrefix: "/thi-dua/", markdownTemplateEngine: false, dir: { input: ".", output: "_site" } }
}
