// Marks the words that led here from search (?h=), whatever their accents, until they are dismissed.

import { element, marked } from "./marks.js"

const MOST_WORDS = 24
const MOST_MARKS = 1000

const { foldPlain, plain } = thiduaSearch
const place = new URL(location)
const words = foldPlain(plain(place.searchParams.get("h"))).match(/[a-z0-9]+/g) ?? []
const terms = new Set(words.slice(0, MOST_WORDS))
const article = document.querySelector("article")

const isRead = node => !node.parentElement.closest("script, style, textarea, select, svg, [hidden]")

const marks = []
const nodes = document.createTreeWalker(
  article, NodeFilter.SHOW_TEXT, node => isRead(node) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT)
const texts = []
while (nodes.nextNode()) texts.push(nodes.currentNode)
for (const text of texts) {
  if (marks.length >= MOST_MARKS) break
  const found = marked(text.data, terms)
  const here = found.querySelectorAll("mark")
  if (!here.length) continue
  marks.push(...here)
  text.replaceWith(found)
}

if (marks.length) {
  const dismiss = element("button", { type: "button" }, "Bỏ đánh dấu")
  const line = element(
    "p", { class: "found-words" }, "Các từ đã tìm được đánh dấu trong trang. ", dismiss)
  dismiss.addEventListener("click", () => {
    for (const mark of marks) {
      const { parentNode } = mark
      mark.replaceWith(...mark.childNodes)
      parentNode.normalize()
    }
    line.remove()
    place.searchParams.delete("h")
    history.replaceState(history.state, "", place)
    document.querySelector("main").focus()
  })
  article.prepend(line)
}
