// What fingers do: Telex and VNI letters left in a word, sounds that are confused,
// and words one slip away.

{
  const { canonical, foldPlain, plain } = thiduaSearch
  const VOWEL = /[aeiouyăâêôơư]/
  const TELEX_TONES = { f: "\u0300", r: "\u0309", x: "\u0303", s: "\u0301", j: "\u0323" }
  const VNI_TONES = { 1: "\u0301", 2: "\u0300", 3: "\u0309", 4: "\u0303", 5: "\u0323" }
  const VNI_LETTERS = {
    6: { a: "â", e: "ê", o: "ô" }, 7: { o: "ơ", u: "ư" }, 8: { a: "ă" }, 9: { d: "đ" },
  }
  const DOUBLED = { a: "â", e: "ê", o: "ô", d: "đ" }
  const HORNED = { a: "ă", o: "ơ", u: "ư" }

  const lastOf = (letters, wanted) => letters.findLastIndex(letter => letter in wanted)

  // Telex writes the horn of "ươ" once for both letters.
  const horn = letters => {
    const at = lastOf(letters, HORNED)
    if (at < 0) return false
    if (letters[at] === "o" && letters[at - 1] === "u") letters[at - 1] = "ư"
    letters[at] = HORNED[letters[at]]
    return true
  }

  const double = (letters, letter) => {
    const at = letters.lastIndexOf(letter)
    if (at < 0) return false
    letters[at] = DOUBLED[letter]
    return true
  }

  const telexLetter = (letters, letter) => {
    if (letter === "w") return horn(letters)
    return letter in DOUBLED && double(letters, letter)
  }

  const vniLetter = (letters, digit) => {
    if (digit === "7") return horn(letters)
    const wanted = VNI_LETTERS[digit]
    const at = wanted ? lastOf(letters, wanted) : -1
    if (at < 0) return false
    letters[at] = wanted[letters[at]]
    return true
  }

  const decodeWith = (tones, changeLetter, word) => {
    const letters = []
    let tone = ""
    for (const letter of word) {
      if (letter in tones && letters.some(known => VOWEL.test(known))) tone = tones[letter]
      else if (!changeLetter(letters, letter)) letters.push(letter)
    }
    return letters.join("") + tone
  }

  // The readings of a word of plain letters and digits as Telex and as VNI, folded and canonical.
  const decode = word => {
    if (!/^[a-z0-9]{2,12}$/.test(word)) return []
    const readings = [
      decodeWith(TELEX_TONES, telexLetter, word),
      decodeWith(VNI_TONES, vniLetter, word),
    ]
    return readings.filter(reading => reading !== word).map(reading => {
      const letters = plain(reading)
      return [foldPlain(letters), canonical(letters)]
    })
  }

  // Groups of spellings that sound alike somewhere in the country.
  const ONSETS = [
    ["s", "x"], ["ch", "tr"], ["d", "gi", "r", "v"], ["l", "n"], ["c", "k", "q"],
    ["g", "gh"], ["ng", "ngh"], ["h", "qu"],
  ]
  const RIMES = [["n", "ng", "nh"], ["t", "c", "ch"]]
  const MIDDLES = [["i", "y"], ["ie", "i"], ["uo", "u"], ["ui", "uy"], ["ao", "au"], ["ay", "ai"]]
  const PARTS = /^(qu|gi(?=[aeouy])|[bcdghklmnpqrstvx]*)([aeiouy]+)([a-z]*)$/

  const SYLLABLE = /^[bcdghklmnpqrstvx]{0,3}[aeiouy]{1,3}(?:c|ch|m|n|ng|nh|p|t)?$/

  // Whether a folded word may be a Vietnamese syllable.
  const isSyllable = word => SYLLABLE.test(word)

  const alike = (groups, part) => {
    const others = groups.filter(group => group.includes(part)).flat()
    return [...new Set(others)].filter(other => other !== part)
  }

  // Folded words that are confused with a folded word, most of them none.
  const confusions = word => {
    const parts = PARTS.exec(word)
    if (!parts) return []
    const [, onset, middle, rime] = parts
    return [
      ...alike(ONSETS, onset).map(other => other + middle + rime),
      ...alike(MIDDLES, middle).map(other => onset + other + rime),
      ...alike(RIMES, rime).map(other => onset + middle + other),
    ]
  }

  // Whether one letter was dropped, added, changed or swapped with its neighbour.
  const isOneSlipAway = (one, other) => {
    if (one === other || Math.abs(one.length - other.length) > 1) return false
    const [short, long] = one.length <= other.length ? [one, other] : [other, one]
    let at = 0
    while (at < short.length && short[at] === long[at]) at++
    if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
    if (short.slice(at + 1) === long.slice(at + 1)) return true
    return short[at] === long[at + 1] && short[at + 1] === long[at]
      && short.slice(at + 2) === long.slice(at + 2)
  }

  Object.assign(thiduaSearch, { confusions, decode, isOneSlipAway, isSyllable })
}
