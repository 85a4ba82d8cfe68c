// What a query may mean: its words, each with the words that may have been meant.

{
  const {
    canonical, confusions, decode, foldPlain, frequency, hasDigit, isOneSlipAway, plain, rawWords,
  } = thiduaSearch

  const MOST_LETTERS = 400
  const MOST_WORDS = 16
  const MOST_READINGS = 4
  // Words that a word is compared with: more for one that no page has.
  const MOST_SLIPS = 40
  const MOST_DOUBTS = 12
  // Shards that may be asked which of them stand beside a neighbour.
  const MOST_ASKED = 4
  const MOST_ASKED_IN_DOUBT = 3

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

  // Short forms are written without tones: "tự" is not TƯ.
  const TONE = /[\u0300\u0301\u0303\u0309\u0323]/

  const shortForm = words => words.some(word => TONE.test(word.raw))
    ? undefined : words.map(word => word.folded).join(" ")

  // All ways to write out the abbreviations of a query, the literal query last. `isWord` says
  // of a word that it is surely none.
  const readings = (words, abbreviations, isWord) => {
    let found = [[]]
    let at = 0
    while (at < words.length) {
      let length = Math.min(4, words.length - at)
      let longs
      for (; length > 0; length--) {
        const part = words.slice(at, at + length)
        longs = part.every(isWord) ? undefined : abbreviations.get(shortForm(part))
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

  const asTyped = word => ({ term: word.folded, form: word.form, weight: 1, isMended: false })

  class Reader {
    constructor(shards, vocabulary) {
      this.shards = shards
      this.vocabulary = vocabulary
    }

    // For each word the choices { term, form, weight, isMended, isByPair, isNamed }, the typed one
    // first unless it is no word. `isOpen` says that the last word may be unfinished. A choice
    // that is there by a pair with a neighbour is looked up by that pair alone; one that makes a
    // pair in some title or name is named.
    async choices(words, isOpen) {
      const slots = []
      for (const [place, word] of words.entries()) {
        const isLast = isOpen && place === words.length - 1
        const after = words[place + 1] && this.likely(words[place + 1])
        slots.push(await this.choicesOf(word, slots.at(-1), after, isLast))
      }
      return slots
    }

    // Known words that a word is in Telex or VNI.
    decoded(word) {
      return decode(word.raw).filter(([term]) => this.vocabulary.has(term))
        .map(([term, form]) => ({ term, form, weight: DECODED, isMended: true }))
    }

    // The term of a word by which its neighbour looks for pairs, before it is read itself.
    likely(word) {
      if (this.vocabulary.has(word.folded)) return word.folded
      return this.decoded(word)[0]?.term ?? word.folded
    }

    // `before` are the choices of the word before, `after` is the likely term of the word after.
    async choicesOf(word, before, after, isLast) {
      const typed = asTyped(word)
      const inMethod = this.decoded(word)
      // Letters with digits that are a word in VNI are that word.
      if (hasDigit(word.folded) && inMethod.length) return best(inMethod)
      const isKnown = this.vocabulary.has(word.folded)
        || (hasDigit(word.folded) && Boolean(await this.shards.word(word.folded)))
      const pairs = isKnown ? await this.pairsOf(word.folded, before, after) : []
      const isPaired = pairs.some(Boolean)
      typed.isNamed = pairs.some(pair => pair?.leading)
      const decoded = isPaired ? [] : isKnown ? await this.paired(inMethod, before, after) : inMethod
      const completed = isLast ? await this.completed(word, before, isPaired, isKnown) : []
      if (completed.length && word.folded.length === 1) typed.weight = TYPED_BUT_UNFINISHED
      const isFinished = !completed.some(choice => choice.weight === COMPLETED)
      const needsMending = !isPaired && !decoded.length && isFinished && !/^[0-9]+$/.test(word.folded)
        && word.folded.length > 1 && (!isKnown || before || after)
      const mended = needsMending ? await this.mended(word, before, after, isKnown) : []
      return best([typed, ...decoded, ...completed, ...mended])
    }

    async isPaired(term, before, after) {
      return (await this.pairsOf(term, before, after)).some(Boolean)
    }

    pairsOf(term, before, after) {
      const keys = (before ?? []).map(choice => `${choice.term} ${term}`)
      if (after) keys.push(`${term} ${after}`)
      return Promise.all(keys.map(key => this.shards.pair(key)))
    }

    async paired(choices, before, after) {
      const found = await Promise.all(choices.map(({ term }) => this.isPaired(term, before, after)))
      return choices.filter((_, place) => found[place])
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
      const paired = await this.withPair(
        terms, before, after, isKnown ? MOST_ASKED_IN_DOUBT : MOST_ASKED)
      const weightOf = term => alike.has(term)
        ? (isKnown ? CONFUSED : MENDED)
        : (isKnown ? SLIPPED : MENDED)
      if (paired.length) {
        return paired.slice(0, 3)
          .map(term => ({ term, weight: weightOf(term), isMended: true, isByPair: isKnown }))
      }
      if (isKnown) return []
      const weight = before || after ? MENDED_WITHOUT_PAIR : MENDED
      return terms.slice(0, 4).map(term => ({ term, weight, isMended: true }))
    }

    // The terms that stand beside a neighbour somewhere, the most frequent pairs first. Each
    // neighbour is looked for in a few shards only: terms come with the likeliest first.
    async withPair(terms, before, after, most) {
      const sizes = new Map()
      const look = async ([term, key]) => {
        const pair = await this.shards.pair(key)
        if (pair) sizes.set(term, (sizes.get(term) ?? 0) + frequency(pair))
      }
      const firsts = (before ?? []).slice(0, 3)
      const behind = terms.flatMap(term => firsts.map(first => [term, `${first.term} ${term}`]))
      await Promise.all(this.inFewShards(behind, most).map(look))
      if (after) {
        const few = sizes.size ? terms.filter(term => sizes.has(term)) : terms
        const ahead = few.map(term => [term, `${term} ${after}`])
        await Promise.all(this.inFewShards(ahead, most).map(look))
      }
      return terms.filter(term => sizes.has(term))
        .sort((one, other) => sizes.get(other) - sizes.get(one))
    }

    inFewShards(pairs, most) {
      const places = new Set()
      return pairs.filter(([, key]) => {
        const place = this.shards.placeOf("p", key)
        if (places.size < most) places.add(place)
        return places.has(place)
      })
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

  Object.assign(thiduaSearch, { asTyped, isMarked, plain, Reader, readings, wordsOf })
}
