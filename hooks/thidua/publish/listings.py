"""Lists of records, cut into pages of a bounded size."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.catalogue.catalogue import Catalogue
from thidua.records.base import Record

PAGE_SIZE = 60
"""Entries on one page of a list; a page of sixty stays near 10 KB compressed."""

GROWING = ("exemplar", "news")
"""Kinds that grow without bound; the others are shown whole, grouped by their templates."""

GATHERED = "exemplar"
"""The kind whose records are listed on the pages of what they speak of."""

GATHERING = ("movement", "locality", "field")
"""The kinds on whose pages they are listed."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: its entries, its number from 1 and its neighbours' addresses.

    ``gathered_by`` is the record on whose page the list begins; ``None`` for
    that of a section.
    """

    records: tuple[Record, ...]
    address: str
    number: int
    pages: int
    total: int
    previous: str | None
    next: str | None
    gathered_by: Record | None = None


def section_listings(catalogue: Catalogue, kind: str, index: str) -> Iterator[Listing]:
    """The pages of the index of ``kind``; there is always a first one."""
    records = catalogue.all(kind)
    return _cut(records, index, PAGE_SIZE if kind in GROWING else max(len(records), 1))


def story_listings(record: Record, address: str, stories: Sequence[Record]) -> Iterator[Listing]:
    """The pages of the stories that speak of ``record``; the first is its own page."""
    return _cut(stories, address, PAGE_SIZE, record)


def _cut(
    records: Sequence[Record], first: str, size: int, gathered_by: Record | None = None
) -> Iterator[Listing]:
    count = max(1, -(-len(records) // size))

    def address(number: int) -> str:
        return first if number == 1 else f"{first}trang-{number}/"

    for number in range(1, count + 1):
        yield Listing(
            tuple(records[(number - 1) * size : number * size]),
            address(number),
            number,
            count,
            len(records),
            address(number - 1) if number > 1 else None,
            address(number + 1) if number < count else None,
            gathered_by,
        )
