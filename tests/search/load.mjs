// Runs the search scripts outside a browser: `open(folder)` gives a searcher on the built files.
import { readFileSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { runInThisContext } from "node:vm"

const SCRIPTS = new URL("../../theme/assets/javascripts/search/", import.meta.url)

for (const name of ["text", "typing", "shards", "reading", "ranking", "facets", "searcher"]) {
  runInThisContext(readFileSync(new URL(`${name}.js`, SCRIPTS), "utf8"), { filename: `${name}.js` })
}

// A searcher and the list of the files that it has read so far.
export const open = folder => {
  const core = JSON.parse(readFileSync(`${folder}/search/index.json`, "utf8"))
  const read = []
  const searcher = new thiduaSearch.Searcher(core, name => {
    read.push(core.folder + name)
    return readFile(`${folder}/${core.folder}${name}`, "utf8")
  })
  return { searcher, read }
}
