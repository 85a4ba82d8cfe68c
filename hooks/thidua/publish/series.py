"""The results of a movement, gathered by what was measured; a chart for those that form a series.

A chart is drawn for the eye; the table of the page says the same in words.
"""

from dataclasses import dataclass
from decimal import Decimal

from thidua.records.movement import Movement, Result, Scope

ENOUGH = 3
"""Years from which values of one measure are a series."""

FULL = 72
"""Per cent of the width that the longest bar takes; the rest is for its figure."""

ROW = 46


@dataclass(frozen=True, slots=True)
class Bar:
    """One value of a series; the length is in per cent of the width, the height in pixels.

    ``whole`` is the length of the total that the value is part of, when the
    source gives one.
    """

    result: Result
    y: int
    width: float
    whole: float | None


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars of a series, the oldest first."""

    bars: tuple[Bar, ...]
    height: int


@dataclass(frozen=True, slots=True)
class Measured:
    """All values of one measure, the oldest first.

    ``disputed`` holds the values for the same time of which the sources give
    different figures; neither is preferred.
    """

    what: str
    unit: str
    scope: Scope
    results: tuple[Result, ...]
    disputed: frozenset[Result]
    chart: Chart | None


def measured(movement: Movement) -> tuple[Measured, ...]:
    """The results of ``movement`` by measure, in the editors' order; those of the province first.

    A figure of a year is its figure at the end of the year.
    """
    gathered: dict[tuple[str, str, Scope], list[Result]] = {}
    for result in movement.results:
        gathered.setdefault((result.what, result.unit, result.scope), []).append(result)
    scopes = list(Scope)
    return tuple(
        _measured(what, unit, scope, sorted(rows, key=lambda r: (r.year.last, r.year)))
        for (what, unit, scope), rows in sorted(
            gathered.items(), key=lambda item: scopes.index(item[0][2])
        )
    )


def _measured(what: str, unit: str, scope: Scope, results: list[Result]) -> Measured:
    disputed = frozenset(
        result
        for result in results
        if any(o.year == result.year and o.figure != result.figure for o in results)
    )
    years = {result.year.year for result in results}
    chart = _chart(results) if len(years) >= ENOUGH else None
    return Measured(what, unit, scope, tuple(results), disputed, chart)


def _chart(results: list[Result]) -> Chart | None:
    """Bars from zero; none when a value below zero would have to point the other way."""
    top = max(max(result.figure, result.of or Decimal(0)) for result in results)
    if top <= 0 or any(result.figure < 0 for result in results):
        return None

    def share(value: Decimal) -> float:
        return float(round(value / top * FULL, 2))

    bars = tuple(
        Bar(result, index * ROW, share(result.figure), share(result.of) if result.of else None)
        for index, result in enumerate(results)
    )
    return Chart(bars, len(bars) * ROW)
