// Asks the built index: node bench/ask.mjs FOLDER < queries.json > answers.json
// Queries are a list of strings. Each answer has the titles and addresses of ten results, how
// the query was read, the milliseconds, and the files of a first query (name, bytes, compressed).
import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { open } from "../tests/search/load.mjs"

const folder = process.argv[2]
const isCold = process.argv.includes("--cold")
const compressed = name => gzipSync(readFileSync(`${folder}/${name}`)).length

const answers = []
let shared = open(folder)
for (const query of JSON.parse(readFileSync(0, "utf8"))) {
  if (isCold) shared = open(folder)
  const before = shared.read.length
  const start = performance.now()
  const { items, meant } = await shared.searcher.search(query)
  const milliseconds = performance.now() - start
  const files = shared.read.slice(before)
  answers.push({
    titles: items.map(({ title }) => title),
    addresses: items.map(({ address }) => address),
    meant: meant ?? null,
    milliseconds,
    files: files.length,
    bytes: files.reduce((sum, name) => sum + compressed(name), 0),
  })
}
console.log(JSON.stringify(answers))
