// Text as search sees it; the twin of hooks/thidua/text/{syllables,search_text}.py.
// tests/search/test_text.py proves both equal on every Vietnamese syllable.

{
  const TONES = { "\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5" }
  const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g
  const OTHER_MARKS = /[\u0300-\u0301\u0303-\u0305\u0307-\u031a\u031c-\u036f]/g
  const WORD = /[a-z0-9đ][a-z0-9đ\u0300-\u034e\u0350-\u036f]*/g
  const NUMBER = /[0-9]+(?:\/[0-9]{4})?\/[a-z]+[0-9]*(?:-[a-z]+[0-9]*)*/g

  const plain = text => text.replace(/[ðÐ]/g, "đ").normalize("NFD").toLowerCase()

  const foldPlain = word => word.replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d")

  const canonical = word => {
    const tones = word.match(TONE)
    return word.replace(OTHER_MARKS, "").normalize("NFC") + (tones ? TONES[tones.at(-1)] : "")
  }

  const rawWords = text => plain(text).match(WORD) ?? []

  const words = text => rawWords(text).map(word => [foldPlain(word), canonical(word)])

  const documentNumbers = text => foldPlain(plain(text)).match(NUMBER) ?? []

  globalThis.thiduaSearch ??= {}
  Object.assign(thiduaSearch, { canonical, documentNumbers, foldPlain, plain, rawWords, words })
}
