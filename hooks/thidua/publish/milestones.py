"""The milestones of a movement on a line of years.

A drawing for the eye; the same facts stand as a numbered list below it.
Places across are in per cent of the width, so that letters keep their size on
a small screen; heights are in pixels.
"""

from dataclasses import dataclass
from datetime import date

from thidua.records.movement import Milestone, Movement

EDGE = 5.0
"""Per cent left free at both ends, for half a mark and half a year."""

CLEARANCE = 9.0
"""Per cent between the middles of two marks of a row: 24 px on a line of 270 px."""

TOP = 22
ROW = 30
FOOT = 44
FEW_YEARS = 7
"""Years named under the line at most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone on the line: its number in the list, its middle, the time that it may mean."""

    number: int
    milestone: Milestone
    x: float
    y: int
    start: float
    width: float


@dataclass(frozen=True, slots=True)
class Stretch:
    """The period of a movement; one without a known end is ``open`` and drawn up to the edge."""

    x: float
    width: float
    open: bool


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """The whole drawing; ``base`` is the height of the line, ``today`` the place of the day."""

    marks: tuple[Mark, ...]
    period: Stretch | None
    years: tuple[tuple[int, float], ...]
    today: float | None
    base: int
    height: int


@dataclass(frozen=True, slots=True)
class _Scale:
    """Whole years from ``first`` to ``last``, laid across the width."""

    first: date
    last: date

    def place(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return round(EDGE + share * (100 - 2 * EDGE), 2)


def milestone_line(movement: Movement, today: date) -> MilestoneLine | None:
    """The drawing of ``movement`` on ``today``; ``None`` without milestones.

    A single milestone is drawn when there is a period beside it.
    """
    milestones = sorted(movement.milestones, key=lambda m: m.date)
    period = movement.period
    if len(milestones) < (2 if period.start is None else 1):
        return None
    days = [day for m in milestones for day in (m.date.first, m.date.last)]
    days += [end.last for end in (period.start, period.end) if end is not None]
    if period.end is None and movement.closed is None:
        days.append(today)
    scale = _Scale(date(min(days).year, 1, 1), date(max(days).year, 12, 31))
    rows = _rows([_middle(scale, m) for m in milestones])
    base = TOP + (max(rows) + 1) * ROW
    marks = tuple(
        Mark(
            number,
            milestone,
            _middle(scale, milestone),
            base - ROW // 2 - 6 - row * ROW,
            scale.place(milestone.date.first),
            round(scale.place(milestone.date.last) - scale.place(milestone.date.first), 2),
        )
        for number, (milestone, row) in enumerate(zip(milestones, rows, strict=True), start=1)
    )
    step = -(-(scale.last.year - scale.first.year + 1) // FEW_YEARS)
    years = range(scale.first.year, scale.last.year + 1, step)
    return MilestoneLine(
        marks,
        _stretch(movement, scale),
        tuple((year, scale.place(date(year, 1, 1))) for year in years),
        scale.place(today) if scale.first <= today <= scale.last else None,
        base,
        base + FOOT,
    )


def _middle(scale: _Scale, milestone: Milestone) -> float:
    first, last = scale.place(milestone.date.first), scale.place(milestone.date.last)
    return round((first + last) / 2, 2)


def _rows(middles: list[float]) -> list[int]:
    """The row of each mark, the lowest in which it touches no other."""
    taken: list[list[float]] = []
    rows = []
    for middle in middles:
        row = 0
        while row < len(taken) and any(abs(middle - x) < CLEARANCE for x in taken[row]):
            row += 1
        if row == len(taken):
            taken.append([])
        taken[row].append(middle)
        rows.append(row)
    return rows


def _stretch(movement: Movement, scale: _Scale) -> Stretch | None:
    period = movement.period
    if period.start is None:
        return None
    start = scale.place(period.start.first)
    end = scale.place(period.end.last) if period.end else 100 - EDGE
    return Stretch(start, round(end - start, 2), period.end is None)
