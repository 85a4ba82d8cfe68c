// The worker behind Material's search box. Material's messages: 0 SETUP, 1 READY, 2 QUERY,
// 3 RESULT. It sends a query at every key; only the newest is answered.

importScripts(
  "text.js", "typing.js", "shards.js", "reading.js", "ranking.js", "results.js", "searcher.js")

{
  const SETUP = 0
  const READY = 1
  const QUERY = 2
  const RESULT = 3
  const BASE = new URL("../../../", self.location)

  const { escapeHtml, messageOf, Searcher } = thiduaSearch
  let searcher
  let newest = 0

  const fetched = async (address, cache) => {
    const answer = await fetch(new URL(address, BASE), { cache })
    if (!answer.ok) throw new Error(`${answer.status} ${address}`)
    return answer
  }

  const open = core => {
    const load = async name => (await fetched(core.folder + name, "force-cache")).text()
    searcher = new Searcher(core, load)
  }

  // A page that stood open while the site was published anew has an old core, whose folder is
  // gone: the second try starts from the new core.
  const search = async query => {
    try {
      return await searcher.search(query)
    } catch {
      open((await (await fetched("search/search_index.json", "no-cache")).json()).docs)
      return searcher.search(query)
    }
  }

  const answer = async query => {
    try {
      const { items, meant } = await search(query)
      if (meant && items.length) {
        items[0][0].text = `<em>Đã tìm: “${escapeHtml(meant)}”.</em> ${items[0][0].text}`
      }
      return { items, meant }
    } catch (error) {
      console.warn(error)
      const text = "Mạng yếu hoặc đang mất mạng. Hãy gõ lại sau ít phút, hoặc xem sơ đồ trang."
      return { items: [messageOf("Chưa tải được dữ liệu tìm kiếm", text)] }
    }
  }

  addEventListener("message", async ({ data: { type, data } }) => {
    if (type === SETUP) {
      open(data.docs)
      postMessage({ type: READY })
    } else if (type === QUERY) {
      const mine = ++newest
      const result = await answer(data)
      if (mine === newest) postMessage({ type: RESULT, data: result })
    }
  })
}
