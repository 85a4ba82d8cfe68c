// node bench/engines/pagefind-build.mjs RECORDS.json FOLDER [stroke]
// With `stroke`, đ is written as d with a combining stroke, so that Pagefind folds it too.
import { readFileSync } from "node:fs"
import { close, createIndex } from "pagefind"

const [source, folder, stroke] = process.argv.slice(2)
const escaped = text => text
  .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/đ/g, stroke ? "d\u0335" : "đ")
  .replace(/Đ/g, stroke ? "D\u0335" : "Đ")
const element = (name, text) => `<${name}>${escaped(text)}</${name}>`

const { index } = await createIndex()
for (const { address, title, called, names, text, body } of JSON.parse(readFileSync(source, "utf8")).records) {
  const content = [
    "<html lang=vi><body>", element("h1", title), ...called.map(name => element("h2", name)),
    ...names.map(name => element("h3", name)), element("p", text), element("p", body)].join("\n")
  const { errors } = await index.addHTMLFile({ url: `/${address}`, content })
  if (errors.length) throw new Error(errors.join("\n"))
}
const { errors } = await index.writeFiles({ outputPath: folder })
if (errors.length) throw new Error(errors.join("\n"))
await close()
