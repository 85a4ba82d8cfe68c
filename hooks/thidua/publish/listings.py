"""Lists of records, cut into pages of a bounded size."""

from collections.abc import Iterator
from dataclasses import dataclass

from thidua.catalogue.catalogue import Catalogue
from thidua.records.base import Record

PAGE_SIZE = 60
"""Entries on one page of a list; a page of sixty stays near 10 KB compressed."""

GROWING = ("exemplar", "news")
"""Kinds that grow without bound; the others are shown whole, grouped by their templates."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list: its entries, its number from 1 and its neighbours' addresses."""

    records: tuple[Record, ...]
    address: str
    number: int
    pages: int
    total: int
    previous: str | None
    next: str | None


def listings(catalogue: Catalogue, kind: str, index: str) -> Iterator[Listing]:
    """The pages of the index of ``kind``; there is always a first one."""
    records = catalogue.all(kind)
    size = PAGE_SIZE if kind in GROWING else max(len(records), 1)
    count = max(1, -(-len(records) // size))

    def address(number: int) -> str:
        return index if number == 1 else f"{index}trang-{number}/"

    for number in range(1, count + 1):
        yield Listing(
            records[(number - 1) * size : number * size],
            address(number),
            number,
            count,
            len(records),
            address(number - 1) if number > 1 else None,
            address(number + 1) if number < count else None,
        )
