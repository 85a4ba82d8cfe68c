import MiniSearch from "/node_modules/minisearch/dist/es/index.js"
import { options, withLongForms } from "./minisearch-text.js"

const open = async () => {
  const [index, shortForms] = await Promise.all([
    fetch("/built/index.json").then(answer => answer.text()),
    fetch("/built/short-forms.json").then(answer => answer.json())])
  return { index: MiniSearch.loadJSON(index, options), shortForms }
}

let opened
window.ask = async query => {
  const { index, shortForms } = await (opened ??= open())
  return index.search(withLongForms(query, shortForms)).slice(0, 10).map(({ address }) => address)
}
