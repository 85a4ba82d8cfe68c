// The box in the head of every page: results by kind while one types. It comes when the box
// is first entered; Enter leads to the full page, with or without it.

import { addressOf, ask, BASE, failure, meantLine, titleLink } from "./client.js"
import { element, marked } from "./marks.js"

const PAUSE = 150
const SHOWN = 8
const ASKING = "Gõ từ cần tìm"

const search = document.querySelector("[data-search-box]")
const input = search.querySelector("[name=q]")
const meta = element("p", { class: "md-search-result__meta", role: "status" }, ASKING)
const list = element("div", { class: "md-search-result" })
const output = element(
  "section", { class: "md-search__output", "aria-label": "Kết quả tìm kiếm", hidden: "" }, meta, list)
input.form.after(output)
const stops = () => [input, ...list.querySelectorAll("a")]

const resultOf = item => element(
  "li", { class: "md-search-result__item" },
  titleLink(item, "md-search-result__link"),
  element("p", {}, [item.note, item.day].filter(Boolean).join(" · ")),
  element("p", { class: "md-search-result__teaser" }, marked(item.text, new Set(item.terms))))

// Groups stand in the order of their best result.
const groupsOf = items => {
  const groups = new Map()
  for (const item of items) {
    if (!groups.has(item.label)) groups.set(item.label, [])
    groups.get(item.label).push(item)
  }
  return [...groups].flatMap(([label, group], place) => [
    element("p", { class: "md-search-result__kind", id: `search-kind-${place}` }, label),
    element("ul", { role: "list", "aria-labelledby": `search-kind-${place}` },
      ...group.map(resultOf)),
  ])
}

const wayOn = (address, words) => element(
  "p", { class: "md-search-result__more" },
  element("a", { href: address, class: "md-search-result__link" }, words))

const show = (query, { items, total, isCut, meant, failed }) => {
  const siteMap = () => wayOn(new URL("so-do-trang/", BASE).href, "Xem sơ đồ trang")
  if (failed) {
    meta.textContent = failure()
    list.replaceChildren(
      element("p", {}, "Hãy gõ lại sau ít phút, hoặc mở sơ đồ trang."), siteMap())
    return
  }
  const hasMore = isCut || total > items.length
  const found = hasMore ? `${items.length} trang phù hợp nhất` : `${total} trang phù hợp`
  meta.textContent = total ? found : "Không tìm thấy trang nào"
  list.replaceChildren(
    ...(meant ? [meantLine(meant)] : []),
    ...groupsOf(items),
    ...(hasMore ? [wayOn(addressOf(query), "Xem tất cả kết quả")] : []),
    ...(total ? [] : [
      element("p", {}, "Hãy thử ít từ hơn, hoặc tìm theo mục."), siteMap()]))
}

// New results take the place of old ones, and the focus stays at the same place among them.
const replace = (query, found) => {
  const at = stops().indexOf(document.activeElement)
  show(query, found)
  list.removeAttribute("aria-busy")
  if (at > 0) stops().at(Math.min(at, stops().length - 1)).focus()
}

const open = () => { output.hidden = false }
const close = () => { output.hidden = true }

// Of many keystrokes only the newest is answered, and only after a pause.
let newest = 0
let pause
const answer = async () => {
  const query = input.value
  const mine = ++newest
  if (!query.trim()) {
    list.replaceChildren()
    list.removeAttribute("aria-busy")
    meta.textContent = ASKING
    return
  }
  const found = await ask(query, { shown: SHOWN })
  if (mine === newest) replace(query, found)
}

input.addEventListener("input", () => {
  list.setAttribute("aria-busy", "true")
  newest++
  clearTimeout(pause)
  pause = setTimeout(answer, PAUSE)
  open()
})
input.addEventListener("focus", open)
input.form.addEventListener("reset", () => {
  input.focus()
  setTimeout(answer)
})

const move = step => {
  const all = stops()
  const now = all.indexOf(document.activeElement)
  all[Math.min(Math.max(now + step, 0), all.length - 1)].focus()
}

search.addEventListener("keydown", event => {
  if (event.key === "ArrowDown") move(1)
  else if (event.key === "ArrowUp") move(-1)
  else if (event.key === "Escape" && !output.hidden) {
    input.focus()
    close()
  } else return
  event.preventDefault()
})
search.addEventListener("focusout", ({ relatedTarget }) => {
  if (relatedTarget && !search.contains(relatedTarget)) close()
})
document.addEventListener("pointerdown", ({ target }) => {
  if (!search.contains(target)) close()
})

if (search.contains(document.activeElement)) {
  open()
  answer()
}
