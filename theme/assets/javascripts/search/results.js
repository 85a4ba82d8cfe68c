// Results as Material shows them: escaped HTML, with marks on the words that were found.

{
  const { foldPlain, plain } = thiduaSearch
  const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }
  const WRITTEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

  const escapeHtml = text => text.replace(/[&<>"']/g, letter => ESCAPES[letter])

  // The words of a text that are among the folded terms, as they are written there.
  const writtenWords = (text, terms) =>
    (text.match(WRITTEN) ?? []).filter(word => terms.has(foldPlain(plain(word))))

  const marked = (text, terms) => {
    let html = ""
    let done = 0
    for (const match of text.matchAll(WRITTEN)) {
      if (!terms.has(foldPlain(plain(match[0])))) continue
      html += `${escapeHtml(text.slice(done, match.index))}<mark>${escapeHtml(match[0])}</mark>`
      done = match.index + match[0].length
    }
    return (html + escapeHtml(text.slice(done))).replaceAll("</mark> <mark>", " ")
  }

  // One result: a list of one, since Material groups the sections of a page.
  const resultOf = ([address, title, text, note], { kind, label }, score, terms) => {
    const found = writtenWords(`${title} ${text}`, terms)
    const head = [label, note].filter(Boolean).map(escapeHtml).join(" · ")
    return [{
      location: address,
      title: marked(title, terms),
      text: `<small>${head}</small><br>${marked(text, terms)}`,
      score,
      terms: Object.fromEntries([...new Set(found)].map(word => [escapeHtml(word), true])),
      kind,
      label,
      note,
    }]
  }

  // A message in the place of results; it leads to the map of the site.
  const messageOf = (title, text) => [{
    location: "so-do-trang/",
    title: escapeHtml(title),
    text: escapeHtml(text),
    score: 1,
    terms: {},
    kind: "message",
  }]

  Object.assign(thiduaSearch, { escapeHtml, marked, messageOf, resultOf, writtenWords })
}
