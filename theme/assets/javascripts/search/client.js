// The page's side of search: questions to the worker, words marked, messages.

import "./text.js"

const { foldPlain, plain } = thiduaSearch
const WRITTEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
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

// The answer of the worker; a worker that cannot be loaded counts as failed.
export const ask = (query, options) => new Promise(settle => {
  if (!worker) start()
  waiting.set(++last, settle)
  worker.postMessage({ number: last, query, options })
})

// A text as nodes, with marks on the words that are among the folded terms.
export const marked = (text, terms) => {
  const nodes = document.createDocumentFragment()
  let done = 0
  for (const { 0: word, index } of text.matchAll(WRITTEN)) {
    if (!terms.has(foldPlain(plain(word)))) continue
    const mark = document.createElement("mark")
    mark.textContent = word
    nodes.append(text.slice(done, index), mark)
    done = index + word.length
  }
  nodes.append(text.slice(done))
  return nodes
}

// An element with attributes and children; texts stay texts.
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}

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
