const isStroked = location.pathname.includes("stroke")
const written = query => isStroked ? query.normalize("NFC").replace(/đ/g, "d\u0335").replace(/Đ/g, "D\u0335") : query

// Without its worker, because only the main thread can be slowed.
const open = async () => {
  const pagefind = await import("/built/pagefind.js")
  await pagefind.options({ noWorker: true })
  return pagefind
}

let opened
window.ask = async query => {
  const pagefind = await (opened ??= open())
  const { results } = await pagefind.search(written(query))
  const found = await Promise.all(results.slice(0, 10).map(result => result.data()))
  return found.map(({ raw_url, url }) => (raw_url ?? url).replace(/^\//, ""))
}
