// The text rules of the browser: a list of texts in, words and numbers of each out.
import { readFileSync } from "node:fs"
import "./load.mjs"

const texts = JSON.parse(readFileSync(0, "utf8"))
console.log(JSON.stringify(texts.map(
  text => [thiduaSearch.words(text), thiduaSearch.documentNumbers(text)])))
