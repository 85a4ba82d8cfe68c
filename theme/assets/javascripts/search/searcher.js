// A query in, results out. Free of browser and worker: `load` is all it needs.

{
  const {
    asTyped, documentNumbers, foldPlain, isMarked, isSyllable, plain, Ranker, Reader,
    readings, Shards, Vocabulary, wordsOf,
  } = thiduaSearch

  // The share of the best score that a page without all words must have: a list of the best may
  // end with weak ones, a list of all is sorted and counted.
  const LEAST_SHARE = 0.04
  const LEAST_SHARE_OF_ALL = 0.2
  const LITERAL = 0.9
  const AFTER_ENDED = 0.98
  const SHOWN = 10
  // The number of a document without its letters.
  const SHORT_NUMBER = /(?:^|[^0-9/])([0-9]+\/[0-9]{4})(?![0-9/])/g
  const WRITTEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu

  class Searcher {
    // `core` is the core of the index; `load(name)` gives the text of a file in its folder.
    constructor(core, load) {
      this.pack = core.pack
      this.states = core.states
      this.vocabulary = new Vocabulary(core.vocabulary)
      this.shards = new Shards(core, load, this.vocabulary)
      this.reader = new Reader(this.shards, this.vocabulary)
      this.ranker = new Ranker(core, this.shards, this.vocabulary)
      this.abbreviations = new Map(Object.entries(core.abbreviations))
      this.successors = new Map(Object.entries(core.successors)
        .map(([document, after]) => [Number(document), after]))
    }

    // { items, total, isCut, meant, facets }: the best `shown` of `total` results, of more when
    // isCut; `meant` is how the query was read when a word was mended. With `chosen`, a map from
    // names of facets to values, all results are found and narrowed, and `facets` has the counts;
    // without words everything is found then. `sort` may be "day". Both need facets.js. Throws
    // what `load` throws.
    async search(query, { shown = SHOWN, chosen, sort } = {}) {
      const words = wordsOf(query)
      let found = chosen ? this.everything() : []
      let isCut = false
      if (words.length) ({ found, isCut } = await this.found(query, words, Boolean(chosen)))
      let facets
      if (chosen) ({ kept: found, facets } = (await this.facets()).narrowed(found, chosen))
      if (sort === "day") found = await this.byDay(found)
      const kept = found.slice(0, shown)
      const texts = await Promise.all(
        kept.map(({ document }) => this.shards.text(document, this.pack)))
      const items = kept.map((result, place) => this.item(result, texts[place]))
      const meant = kept.length ? meaning(kept[0].slots, texts[0]) : undefined
      return { items, total: found.length, isCut, meant, facets }
    }

    facets() {
      return this.shards.file(
        "facets.json", text => new thiduaSearch.Facets(JSON.parse(text), this.ranker.count))
    }

    async byDay(found) {
      return thiduaSearch.byDay(found, await this.shards.file("days.txt", days => days))
    }

    everything() {
      return this.ranker.documents.map(document => ({ document, score: 0, slots: [] }))
    }

    // Every document that answers the words, the best first: those that have all of them, and
    // those that come near the best.
    async found(query, words, isComplete) {
      const isOpen = !/\s$/.test(query)
      const isExact = isMarked(words)
      const numbers = [
        ...documentNumbers(query), ...[...query.matchAll(SHORT_NUMBER)].map(([, number]) => number)]
      const typed = await this.reader.choices(words, isOpen)
      const choices = new Map(words.map((word, place) => [word, typed[place]]))
      // A short form may be a syllable too: "tu" in "tu quan" is not TƯ.
      const isWord = word => isSyllable(word.folded) && choices.get(word)[0].isNamed
      const all = readings(words, this.abbreviations, isWord)
      const read = await Promise.all(all.map(async (reading, place) => {
        const slots = reading.map(word => choices.get(word) ?? [asTyped(word)])
        const worth = await this.ranker.worth(slots, numbers, isExact, isComplete)
        const weight = all.length > 1 && place === all.length - 1 ? LITERAL : 1
        return { ...worth, slots, weight }
      }))
      const found = strongest(read, isComplete ? LEAST_SHARE_OF_ALL : LEAST_SHARE)
      return {
        found: this.leadToSuccessors(found, words),
        isCut: read.some(reading => reading.isCut),
      }
    }

    // One result as it is shown; `terms` are the folded words to be marked in it and on its page.
    item({ document, score, slots }, [address, title, text, day, state]) {
      const { label } = this.ranker.kindOf(document)
      const [note, tone] = this.states[state] ?? []
      const there = new Set(foldedWords(`${title} ${text}`))
      const terms = slots.flatMap(slot => slot.filter(
        (choice, place) => place === 0 || there.has(choice.term)).map(choice => choice.term))
      return { address, title, text, label, day, note, tone, score, terms: [...new Set(terms)] }
    }

    // What replaced a document whose number was asked for stands right after it.
    leadToSuccessors(found, words) {
      const led = new Map()
      if (words.some(word => /^[0-9]+$/.test(word.folded))) {
        for (const { document, score, slots } of found.slice(0, 3)) {
          for (const after of this.successors.get(document) ?? []) {
            led.set(after, { document: after, score: score * AFTER_ENDED, slots })
          }
        }
      }
      if (!led.size) return found
      const others = found.map(result => {
        const better = led.get(result.document)
        led.delete(result.document)
        return better && better.score > result.score ? better : result
      })
      return [...others, ...led.values()].sort(byScore)
    }
  }

  const byScore = (one, other) => other.score - one.score || one.document - other.document

  const foldedWords = text => (text.match(WRITTEN) ?? []).map(word => foldPlain(plain(word)))

  // The documents with their best readings: those with all words, and those whose score is at
  // least this share of the best.
  const strongest = (read, share) => {
    const count = read[0].scores.length
    const best = new Float64Array(count)
    const by = new Uint8Array(count)
    let most = 0
    for (const [place, { scores, weight }] of read.entries()) {
      for (let document = 0; document < count; document++) {
        const score = scores[document] * weight
        if (score <= best[document]) continue
        best[document] = score
        by[document] = place
        if (score > most) most = score
      }
    }
    const least = most * share
    const found = []
    for (let document = 0; document < count; document++) {
      const score = best[document]
      if (!score) continue
      const { slots, isFull } = read[by[document]]
      if (isFull[document] || score >= least) found.push({ document, score, slots })
    }
    return found.sort(byScore)
  }

  // How the query was read, in the letters of the best result; undefined when nothing was mended.
  const meaning = (slots, [, title, text]) => {
    const written = new Map()
    for (const word of `${title} ${text}`.match(WRITTEN) ?? []) {
      const folded = foldPlain(plain(word))
      if (!written.has(folded)) written.set(folded, word.toLowerCase())
    }
    let isMended = false
    const words = slots.map(slot => {
      const there = slot.filter(choice => written.has(choice.term))
      const [chosen] = there.sort((one, other) => other.weight - one.weight)
      if (!chosen) return slot[0].term
      isMended ||= chosen.isMended
      return written.get(chosen.term)
    })
    return isMended ? words.join(" ") : undefined
  }

  Object.assign(thiduaSearch, { Searcher })
}
