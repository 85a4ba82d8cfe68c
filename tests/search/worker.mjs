// The worker as Material drives it, on files on disk: node worker.mjs FOLDER SCENARIO
// Prints the messages that it posts, one JSON a line.
import { existsSync, readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"
import { runInThisContext } from "node:vm"

const [folder, scenario] = process.argv.slice(2)
const scripts = new URL("../../theme/assets/javascripts/search/", import.meta.url)
const run = name => runInThisContext(readFileSync(new URL(name, scripts), "utf8"), { filename: name })

let listener
let isDown = false
const base = pathToFileURL(`${folder}/`)
Object.assign(globalThis, {
  self: { location: new URL("assets/javascripts/search/worker.js", base) },
  importScripts: (...names) => names.forEach(run),
  addEventListener: (_, wanted) => { listener = wanted },
  postMessage: message => console.log(JSON.stringify(message)),
  fetch: async address => {
    if (isDown) throw new TypeError("Failed to fetch")
    if (scenario === "garbage" && /[wpt]\d+d?\.(txt|json)$/.test(address.pathname)) {
      return { ok: true, text: async () => "\u0000<html>\n\t\t\n", json: async () => ({}) }
    }
    const isThere = existsSync(address)
    const text = async () => readFileSync(address, "utf8")
    return { ok: isThere, status: isThere ? 200 : 404, text, json: async () => JSON.parse(await text()) }
  },
})
console.warn = () => {}
run("worker.js")

const send = (type, data) => listener({ data: { type, data } })
const core = JSON.parse(readFileSync(new URL("search/search_index.json", base), "utf8"))
if (scenario === "old core") core.docs.folder = "search/000000000000/"
await send(0, { ...core, options: {} })
if (scenario === "stale") await Promise.all(["k", "kh", "khen", "khen thuong"].map(q => send(2, q)))
else if (scenario === "recovers") {
  isDown = true
  await send(2, "khen thưởng")
  isDown = false
  await send(2, "khen thưởng")
} else {
  isDown = scenario === "down"
  await send(2, scenario === "markup" ? "bằng khen <img src=x>" : "khen thưởng")
}
