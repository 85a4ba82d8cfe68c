// The page's side of search: questions to the worker, and what box and page say alike.

import { element, marked } from "./marks.js"

const FAILED = { items: [], total: 0, failed: true }

export const BASE = new URL("../../../", import.meta.url)

let worker
let last = 0
const waiting = new Map()

const start = () => {
  worker = new Worker(new URL("worker.js", import.meta.url))
  worker.addEventListener("message", ({ data: { number, answer } }) => {
    waiting.get(number)(answer)
    waiting.delete(number)
  })
  worker.addEventListener("error", () => {
    worker = undefined
    for (const settle of waiting.values()) settle(FAILED)
    waiting.clear()
  })
}

start()

// The answer of the worker; a worker that cannot be loaded counts as failed.
export const ask = (query, options) => new Promise(settle => {
  if (!worker) start()
  waiting.set(++last, settle)
  worker.postMessage({ number: last, query, options })
})

// The title of a result as a link. Its address stays clean for readers and programs; the words
// to be marked on the page go along only when the link is followed.
export const titleLink = ({ address, title, terms }, className) => {
  const place = new URL(address, BASE)
  const link = element("a", { href: place.href, class: className }, marked(title, new Set(terms)))
  const takeWords = () => {
    place.searchParams.set("h", terms.join(" "))
    link.href = place.href
  }
  link.addEventListener("click", takeWords)
  link.addEventListener("auxclick", takeWords)
  return link
}

export const addressOf = query => {
  const place = new URL("tim-kiem/", BASE)
  place.searchParams.set("q", query)
  return place.href
}

export const failure = () => navigator.onLine
  ? "Chưa tải được dữ liệu tìm kiếm."
  : "Máy đang mất mạng nên chưa tìm được."

// The question whether something else was meant, with a link to its results.
export const meantLine = meant => element(
  "p", { class: "search-meant" }, "Có phải bạn tìm ",
  element("a", { href: addressOf(meant) }, meant), "?")
