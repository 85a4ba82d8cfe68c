// The worker of the site on the main thread, because only that can be slowed. It is asked by its
// protocol: { number, query, options } in, { number, answer } out.
const ADDRESS = new URL("/built/assets/javascripts/search/worker.js", location)

const text = address => {
  const request = new XMLHttpRequest()
  request.open("GET", new URL(address, ADDRESS), false)
  request.send()
  return request.responseText
}

const runGlobally = address => {
  const script = document.createElement("script")
  script.textContent = text(address)
  document.head.append(script)
}

let listener
const waiting = new Map()

const start = () => new Function(
  "self", "importScripts", "addEventListener", "postMessage", text(ADDRESS))(
  { location: ADDRESS },
  (...addresses) => addresses.forEach(runGlobally),
  (_, wanted) => { listener = wanted },
  ({ number, answer }) => waiting.get(number)(answer))

window.ask = async query => {
  if (!listener) start()
  const number = waiting.size
  const answer = await new Promise(settle => {
    waiting.set(number, settle)
    listener({ data: { number, query, options: { shown: 10 } } })
  })
  if (answer.failed) throw new Error(`no answer to ${query}`)
  return answer.items.map(({ address }) => address)
}
