// The tools of npm on feed files, named as JSON on standard input: `tools.mjs rss-parser` gives what
// rss-parser reads in each, `tools.mjs schema FILE` what each JSON file breaks of a JSON Schema.
import { readFileSync } from "node:fs"
import { createRequire } from "node:module"

const require = createRequire(import.meta.url)
const text = path => readFileSync(path, "utf8")

const readRss = async () => {
  const Parser = require("rss-parser")
  const media = ["media:content", "media:content", { keepArray: true }]
  const parser = new Parser({ customFields: { item: ["dcterms:modified", media] } })
  return path => parser.parseString(text(path))
}

const validate = async schema => {
  const { default: Ajv } = require("ajv")
  const check = new Ajv({ allErrors: true }).compile(JSON.parse(text(schema)))
  return path => (check(JSON.parse(text(path))) ? [] : check.errors)
}

const [tool, ...rest] = process.argv.slice(2)
const run = await { "rss-parser": readRss, schema: validate }[tool](...rest)
const answers = {}
for (const path of JSON.parse(readFileSync(0, "utf8"))) answers[path] = await run(path)
process.stdout.write(JSON.stringify(answers))
