// node bench/engines/minisearch-build.mjs RECORDS.json FOLDER
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import MiniSearch from "minisearch"
import { foldedKeys, options } from "./minisearch-text.js"

const [source, folder] = process.argv.slice(2)
const { records, shortForms } = JSON.parse(readFileSync(source, "utf8"))
const index = new MiniSearch(options)
index.addAll(records.map((record, id) => ({
  ...record, id, title: [record.title, ...record.called].join(" | "), names: record.names.join(" | "),
})))
mkdirSync(folder, { recursive: true })
writeFileSync(`${folder}/index.json`, JSON.stringify(index))
writeFileSync(`${folder}/short-forms.json`, JSON.stringify(foldedKeys(shortForms)))
