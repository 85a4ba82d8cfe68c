// The full page of search. All of its state stands in the address: q, the facets by their names,
// `xep` for the order and `trang` for how many pages of results are shown.

import { ask, failure, meantLine, titleLink } from "./client.js"
import { FacetForm } from "./facet-form.js"
import { element, marked } from "./marks.js"

const PER_PAGE = 10
const SLOW = 600
const FACETS = ["loai", "linh-vuc", "dia-phuong", "phong-trao", "chu-de", "nam", "tinh-trang"]

const form = document.querySelector("[data-search-form]")
const input = form.elements.q
const status = document.querySelector("[data-search-status]")
const results = document.querySelector("[data-search-results]")
const list = document.querySelector("[data-search-hits]")
const more = document.querySelector("[data-search-more]")
const help = document.querySelector("[data-search-help]")
const start = document.querySelector("[data-search-start]")
const order = document.querySelector("[data-search-order]")
const title = document.title

// { query, chosen, sort, pages } of an address; what else stands in it is not read.
const stateOf = address => {
  const given = new URL(address).searchParams
  const chosen = new Map()
  for (const name of FACETS) if (given.has(name)) chosen.set(name, given.getAll(name))
  return {
    query: given.get("q") ?? "",
    chosen,
    sort: given.get("xep") === "ngay" ? "day" : undefined,
    pages: Math.max(1, Math.min(Number.parseInt(given.get("trang"), 10) || 1, 1000)),
  }
}

const addressOf = ({ query, chosen, sort, pages }) => {
  const place = new URL(location.pathname, location)
  if (query) place.searchParams.set("q", query)
  for (const [name, values] of chosen) {
    for (const value of values) place.searchParams.append(name, value)
  }
  if (sort) place.searchParams.set("xep", "ngay")
  if (pages > 1) place.searchParams.set("trang", pages)
  return place
}

const badge = (label, tone) => element("span", { class: `badge badge--${tone}` }, label)

const resultOf = item => element(
  "li", { class: "hit" },
  element("h3", { class: "hit__title" }, titleLink(item, "hit__link")),
  element(
    "p", { class: "card__meta" }, item.label,
    ...(item.note ? [" ", badge(item.note, item.tone)] : []),
    ...(item.day ? [` · ${item.day}`] : [])),
  element("p", { class: "hit__text" }, marked(item.text, new Set(item.terms))))

const number = new Intl.NumberFormat("vi-VN")

const summary = ({ query, chosen }, { items, total, hasMore, failed }) => {
  if (failed) return failure()
  const filters = [...chosen.values()].flat().length
  if (!query.trim() && !filters) return "Gõ từ cần tìm, hoặc chọn bộ lọc để xem."
  const what = query.trim() ? ` cho “${query.trim().slice(0, 80)}”` : ""
  const beside = filters ? `, theo ${filters} bộ lọc` : ""
  if (hasMore) return `${items.length} trang phù hợp nhất${what}.`
  return total
    ? `Có ${number.format(total)} trang phù hợp${what}${beside}.`
    : `Không tìm thấy trang nào${what}${beside}.`
}

const advice = (state, { failed }) => {
  if (failed) {
    const again = element("button", { type: "button" }, "Thử lại")
    again.addEventListener("click", () => run(state))
    return [
      element("p", {}, "Mạng yếu hoặc một phần dữ liệu chưa về. Các mục dưới đây vẫn mở được."),
      element("p", {}, again)]
  }
  const hints = [
    "Xem lại chính tả. Gõ không dấu cũng tìm được.",
    "Dùng ít từ hơn, hoặc từ khác cùng nghĩa.",
    "Với văn bản, gõ số và năm, ví dụ: 98/2023.",
    ...(state.chosen.size ? ["Bỏ bớt bộ lọc."] : []),
  ]
  return [element("ul", {}, ...hints.map(hint => element("li", {}, hint)))]
}

// Said again, since Safari does not take a list without marks for one.
list.setAttribute("role", "list")

let current
let newest = 0

// Whether all pages are looked for, by which filters are counted, or only the best few: on a
// telephone the filters are folded, and most of what they need would come for nothing.
let isWhole = false

const facetForm = new FacetForm(
  document.querySelector("[data-search-facets]"),
  chosen => { go({ ...current, chosen, pages: 1 }) },
  () => { if (!isWhole) run(current) })

// Shows the results of a state; `from` is how many of them are on the page already.
const run = async (state, from = 0) => {
  current = state
  const areFew = from && !isWhole
  isWhole = facetForm.isOpen || state.chosen.size > 0 || Boolean(state.sort) || state.pages > 1
  const mine = ++newest
  input.value = state.query
  document.title = state.query ? `${state.query.slice(0, 80)} - ${title}` : title
  const slow = setTimeout(() => { status.textContent = "Đang tìm…" }, SLOW)
  const found = await ask(state.query, isWhole
    ? { shown: state.pages * PER_PAGE, chosen: state.chosen, sort: state.sort }
    : { shown: PER_PAGE })
  clearTimeout(slow)
  if (mine !== newest) return
  const isIdle = !state.query.trim() && !state.chosen.size
  const isShown = !isIdle && found.total > 0
  // How many there are is known only when all were looked for.
  const hasMore = !isWhole && (found.isCut || found.total > found.items.length)
  status.textContent = summary(state, { ...found, hasMore })
  results.hidden = !isShown
  start.hidden = isShown
  help.replaceChildren(...(isIdle && !found.failed || isShown ? [] : advice(state, found)))
  if (found.meant && isShown) help.append(meantLine(found.meant))
  if (found.facets) facetForm.show(found.facets, state.chosen)
  else if (!found.failed) facetForm.offer()
  order.elements.xep.value = state.sort ? "ngay" : ""
  // The best few need not be the first of all: what stands there is told anew.
  const stay = areFew ? 0 : from
  const made = (isShown ? found.items.slice(stay) : []).map(resultOf)
  if (stay) list.append(...made)
  else list.replaceChildren(...made)
  more.hidden = !isShown || !hasMore && found.total <= found.items.length
  if (from) made[from - stay]?.querySelector("a").focus()
}

const go = (state, from) => {
  history.pushState(null, "", addressOf(state))
  run(state, from)
}

form.addEventListener("submit", event => {
  event.preventDefault()
  go({ ...current, query: input.value, pages: 1 })
})
order.addEventListener("change", () => {
  go({ ...current, sort: order.elements.xep.value ? "day" : undefined, pages: 1 })
})
more.addEventListener("click", () => {
  go({ ...current, pages: current.pages + 1 }, current.pages * PER_PAGE)
})
addEventListener("popstate", () => run(stateOf(location.href)))

run(stateOf(location.href))
