// Narrowing and sorting of what was found; the formats stand in
// hooks/thidua/publish/search/facets.py.

{
  const { digit, readSteps } = thiduaSearch
  const DAY_DIGITS = 3

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
      const tests = this.facets.map(({ name, values }) => {
        const wanted = new Set(chosen.get(name))
        const lists = values.filter(({ value }) => wanted.has(value)).map(({ has }) => has)
        return wanted.size ? document => lists.some(has => has[document]) : () => true
      })
      const fitsAllBut = (left, document) =>
        tests.every((fits, place) => place === left || fits(document))
      const facets = this.facets.map(({ name, label, values }, place) => {
        const rest = found.filter(({ document }) => fitsAllBut(place, document))
        return {
          name,
          label,
          values: values.map(({ value, label: shown, has }) => ({
            value,
            label: shown,
            count: rest.reduce((sum, { document }) => sum + has[document], 0),
          })),
        }
      })
      return { kept: found.filter(({ document }) => fitsAllBut(-1, document)), facets }
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
