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
      const first = await this.pass(slots, numbers, isExact, slots.map(() => isComplete))
      if (!first.isCut || first.full >= ENOUGH) return first
      const mean = first.idfs.reduce((sum, idf) => sum + idf, 0) / slots.length
      return this.pass(slots, numbers, isExact, first.idfs.map(idf => idf >= mean))
    }

    async lists(family, key, isDeep) {
      const found = await (family === "w" ? this.shards.word(key) : this.shards.pair(key))
      if (!found) return undefined
      const isLong = found.deeper !== undefined
      const others = isLong && isDeep
        ? await this.shards.deeper(family, key, found.deeper) : found.others
      return { ...found, others, isCut: isLong && !isDeep }
    }

    // One reading of the lists; `deep` says for which words the long lists are read as well. The
    // longest tell least, so the commoner half of the words does without.
    async pass(slots, numbers, isExact, deep) {
      const pairs = slots.slice(1).flatMap((after, place) => slots[place].flatMap(
        one => after.map(other => ({ place, one, other }))))
      const [words, neighbours, wholes] = await Promise.all([
        Promise.all(slots.map((slot, place) => Promise.all(slot.map(
          choice => choice.isByPair ? undefined : this.lists("w", choice.term, deep[place]))))),
        Promise.all(pairs.map(({ place, one, other }) => this.lists(
          "p", `${one.term} ${other.term}`, deep[place] && deep[place + 1]))),
        Promise.all(numbers.map(number => this.lists("w", number, true))),
      ])
      const sheet = new Sheet(this.count, slots.length)
      for (const [place, slot] of slots.entries()) {
        let size = 0
        for (const [index, choice] of slot.entries()) {
          const lists = words[place][index]
          if (choice.isByPair) size += this.vocabulary.size(choice.term) * choice.weight
          if (!lists) continue
          const known = this.vocabulary.size(choice.term)
          size += (known || sizeOf(lists.leading) + sizeOf(lists.others)) * choice.weight
          sheet.takeWord(place, choice, lists, isExact)
        }
        sheet.closeWord(place, this.idf(size))
      }
      for (let place = 0; place + 1 < slots.length; place++) {
        let size = 0
        for (const [index, pair] of pairs.entries()) {
          const lists = neighbours[index]
          if (!lists || pair.place !== place) continue
          const weight = pair.one.weight * pair.other.weight
          size += (sizeOf(lists.leading) + (lists.deepSize ?? sizeOf(lists.others))) * weight
          sheet.takePair(place, weight, lists)
        }
        sheet.close(PAIR * this.idf(size))
      }
      for (const lists of wholes) if (lists) sheet.takeNumber(lists)
      const isCut = [...words.flat(), ...neighbours].some(lists => lists?.isCut)
      return { ...sheet.result(this.lengths, this.weights), isCut }
    }
  }

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
      return { scores, isFull, full, idfs: this.idfs }
    }
  }

  Object.assign(thiduaSearch, { Ranker })
}
