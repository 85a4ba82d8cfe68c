// Texts as nodes, with marks on words; texts stay texts, whatever is in them.

import "./text.js"

const { foldPlain, plain } = thiduaSearch
const WRITTEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

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

// An element with attributes and children.
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
  made.append(...children)
  return made
}
