// MiniSearch with the means that a visitor's Vietnamese needs: folded words, pairs of adjacent
// syllables, short forms spelled out, slips, a last word that is still being typed.
const fold = text =>
  text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase()

const tokenize = text => {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
  return [...words, ...words.slice(1).map((word, place) => `${words[place]}_${word}`)]
}

const isPair = term => term.includes("_")

export const options = {
  fields: ["title", "names", "text", "body"],
  storeFields: ["address", "title", "text"],
  tokenize,
  processTerm: term => term,
  searchOptions: {
    boost: { title: 4, names: 2, text: 1.5 },
    fuzzy: term => !isPair(term) && term.length > 2 ? 0.2 : false,
    prefix: (term, place, terms) =>
      place === terms.length - 1 || place === (terms.length + 1) / 2 - 1,
  },
}

export const withLongForms = (query, shortForms) =>
  query.split(/\s+/).map(word => shortForms[fold(word)] ?? word).join(" ")

export const foldedKeys = shortForms =>
  Object.fromEntries(Object.entries(shortForms).map(([short, long]) => [fold(short), long]))
