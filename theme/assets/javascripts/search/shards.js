// Reads the files that hooks/thidua/publish/search writes; the formats stand there.

{
  const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
  const DIGITS = new Uint8Array(128)
  for (let at = 0; at < ALPHABET.length; at++) DIGITS[ALPHABET.charCodeAt(at)] = at
  const DEEPER = "*"
  const PARTS = { w: 3, p: 2 }
  const DEEP_PARTS = 1
  const MOST_FOLLOWED = 5

  const hasDigit = word => /[0-9]/.test(word)

  const digit = letter => DIGITS[letter.charCodeAt(0)]

  // Sorted texts, each given as a digit, the letters shared with the one before, and the rest.
  const unpackedTexts = packed => {
    let text = ""
    return packed.map(part => {
      text = text.slice(0, digit(part)) + part.slice(1)
      return text
    })
  }

  // The place of the last start that is not greater than the key; -1 before the first.
  const placeOf = (starts, key) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle] <= key) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  // A reader of the packed numbers and digits of a list.
  class Reading {
    constructor(list) {
      this.list = list
      this.at = 0
    }

    get isOver() {
      return this.at >= this.list.length
    }

    digit() {
      return DIGITS[this.list.charCodeAt(this.at++)]
    }

    number() {
      let value = 0
      let scale = 1
      let digit = 32
      while (digit >= 32 && !this.isOver) {
        digit = this.digit()
        value += (digit & 31) * scale
        scale *= 32
      }
      return value
    }
  }

  // Calls take(document, fields, forms) for each posting of a list; forms has a bit for each
  // accented form in the order of frequency, and is 0 in lists of pairs.
  const readList = (list, take) => {
    const reading = new Reading(list)
    let document = -1
    while (!reading.isOver) {
      document += reading.number() + 1
      const sign = reading.digit()
      const forms = (sign >> 4 & 1) | (sign & 32 ? reading.number() << 1 : 0)
      take(document, sign & 15, forms)
    }
  }

  // Calls take(document) for each document of a list without fields.
  const readSteps = (list, take) => {
    const reading = new Reading(list)
    let document = -1
    while (!reading.isOver) {
      document += reading.number() + 1
      take(document)
    }
  }

  // About how many are meant by a size class.
  const sizeOfClass = letter => 1.5 * 2 ** (letter.charCodeAt(0) - 65)

  // A line of the shard with this place.
  const lineOf = (parts, place) => {
    const [leading, others] = parts.slice(-2)
    const forms = parts.length > 2 ? parts[0].split(",") : undefined
    if (!others?.startsWith(DEEPER)) return { forms, leading, others: others ?? leading }
    const deeper = `${place}-${new Reading(others.slice(2)).number()}`
    return { forms, leading, others: "", deeper, deepSize: sizeOfClass(others[1]) }
  }

  // How often a line is met with, about; titles and names count for more.
  const frequency = ({ leading, others, deeper, deepSize }) =>
    leading.length * 3 + (deeper === undefined ? others.length : deepSize * 2)

  const sizeOf = list => {
    let size = 0
    readList(list, () => { size++ })
    return size
  }

  class Shards {
    // `core` is the core of the index; `load(name)` gives the text of a file of its folder and
    // throws when there is none; `vocabulary` says of words whether to ask for them at all.
    constructor(core, load, vocabulary) {
      this.load = load
      this.vocabulary = vocabulary
      this.starts = Object.fromEntries(Object.entries(core.shards)
        .map(([family, starts]) => [family, starts ? unpackedTexts(starts.split("\n")) : []]))
      this.files = new Map()
    }

    // A file, fetched once; what failed is fetched anew the next time.
    file(name, read) {
      if (!this.files.has(name)) {
        const reading = this.load(name).then(read)
        reading.catch(() => this.files.delete(name))
        this.files.set(name, reading)
      }
      return this.files.get(name)
    }

    // The lines of a shard by their key: { leading, others, deeper, forms }; `deeper` is the
    // place of a list of others that stands elsewhere, `deepSize` about how long it is. A network
    // that answers with a page of its own (a login, an error) is told by the number of parts.
    lines(family, place, count = PARTS[family]) {
      const name = `${family}${place}.txt`
      return this.file(name, text => new Map(text.split("\n").map(line => {
        const [key, ...parts] = line.split("\t")
        if (parts.length !== count) throw new Error(`no shard: ${name}`)
        return [key, lineOf(parts, place)]
      })))
    }

    // The shard of a family in which a key stands if it is there; -1 before the first.
    placeOf(family, key) {
      return placeOf(this.starts[family], key)
    }

    // A word of letters that the vocabulary does not have is in no list: nothing is fetched.
    async line(family, key) {
      if (!key.split(" ").every(word => hasDigit(word) || this.vocabulary.has(word))) return
      const place = this.placeOf(family, key)
      return place < 0 ? undefined : (await this.lines(family, place)).get(key)
    }

    // A folded word.
    word(key) {
      return this.line("w", key)
    }

    // A pair of folded words parted by a blank.
    pair(key) {
      return this.line("p", key)
    }

    // The long list of a key of a family, which stands in the deeper file with this place.
    async deeper(family, key, place) {
      return (await this.lines(family, place, DEEP_PARTS)).get(key)?.others ?? ""
    }

    // The second words of the pairs that start with "first prefix", the commonest first.
    async following(first, prefix, most) {
      const start = `${first} ${prefix}`
      const from = Math.max(placeOf(this.starts.p, start), 0)
      const to = Math.min(placeOf(this.starts.p, `${start}~`), from + MOST_FOLLOWED)
      const shards = []
      for (let place = from; place <= to; place++) shards.push(this.lines("p", place))
      const found = []
      for (const lines of await Promise.all(shards)) {
        for (const [key, line] of lines) {
          if (key.startsWith(start)) found.push([key.slice(first.length + 1), frequency(line)])
        }
      }
      return found.sort((one, other) => other[1] - one[1]).slice(0, most)
        .map(([second]) => second)
    }

    // Address, title, text, day and place of the state of a document.
    async text(document, pack) {
      const texts = await this.file(`t${Math.floor(document / pack)}.json`, JSON.parse)
      return texts[document % pack]
    }
  }

  class Vocabulary {
    // All words of letters, and a size class for each.
    constructor([words, sizes]) {
      this.words = unpackedTexts(words.match(/\d[a-z]*/g) ?? [])
      this.sizes = new Map(this.words.map((word, place) => [word, sizeOfClass(sizes[place])]))
    }

    has(word) {
      return this.sizes.has(word)
    }

    // About how many documents have the word; 0 when it is unknown.
    size(word) {
      return this.sizes.get(word) ?? 0
    }

    starting(prefix) {
      const found = []
      for (let at = placeOf(this.words, prefix); at < this.words.length; at++) {
        const word = this.words[at]
        if (word?.startsWith(prefix)) found.push(word)
        else if (word > prefix) break
      }
      return found
    }

    commonest(words, most) {
      const known = [...new Set(words)].filter(word => this.has(word))
      return known.sort((one, other) => this.size(other) - this.size(one)).slice(0, most)
    }
  }

  Object.assign(thiduaSearch, { digit, frequency, hasDigit, readList, readSteps, Shards, sizeOf, Vocabulary })
}
