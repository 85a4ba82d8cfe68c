// A query in, results out. Free of browser and worker: `load` is all it needs.

{
  const {
    documentNumbers, isMarked, Ranker, Reader, readings, resultOf, Shards, Vocabulary, wordsOf,
    writtenWords,
  } = thiduaSearch

  const LEAST_SHARE = 0.04
  const LITERAL = 0.9
  const AFTER_ENDED = 0.98
  const SHOWN = 10

  class Searcher {
    // `core` is the core of the index; `load(name)` gives the text of a file in its folder.
    constructor(core, load) {
      this.pack = core.pack
      this.shards = new Shards(core, load)
      this.vocabulary = new Vocabulary(core.vocabulary)
      this.reader = new Reader(this.shards, this.vocabulary)
      this.ranker = new Ranker(core, this.shards, this.vocabulary)
      this.abbreviations = new Map(Object.entries(core.abbreviations))
      this.successors = new Map(Object.entries(core.successors)
        .map(([document, after]) => [Number(document), after]))
    }

    // { items, meant }: items as Material takes them, best first; `meant` is how the query was
    // read when a word was mended, else undefined. Throws what `load` throws.
    async search(query, shown = SHOWN) {
      const words = wordsOf(query)
      if (!words.length) return { items: [] }
      const isOpen = !/\s$/.test(query)
      const isExact = isMarked(words)
      const numbers = documentNumbers(query)
      const all = readings(words, this.abbreviations)
      const read = await Promise.all(all.map(async (reading, place) => {
        const slots = await this.reader.choices(reading, isOpen && reading.at(-1) === words.at(-1))
        const scores = await this.ranker.scores(slots, numbers, isExact)
        return { slots, scores, weight: all.length > 1 && place === all.length - 1 ? LITERAL : 1 }
      }))
      const found = this.leadToSuccessors(strongest(read), words)
      const top = found[0]?.score ?? 0
      const kept = found.filter(({ score }) => score >= top * LEAST_SHARE).slice(0, shown)
      const texts = await Promise.all(
        kept.map(({ document }) => this.shards.text(document, this.pack)))
      const items = kept.map(({ document, score, slots }, place) => {
        const terms = new Set(slots.flat().map(choice => choice.term))
        return resultOf(texts[place], this.ranker.kindOf(document), score, terms)
      })
      return { items, meant: kept.length ? meaning(kept[0].slots, texts[0]) : undefined }
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

  // Each document with its best reading.
  const strongest = read => {
    const found = []
    const count = read[0].scores.length
    for (let document = 0; document < count; document++) {
      let best = { document, score: 0 }
      for (const { slots, scores, weight } of read) {
        const score = scores[document] * weight
        if (score > best.score) best = { document, score, slots }
      }
      if (best.score > 0) found.push(best)
    }
    return found.sort(byScore)
  }

  // How the query was read, in the letters of the best result; undefined when nothing was mended.
  const meaning = (slots, [, title, text]) => {
    let isMended = false
    const words = slots.map(slot => {
      const written = choice => writtenWords(`${title} ${text}`, new Set([choice.term]))[0]
      const there = slot.filter(choice => written(choice))
      const chosen = there.sort((one, other) => other.weight - one.weight)[0]
      if (!chosen) return slot[0].term
      isMended ||= chosen.isMended
      return written(chosen).toLowerCase()
    })
    return isMended ? words.join(" ") : undefined
  }

  Object.assign(thiduaSearch, { Searcher })
}
