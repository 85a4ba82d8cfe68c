// The worker that searches. A question is { number, query, options }, its answer
// { number, answer }; both stand in searcher.js. `answer.failed` says that files did not come.

importScripts(
  "text.js", "typing.js", "shards.js", "reading.js", "ranking.js", "searcher.js")

{
  const BASE = new URL("../../../", self.location)
  const { Searcher } = thiduaSearch
  const fetched = async (address, cache) => {
    const answer = await fetch(new URL(address, BASE), { cache })
    if (!answer.ok) throw new Error(`${answer.status} ${address}`)
    return answer
  }

  const open = async () => {
    const core = await (await fetched("search/index.json", "no-cache")).json()
    return new Searcher(
      core, async name => (await fetched(core.folder + name, "force-cache")).text())
  }

  // The core is fetched before there is a question; a failure is met again at the first one.
  let opened = open()
  opened.catch(() => {})

  // Only the full page narrows and sorts, so the box does without the script for it.
  const takeFacets = () => {
    if (!thiduaSearch.Facets) importScripts("facets.js")
  }

  // A page that stood open while the site was published anew has an old core, whose folder is
  // gone: the second try starts from the new core.
  const search = async (query, options) => {
    try {
      return await (await opened).search(query, options)
    } catch {
      opened = open()
      return (await opened).search(query, options)
    }
  }

  addEventListener("message", async ({ data: { number, query, options } }) => {
    let answer
    try {
      if (options?.chosen || options?.sort) takeFacets()
      answer = await search(query, options)
    } catch (error) {
      console.warn(error)
      answer = { items: [], total: 0, failed: true }
    }
    postMessage({ number, answer })
  })
}
