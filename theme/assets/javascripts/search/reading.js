// What a query may mean: its words, each with the words that may have been meant.

{
  const { confusions, decode, frequency, isOneSlipAway, plain, rawWords, foldPlain, canonical } = thiduaSearch

  const MOST_LETTERS = 400
  const MOST_WORDS = 16
  const MOST_READINGS = 4
  // Words that a word is compared with: more for one that no page has.
  const MOST_SLIPS = 40
  const MOST_DOUBTS = 12

  // Weights of words that were not typed: the surer, the heavier.
  const DECODED = 0.95
  const COMPLETED = 0.9
  const COMPLETED_BESIDE_PAIR = 0.35
  const MENDED = 0.8
  const MENDED_WITHOUT_PAIR = 0.5
  const CONFUSED = 0.6
  const SLIPPED = 0.5
  const TYPED_BUT_UNFINISHED = 0.3

  // The words of a query: { raw, folded, form } with form canonical.
  const wordsOf = query => rawWords(query.slice(0, MOST_LETTERS)).slice(0, MOST_WORDS)
    .map(raw => ({ raw, folded: foldPlain(raw), form: canonical(raw) }))

  // All ways to write out the abbreviations of a query, the literal query last.
  const readings = (words, abbreviations) => {
    let found = [[]]
    let at = 0
    while (at < words.length) {
      let length = Math.min(4, words.length - at)
      let longs
      for (; length > 0; length--) {
        longs = abbreviations.get(words.slice(at, at + length).map(word => word.folded).join(" "))
        if (longs) break
      }
      const choices = longs?.map(wordsOf) ?? [[words[at]]]
      found = found.flatMap(start => choices.map(choice => [...start, ...choice]))
        .slice(0, MOST_READINGS)
      at += Math.max(length, 1)
    }
    const isLiteral = found.length === 1 && found[0].every((word, place) => word === words[place])
    return isLiteral ? [words] : [...found, words]
  }

  const hasDigit = word => /[0-9]/.test(word)

  class Reader {
    constructor(shards, vocabulary) {
      this.shards = shards
      this.vocabulary = vocabulary
    }

    // For each word the choices { term, form, weight, isMended, isByPair }, the typed one among them.
    // `isOpen` says that the last word may be unfinished. A choice that is there by a pair with
    // the word before is looked up by that pair alone.
    async choices(words, isOpen) {
      const slots = []
      for (const [place, word] of words.entries()) {
        const isLast = isOpen && place === words.length - 1
        slots.push(await this.choicesOf(word, slots.at(-1), words[place + 1], isLast))
      }
      return slots
    }

    async choicesOf(word, before, after, isLast) {
      const typed = { term: word.folded, form: word.form, weight: 1, isMended: false }
      const isKnown = this.vocabulary.has(word.folded)
        || (hasDigit(word.folded) && Boolean(await this.shards.word(word.folded)))
      const isPaired = isKnown && await this.isPaired(word.folded, before, after)
      const decoded = isPaired ? [] : await this.decoded(word, before, after, isKnown)
      const completed = isLast ? await this.completed(word, before, isPaired, isKnown) : []
      if (completed.length && word.folded.length === 1) typed.weight = TYPED_BUT_UNFINISHED
      const isFinished = !completed.some(choice => choice.weight === COMPLETED)
      const needsMending = !isPaired && !decoded.length && isFinished && !/^[0-9]+$/.test(word.folded)
        && word.folded.length > 1 && (!isKnown || before || after)
      const mended = needsMending ? await this.mended(word, before, after, isKnown) : []
      return best([typed, ...decoded, ...completed, ...mended])
    }

    async isPaired(term, before, after) {
      const keys = (before ?? []).map(choice => `${choice.term} ${term}`)
      if (after) keys.push(`${term} ${after.folded}`)
      const found = await Promise.all(keys.map(key => this.shards.pair(key)))
      return found.some(Boolean)
    }

    async decoded(word, before, after, isKnown) {
      const found = decode(word.raw).filter(([folded]) => this.vocabulary.has(folded))
      const choices = []
      for (const [term, form] of found) {
        if (isKnown && !await this.isPaired(term, before, after)) continue
        choices.push({ term, form, weight: DECODED, isMended: true })
      }
      return choices
    }

    async completed(word, before, isPaired, isKnown) {
      if (before) {
        const known = await Promise.all(
          before.slice(0, 3).map(choice => this.shards.following(choice.term, word.folded, 6)))
        const terms = known.flat().filter(term => term !== word.folded)
        if (terms.length) {
          const weight = isPaired ? COMPLETED_BESIDE_PAIR : COMPLETED
          return terms.slice(0, 8).map(term => ({ term, weight, isMended: false, isByPair: true }))
        }
      }
      const weight = isKnown ? COMPLETED_BESIDE_PAIR : before ? MENDED_WITHOUT_PAIR : COMPLETED
      return this.vocabulary.commonest(this.vocabulary.starting(word.folded), isKnown ? 3 : 7)
        .filter(term => term !== word.folded)
        .map(term => ({ term, weight, isMended: false }))
    }

    async mended(word, before, after, isKnown) {
      const alike = new Set(confusions(word.folded).filter(term => this.vocabulary.has(term)))
      const near = this.vocabulary.words.filter(term => isOneSlipAway(word.folded, term))
      const most = isKnown ? MOST_DOUBTS : MOST_SLIPS
      const terms = this.vocabulary.commonest([...alike, ...near], most)
      const paired = await this.withPair(terms, before, after)
      const weightOf = term => alike.has(term)
        ? (isKnown ? CONFUSED : MENDED)
        : (isKnown ? SLIPPED : MENDED)
      if (paired.length) {
        return paired.slice(0, 3)
          .map(term => ({ term, weight: weightOf(term), isMended: true }))
      }
      if (isKnown) return []
      const weight = before || after ? MENDED_WITHOUT_PAIR : MENDED
      return terms.slice(0, 4).map(term => ({ term, weight, isMended: true }))
    }

    // The terms that stand beside a neighbour somewhere, the most frequent pairs first. Pairs
    // with the word before lie close together; those with the word after are looked up for few.
    async withPair(terms, before, after) {
      const sizes = new Map()
      const look = async (term, key) => {
        const pair = await this.shards.pair(key)
        if (!pair) return
        sizes.set(term, (sizes.get(term) ?? 0) + frequency(pair))
      }
      const firsts = (before ?? []).slice(0, 3)
      await Promise.all(terms.flatMap(
        term => firsts.map(first => look(term, `${first.term} ${term}`))))
      if (after) {
        const few = sizes.size ? [...sizes.keys()] : terms
        await Promise.all(few.slice(0, 10).map(term => look(term, `${term} ${after.folded}`)))
      }
      return [...sizes.keys()].sort((one, other) => sizes.get(other) - sizes.get(one))
    }
  }

  // Each term once, with its greatest weight.
  const best = choices => {
    const found = new Map()
    for (const choice of choices) {
      const known = found.get(choice.term)
      if (!known || known.weight < choice.weight) found.set(choice.term, choice)
    }
    return [...found.values()]
  }

  const isMarked = words => words.some(word => word.raw !== word.folded)

  Object.assign(thiduaSearch, { isMarked, plain, Reader, readings, wordsOf })
}
