// What every page does in the browser: text size and dark ground, remembered
// between pages, and search, whose script comes only when someone wants it.
// Without JavaScript there are no controls and the page follows the system.

const { currentScript } = document

{
  const root = document.documentElement
  const sizes = ["small", "normal", "large", "larger", "largest"]
  const place = new URL("../../", currentScript.src).pathname
  const remembered = key => {
    try {
      return localStorage.getItem(place + key)
    } catch {
      return null
    }
  }
  const remember = (key, value) => {
    try {
      localStorage.setItem(place + key, value)
    } catch {
      // A full or forbidden storage only means that the choice is forgotten.
    }
  }

  const showSize = size => { root.dataset.text = sizes.includes(size) ? size : "normal" }
  const showScheme = scheme => {
    if (scheme === "dark" || scheme === "light") root.dataset.scheme = scheme
  }
  showSize(remembered("text"))
  showScheme(remembered("scheme"))

  const isDark = () => root.dataset.scheme
    ? root.dataset.scheme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches

  const steps = [[-1, "A−", "A−, giảm cỡ chữ"], [0, "A", "A, cỡ chữ thường"], [1, "A+", "A+, tăng cỡ chữ"]]
  const button = (attributes, sign) => `<button type="button" ${attributes}>${sign}</button>`
  const controls = [
    '<div class="display__group" role="group" aria-label="Cỡ chữ">',
    ...steps.map(([step, sign, name]) => button(`data-text="${step}" aria-label="${name}"`, sign)),
    "</div>",
    button("data-scheme-switch", "Nền tối"),
  ].join("")

  const control = panel => {
    panel.innerHTML = controls
    const scheme = panel.querySelector("[data-scheme-switch]")
    const showPressed = () => scheme.setAttribute("aria-pressed", String(isDark()))
    showPressed()
    for (const button of panel.querySelectorAll("[data-text]")) {
      button.addEventListener("click", () => {
        const step = Number(button.dataset.text)
        const now = sizes.indexOf(root.dataset.text)
        const next = step === 0 ? 1 : Math.min(Math.max(now + step, 0), sizes.length - 1)
        showSize(sizes[next])
        remember("text", sizes[next])
      })
    }
    scheme.addEventListener("click", () => {
      const next = isDark() ? "light" : "dark"
      showScheme(next)
      remember("scheme", next)
      showPressed()
    })
  }

  const script = name => import(new URL(`search/${name}.js`, currentScript.src))

  // The scripts of search come when the box is first entered. Until then, and without a
  // network, Enter leads to the page of search, as it does without JavaScript.
  const fetchSearchOnDemand = () => {
    const box = document.querySelector("[data-search-box]")
    box.addEventListener("focusin", () => script("box").catch(() => {}), { once: true })
    if (new URLSearchParams(location.search).get("h")) script("highlight").catch(() => {})
  }

  // The card of a cited document or a term appears at its link on hover and focus, can
  // be entered with the pointer and goes away with Escape (WCAG 1.4.13).
  const showCards = () => {
    let shown = null
    const hide = () => {
      shown?.card.classList.remove("law-card--shown")
      shown?.home.append(shown.card)
      shown = null
    }
    const show = link => {
      const card = document.getElementById(link.getAttribute("aria-describedby"))
      if (!card || shown?.card === card) return
      hide()
      shown = { card, home: card.parentNode }
      const place = link.getBoundingClientRect()
      document.body.append(card)
      card.classList.add("law-card--shown")
      const left = Math.min(place.left, root.clientWidth - card.offsetWidth - 8)
      card.style.left = `${Math.max(left, 8) + scrollX}px`
      card.style.top = `${place.bottom + scrollY + 4}px`
    }
    for (const link of document.querySelectorAll("a[aria-describedby]")) {
      link.addEventListener("mouseenter", () => show(link))
      link.addEventListener("focus", () => show(link))
      link.addEventListener("blur", hide)
      link.addEventListener("mouseleave", event => {
        if (!shown?.card.contains(event.relatedTarget)) hide()
      })
    }
    document.addEventListener("keydown", event => { if (event.key === "Escape") hide() })
    document.addEventListener("mouseout", event => {
      if (shown?.card.contains(event.target) && !shown.card.contains(event.relatedTarget)) hide()
    })
  }

  // How many rows of the register the chosen filters leave.
  const countRows = form => {
    const rows = document.querySelectorAll("[data-register] tbody tr")
    const say = form.querySelector("[data-count]")
    const count = () => {
      const left = [...rows].filter(row => row.offsetParent !== null).length
      say.textContent = `Đang hiện ${left} văn bản.`
    }
    form.addEventListener("change", count)
    form.addEventListener("reset", () => setTimeout(count))
  }

  // One press copies a story for a newsroom: with its form for a program that takes HTML, as
  // words alone for the others. A snippet of code is copied as it stands.
  const offerCopy = (place, words, pieces) => {
    const button = document.createElement("button")
    const said = document.createElement("span")
    button.type = "button"
    button.className = "copy"
    button.textContent = words
    said.setAttribute("role", "status")
    place.prepend(button, " ", said)
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.write([new ClipboardItem(pieces())])
        said.textContent = "Đã chép."
      } catch {
        said.textContent = "Trình duyệt không cho chép; xin mở tệp rồi chép."
      }
    })
  }
  const offerStory = list => {
    const [text, markup] = list.querySelectorAll("a")
    const piece = async (link, type) => new Blob([await (await fetch(link.href)).text()], { type })
    const place = document.createElement("li")
    list.prepend(place)
    offerCopy(place, "Chép bài", () => ({
      "text/plain": piece(text, "text/plain"),
      "text/html": piece(markup, "text/html"),
    }))
  }
  const offerSnippet = snippet => offerCopy(snippet.nextElementSibling, "Chép mã", () => ({
    "text/plain": new Blob([snippet.textContent], { type: "text/plain" }),
  }))

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-display]").forEach(control)
    fetchSearchOnDemand()
    showCards()
    document.querySelectorAll("[data-filters]").forEach(countRows)
    if (!window.ClipboardItem) return
    document.querySelectorAll("[data-press]").forEach(offerStory)
    document.querySelectorAll("[data-snippet]").forEach(offerSnippet)
  }, { once: true })
}
