// The facets beside the results. They are made once and then only told their counts, so that
// the focus stays where it is.

import { element } from "./marks.js"

const WIDE = matchMedia("(min-width: 64rem)")

export class FacetForm {
  // `choose` is called with a map from names to chosen values; `ask` when the filters are unfolded
  // before they are known.
  constructor(place, choose, ask) {
    this.place = place
    this.choose = choose
    this.all = element("span", { class: "count" })
    this.folded = element(
      "details", { class: "facets" }, element("summary", {}, "Bộ lọc ", this.all))
    const unfold = () => { this.folded.open = WIDE.matches }
    WIDE.addEventListener("change", unfold)
    unfold()
    this.folded.addEventListener("toggle", () => {
      if (this.folded.open && !this.boxes) ask()
    })
    place.replaceChildren(this.folded)
  }

  get isOpen() {
    return this.folded.open
  }

  // Lets the filters be unfolded, which are not known yet.
  offer() {
    this.place.hidden = false
  }

  // `facets` as the worker counts them, `chosen` as the address says.
  show(facets, chosen) {
    if (!this.boxes) this.make(facets, chosen)
    let all = 0
    for (const { name, values } of facets) {
      const wanted = chosen.get(name) ?? []
      const { details, counted, boxes } = this.boxes.get(name)
      let isEmpty = true
      let ticked = 0
      for (const { value, count } of values) {
        const { input, label, shown } = boxes.get(value)
        input.checked = wanted.includes(value)
        shown.textContent = count
        label.hidden = !count && !input.checked && input !== document.activeElement
        isEmpty &&= label.hidden
        if (input.checked) ticked++
      }
      details.hidden = isEmpty
      counted.textContent = ticked ? `(đang chọn ${ticked})` : ""
      all += ticked
    }
    this.clear.hidden = !all
    this.all.textContent = all ? `(đang chọn ${all})` : ""
    this.place.hidden = false
  }

  make(facets, chosen) {
    this.boxes = new Map()
    this.clear = element("button", { type: "reset" }, "Bỏ mọi bộ lọc")
    const groups = facets.map((facet, place) => this.group(facet, place === 0 || chosen.has(facet.name)))
    const form = element(
      "form", { class: "filters", "aria-label": "Lọc kết quả" }, ...groups,
      element("p", {}, this.clear))
    this.folded.append(form)
    form.addEventListener("change", () => this.choose(this.chosen()))
    form.addEventListener("submit", event => event.preventDefault())
    form.addEventListener("reset", event => {
      event.preventDefault()
      this.folded.querySelector("summary").focus()
      this.choose(new Map())
    })
  }

  group({ name, label, values }, isOpen) {
    const boxes = new Map()
    const labels = values.map(({ value, label: words }) => {
      const input = element("input", { type: "checkbox", name, value })
      const shown = element("span", { class: "count" })
      const made = element("label", {}, input, element("span", {}, words, " ", shown))
      boxes.set(value, { input, label: made, shown })
      return made
    })
    const counted = element("span", { class: "count" })
    const details = element(
      "details", {}, element("summary", {}, label, " ", counted),
      element(
        "fieldset", {}, element("legend", { class: "filters__legend" }, label), ...labels))
    details.open = isOpen
    this.boxes.set(name, { details, counted, boxes })
    return details
  }

  chosen() {
    const found = [...this.boxes].map(([name, { boxes }]) => [
      name, [...boxes].filter(([, { input }]) => input.checked).map(([value]) => value)])
    return new Map(found.filter(([, values]) => values.length))
  }
}
