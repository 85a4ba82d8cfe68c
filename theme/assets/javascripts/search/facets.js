// Narrowing and sorting of what was found; the formats stand in
// hooks/thidua/publish/search/facets.py.

{
  const { digit, readSteps } = thiduaSearch
  const DAY_DIGITS = 3
  // A result that fits all facets, and one that does not fit several.
  const FITS = -1
  const FAILS = -2

  class Facets {
    // `rows` is the list of facets with the documents of each value, `count` how many there are.
    constructor(rows, count) {
      this.facets = rows.map(([name, label, values]) => ({
        name,
        label,
        values: values.map(([value, shown, list]) => {
          const has = new Uint8Array(count)
          readSteps(list, document => { if (document < count) has[document] = 1 })
          return { value, label: shown, has }
        }),
      }))
    }

    // `chosen` is a map from names of facets to values: of one facet any, of several all must fit.
    // { kept, facets }: what is left, and every value with how many it would show beside the
    // choices made in the other facets.
    narrowed(found, chosen) {
      const wanted = this.facets.map(({ name, values }) => {
        const given = new Set(chosen.get(name))
        return given.size ? values.filter(({ value }) => given.has(value)) : undefined
      })
      // For each result the one facet that it does not fit, FITS when it fits every one.
      const misfit = found.map(({ document }) => {
        let left = FITS
        for (const [place, values] of wanted.entries()) {
          if (!values || values.some(({ has }) => has[document])) continue
          if (left !== FITS) return FAILS
          left = place
        }
        return left
      })
      const facets = this.facets.map(({ name, label, values }, place) => {
        const rest = found.filter((_, at) => misfit[at] === FITS || misfit[at] === place)
          .map(({ document }) => document)
        return {
          name, label, values: values.map(({ value, label: shown, has }) => {
            let count = 0
            for (const document of rest) count += has[document]
            return { value, label: shown, count }
          }),
        }
      })
      return { kept: found.filter((_, at) => misfit[at] === FITS), facets }
    }
  }

  // Later days first, those without a day last; of one day the better first.
  const byDay = (found, days) => {
    const dayOf = document => {
      let day = 0
      for (const letter of days.slice(document * DAY_DIGITS, (document + 1) * DAY_DIGITS)) {
        day = day * 64 + digit(letter)
      }
      return day
    }
    const dated = found.map(result => ({ result, day: dayOf(result.document) }))
    return dated.sort((one, other) => other.day - one.day).map(({ result }) => result)
  }

  Object.assign(thiduaSearch, { byDay, Facets })
}
