// What every page does in the browser: text size and dark ground, remembered
// between pages, and search, whose script comes only when someone wants it.
// Without JavaScript the controls stay hidden and the page follows the system.

const { base, search } = document.currentScript.dataset

// The names that Material's bundle expects to find.
window.__md_scope = new URL(base, location)
window.__md_hash = text => [...text].reduce((sum, c) => (sum << 5) - sum + c.charCodeAt(0), 0)
window.__md_get = (key, storage = localStorage, scope = __md_scope) =>
  JSON.parse(storage.getItem(scope.pathname + "." + key))
window.__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value))
  } catch {
    // A full or forbidden storage only means that the choice is forgotten.
  }
}

{
  const root = document.documentElement
  const sizes = ["small", "normal", "large", "larger", "largest"]
  const remembered = key => {
    try {
      return __md_get(key)
    } catch {
      return null
    }
  }

  const showSize = size => { root.dataset.text = sizes.includes(size) ? size : "normal" }
  const showScheme = scheme => {
    if (scheme === "dark" || scheme === "light") root.dataset.scheme = scheme
  }
  showSize(remembered("__text"))
  showScheme(remembered("__scheme"))

  const isDark = () => root.dataset.scheme
    ? root.dataset.scheme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches

  const control = panel => {
    const scheme = panel.querySelector("[data-scheme-switch]")
    const showPressed = () => scheme.setAttribute("aria-pressed", String(isDark()))
    panel.hidden = false
    showPressed()
    for (const button of panel.querySelectorAll("[data-text]")) {
      button.addEventListener("click", () => {
        const step = Number(button.dataset.text)
        const now = sizes.indexOf(root.dataset.text)
        const next = step === 0 ? 1 : Math.min(Math.max(now + step, 0), sizes.length - 1)
        showSize(sizes[next])
        __md_set("__text", sizes[next])
      })
    }
    scheme.addEventListener("click", () => {
      const next = isDark() ? "light" : "dark"
      showScheme(next)
      __md_set("__scheme", next)
      showPressed()
    })
  }

  // The search script weighs more than all the rest of a page, so it is
  // fetched when the box is first entered. Until it has come, Enter leads to
  // the site map, as it does without JavaScript.
  const fetchSearchOnDemand = () => {
    const box = document.querySelector("[data-md-component=search-query]")
    const fetchSearch = () => {
      const script = document.createElement("script")
      script.src = search
      document.head.append(script)
    }
    box.addEventListener("focus", fetchSearch, { once: true })
  }

  document.addEventListener("DOMContentLoaded", () => {
    document.querySelectorAll("[data-display]").forEach(control)
    fetchSearchOnDemand()
  }, { once: true })
}
