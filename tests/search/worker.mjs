// The worker as a page drives it, on files on disk: node worker.mjs FOLDER SCENARIO
// Prints the messages that it posts, one JSON a line.
import { existsSync, readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"
import { runInThisContext } from "node:vm"

const [folder, scenario] = process.argv.slice(2)
const scripts = new URL("../../theme/assets/javascripts/search/", import.meta.url)
const run = name => runInThisContext(readFileSync(new URL(name, scripts), "utf8"), { filename: name })

let listener
let isDown = false
let isRenewed = 0
const base = pathToFileURL(`${folder}/`)
Object.assign(globalThis, {
  self: { location: new URL("assets/javascripts/search/worker.js", base) },
  importScripts: (...names) => names.forEach(run),
  addEventListener: (_, wanted) => { listener = wanted },
  postMessage: message => console.log(JSON.stringify(message)),
  fetch: async address => {
    if (isDown) throw new TypeError("Failed to fetch")
    const name = address.pathname.split("/").at(-1)
    if (scenario === "missing" && /^p\d+\.txt$/.test(name)) return { ok: false, status: 404 }
    if (scenario === "garbage" && /^[wp]d?\d+\.txt$|^t\d+\.json$/.test(name)) {
      return { ok: true, text: async () => "\u0000<html>\n\t\t\n", json: async () => ({}) }
    }
    const isThere = existsSync(address)
    const text = async () => {
      const data = readFileSync(address, "utf8")
      return scenario === "old core" && name === "index.json" && !isRenewed++
        ? data.replace(/"folder":"[^"]*"/, '"folder":"search/000000000000/"') : data
    }
    return { ok: isThere, status: isThere ? 200 : 404, text, json: async () => JSON.parse(await text()) }
  },
})
console.warn = () => {}
if (scenario === "recovers") isDown = true
run("worker.js")

let number = 0
const ask = (query, options) => listener({ data: { number: ++number, query, options } })
if (scenario === "recovers") {
  await ask("khen thưởng")
  isDown = false
  await ask("khen thưởng")
} else {
  isDown = scenario === "down"
  await ask(scenario === "markup" ? "bằng khen <img src=x>" : "khen thưởng")
}
