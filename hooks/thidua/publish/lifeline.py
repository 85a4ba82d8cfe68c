"""The life of a document among those it replaced and those that replaced or amended it.

A drawing for the eye; the same facts stand as lists beside it.
"""

from dataclasses import dataclass
from datetime import date

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.kin import Life, line
from thidua.catalogue.one_read import one_read
from thidua.records.document import LegalDocument

WIDTH = 700
LEFT = 150
ROW = 30


@dataclass(frozen=True, slots=True)
class Bar:
    """One document on the line; places and lengths are in pixels of the drawing."""

    life: Life
    x: int
    y: int
    width: int
    is_this: bool


@dataclass(frozen=True, slots=True)
class Lifeline:
    """The whole drawing: bars, years with their place, height."""

    bars: tuple[Bar, ...]
    years: tuple[tuple[int, int], ...]
    height: int


@one_read
def lifeline(catalogue: Catalogue, document: LegalDocument) -> Lifeline | None:
    """The drawing for ``document``; ``None`` when there is nothing beside it to be drawn."""
    lives = line(catalogue.register, document.id)
    if not lives:
        return None
    first = date(min(life.start for life in lives).year, 1, 1)
    stops = [max(life.end or catalogue.today, life.start) for life in lives]
    last = max(stops)
    days = max((last - first).days, 1)

    def place(day: date) -> int:
        return LEFT + round((day - first).days / days * (WIDTH - LEFT - 10))

    bars = tuple(
        Bar(
            life,
            place(life.start),
            12 + index * ROW,
            max(place(stop) - place(life.start), 6),
            life.document.id == document.id,
        )
        for index, (life, stop) in enumerate(zip(lives, stops, strict=True))
    )
    step = max(1, (last.year - first.year) // 6)
    years = tuple((y, place(date(y, 1, 1))) for y in range(first.year, last.year + 1, step))
    return Lifeline(bars, years, 12 + len(bars) * ROW + 24)
