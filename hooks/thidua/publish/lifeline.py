"""The life of a document among those it replaced and those that replaced or amended it.

A drawing for the eye; the same facts stand as lists beside it.
"""

from dataclasses import dataclass
from datetime import date

from thidua.catalogue.catalogue import Catalogue
from thidua.records.document import LegalDocument

WIDTH = 700
LEFT = 150
ROW = 30


@dataclass(frozen=True, slots=True)
class Bar:
    """One document on the line; places and lengths are in pixels of the drawing."""

    document: LegalDocument
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


def lifeline(catalogue: Catalogue, document: LegalDocument) -> Lifeline | None:
    """The drawing for ``document``; ``None`` when there is nothing beside it to be drawn."""
    register = catalogue.register
    family = _family(catalogue, document)
    spans: list[tuple[LegalDocument, date, date]] = []
    for member in family:
        start = register.first_day(member.id) or member.issued
        if start is None:
            continue
        end = register.end(member.id)
        latest = member.ended.latest if member.ended else None
        stop = end[0] if end else latest or max(catalogue.today, start)
        spans.append((member, start, max(stop, start)))
    if len(spans) < 2 or document not in [member for member, _, _ in spans]:
        return None
    spans.sort(key=lambda span: (span[1], span[0].id))
    first = date(min(start for _, start, _ in spans).year, 1, 1)
    last = max(stop for _, _, stop in spans)
    days = max((last - first).days, 1)

    def place(day: date) -> int:
        return LEFT + round((day - first).days / days * (WIDTH - LEFT - 10))

    bars = tuple(
        Bar(
            member,
            place(start),
            12 + index * ROW,
            max(place(stop) - place(start), 6),
            member is document,
        )
        for index, (member, start, stop) in enumerate(spans)
    )
    step = max(1, (last.year - first.year) // 6)
    years = tuple((y, place(date(y, 1, 1))) for y in range(first.year, last.year + 1, step))
    return Lifeline(bars, years, 12 + len(bars) * ROW + 24)


def _family(catalogue: Catalogue, document: LegalDocument) -> list[LegalDocument]:
    """The document, all it replaced in turn, all that replaced it in turn, and its amendments."""
    documents = catalogue.register.documents
    found = {document.id: document}
    queue = [document.id]
    while queue:
        here = documents[queue.pop()]
        for id in (*here.replaces, *catalogue.register.replacers(here.id)):
            if id in documents and id not in found:
                found[id] = documents[id]
                queue.append(id)
    for other in documents.values():
        if any(citation.document == document.id for citation in other.amends):
            found[other.id] = other
    return list(found.values())
