// Which documents answer a query best.

{
  const { readList, sizeOf } = thiduaSearch

  const IN_TITLE = 1
  const IN_NAMES = 2
  const TITLE = 4
  const NAMES = 2
  const BODY = [0, 0.6, 0.8, 1]
  const PAIR = 1.5
  const EXACT = 1.35
  // A document's own number, written in full, names it; elsewhere it is only mentioned.
  const OWN_NUMBER = 1.5
  const MENTIONED_NUMBER = 1.1
  const LIKE_TITLE = 0.8
  const FULL = 0.99
  const ENOUGH = 10
  // Long lists that are read when the others give too little.
  const MOST_DEEP = 2
  const KIND_WEIGHTS = {
    movement: 1.15, document: 1.12, question: 1.15, guide: 1.12, page: 1.05, section: 1,
    topic: 1.05, field: 1, locality: 1.05, term: 1, consultation: 1, exemplar: 1, news: 0.95,
  }

  // Values of `fields` as the index writes them.
  const FIELD_SCORES = Array.from({ length: 16 }, (_, fields) =>
    (fields & IN_TITLE ? TITLE : 0) + (fields & IN_NAMES ? NAMES : 0) + BODY[fields >> 2])

  class Ranker {
    constructor(core, shards, vocabulary) {
      this.shards = shards
      this.vocabulary = vocabulary
      this.lengths = core.lengths
      // The numbers of documents are below `count`; some are free. `documents` are those that are.
      this.count = core.lengths.length
      this.documents = []
      this.weights = new Float32Array(this.count)
      this.kinds = []
      let at = 0
      for (const [kind, label, free, count] of core.kinds) {
        at += free
        this.weights.fill(KIND_WEIGHTS[kind] ?? 1, at, at + count)
        for (const end = at + count; at < end; at++) this.documents.push(at)
        this.kinds.push({ kind, label, end: at })
      }
    }

    kindOf(document) {
      return this.kinds.find(({ end }) => document < end)
    }

    idf(size) {
      return Math.log(1 + this.documents.length / Math.max(size, 1))
    }

    // What every document is worth for a reading: { scores, isFull, isCut }, scores 0 for most,
    // isFull 1 for those that have every word; isCut says that not all lists were read.
    // `isExact`: the accents were typed; `isComplete`: every list is wanted, however long.
    async worth(slots, numbers, isExact, isComplete) {
      const found = await this.found(slots, numbers)
      if (isComplete) await Promise.all(found.cut().map(line => this.deepen(line)))
      const first = this.account(found, slots, isExact)
      if (!first.isCut || first.full >= ENOUGH) return first
      await Promise.all(fewest(found.cut()).map(line => this.deepen(line)))
      return this.account(found, slots, isExact)
    }

    async line(family, key) {
      const line = await (family === "w" ? this.shards.word(key) : this.shards.pair(key))
      return line && { ...line, family, key, isCut: line.deeper !== undefined }
    }

    async deepen(line) {
      line.others = await this.shards.deeper(line.family, line.key, line.deeper)
      line.isCut = false
    }

    // The lines of all words and pairs that may be meant.
    async found(slots, numbers) {
      const pairs = slots.slice(1).flatMap((after, place) => slots[place].flatMap(
        one => after.map(other => ({ place, one, other, weight: one.weight * other.weight }))))
      const [words, neighbours, wholes] = await Promise.all([
        Promise.all(slots.map(slot => Promise.all(slot.map(
          choice => choice.isByPair ? undefined : this.line("w", choice.term))))),
        Promise.all(pairs.map(async ({ place, one, other, weight }) => (
          { place, weight, line: await this.line("p", `${one.term} ${other.term}`) }))),
        Promise.all(numbers.map(number => this.line("w", number))),
      ])
      const lines = [...words.flat(), ...neighbours.map(({ line }) => line)]
      return { words, neighbours, wholes, cut: () => lines.filter(line => line?.isCut) }
    }

    account({ words, neighbours, wholes, cut }, slots, isExact) {
      const sheet = new Sheet(this.count, slots.length)
      for (const [place, slot] of slots.entries()) {
        let size = 0
        for (const [index, choice] of slot.entries()) {
          const line = words[place][index]
          const known = this.vocabulary.size(choice.term)
          if (choice.isByPair) size += known * choice.weight
          if (!line) continue
          size += (known || lengthOf(line)) * choice.weight
          sheet.takeWord(place, choice, line, isExact)
        }
        sheet.closeWord(place, this.idf(size))
      }
      for (let place = 0; place + 1 < slots.length; place++) {
        let size = 0
        for (const { weight, line } of neighbours.filter(pair => pair.line && pair.place === place)) {
          size += lengthOf(line) * weight
          sheet.takePair(place, weight, line)
        }
        sheet.close(PAIR * this.idf(size))
      }
      for (const line of wholes) if (line) sheet.takeNumber(line)
      return { ...sheet.result(this.lengths, this.weights), isCut: cut().length > 0 }
    }
  }

  const lengthOf = line => sizeOf(line.leading) + (line.deepSize ?? sizeOf(line.others))

  // The shortest of the long lists tell most, and cost least.
  const fewest = lines => lines.sort((one, other) => one.deepSize - other.deepSize)
    .slice(0, MOST_DEEP)

  // The account of one pass: what each document gains, and which words of the query it has.
  class Sheet {
    constructor(count, slots) {
      this.count = count
      this.gains = new Float64Array(count)
      this.titles = new Uint8Array(count)
      this.asked = new Float32Array(count)
      this.covers = Array.from({ length: slots }, () => new Float32Array(count))
      this.best = new Float64Array(count)
      this.inTitle = new Uint8Array(count)
      this.factors = new Float32Array(count).fill(1)
      this.idfs = []
    }

    takeWord(place, choice, lists, isExact) {
      const cover = this.covers[place]
      const exact = isExact && choice.form ? lists.forms.indexOf(choice.form) : -1
      const bit = exact < 0 ? 0 : 1 << exact
      const take = (document, fields, forms) => {
        if (document >= this.count) return
        const bonus = forms & bit ? EXACT : 1
        const value = FIELD_SCORES[fields] * choice.weight * bonus
        if (value > this.best[document]) this.best[document] = value
        if (choice.weight > cover[document]) cover[document] = choice.weight
        if (fields & IN_TITLE) this.inTitle[document] = 1
      }
      readList(lists.leading, take)
      readList(lists.others, take)
    }

    closeWord(place, idf) {
      this.idfs[place] = idf
      for (let document = 0; document < this.count; document++) {
        if (!this.inTitle[document]) continue
        this.titles[document]++
        this.asked[document] += idf
      }
      this.inTitle.fill(0)
      this.close(idf)
    }

    // Of several choices for one place each document gains by the best only.
    close(idf) {
      for (let document = 0; document < this.count; document++) {
        this.gains[document] += this.best[document] * idf
      }
      this.best.fill(0)
    }

    takePair(place, weight, lists) {
      const covers = [this.covers[place], this.covers[place + 1]]
      const take = (document, fields) => {
        if (document >= this.count) return
        const value = FIELD_SCORES[fields] * weight
        if (value > this.best[document]) this.best[document] = value
        // A long list of a word may not have been read; its pair says that the word is there.
        for (const cover of covers) if (weight > cover[document]) cover[document] = weight
      }
      readList(lists.leading, take)
      readList(lists.others, take)
    }

    takeNumber(lists) {
      readList(lists.leading, (document, fields) => {
        if (document >= this.count) return
        this.factors[document] *= fields & IN_TITLE ? OWN_NUMBER : MENTIONED_NUMBER
      })
    }

    result(lengths, weights) {
      const whole = this.idfs.reduce((sum, idf) => sum + idf, 0) || 1
      const scores = new Float64Array(this.count)
      const isFull = new Uint8Array(this.count)
      let full = 0
      for (let document = 0; document < this.count; document++) {
        if (!this.gains[document]) continue
        let covered = 0
        for (const [place, cover] of this.covers.entries()) {
          covered += cover[document] * this.idfs[place]
        }
        const coverage = covered / whole
        if (coverage >= FULL) full += isFull[document] = 1
        const length = Math.max(thiduaSearch.digit(lengths[document]), 1)
        // How near title and query come to being the same words.
        const likeness = Math.min(this.titles[document] / length, 1) * this.asked[document] / whole
        scores[document] = this.gains[document] * coverage ** 2
          * (1 + LIKE_TITLE * likeness) * weights[document] * this.factors[document]
      }
      return { scores, isFull, full }
    }
  }

  Object.assign(thiduaSearch, { Ranker })
}
