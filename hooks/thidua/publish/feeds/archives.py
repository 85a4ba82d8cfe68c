"""Which items stand in which document of a feed: the current one and the archives of RFC 5005.

All items of a feed, oldest first, are dealt into archives by the year of
their first publication; an archive is closed at fifty items or 400 KB, and at
the end of its year, once the day of its last item is over. Since no date of
publication ever changes and a new item is of today, what was dealt stays where
it is. A withdrawn item keeps its place, empty once its notice has been up for
its time, so that nothing behind it moves.

The current document holds every item that is in no closed archive, the items
of which readers were told a correction or a withdrawal in the last thirty
days, and the newest besides.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from thidua.publish.feeds.items import TOLD_FOR, ItemHead
from thidua.text.dates import VIETNAM

MOST_ITEMS = 50
"""Items in one document (requirement F04)."""

MOST_BYTES = 400_000
"""Bytes of items in one document (requirement F19: under 500 KB with its head)."""

MOST_TOLD = 20
"""Older items that may stand in the current document because they were corrected or withdrawn."""


class Written(NamedTuple):
    """An item that has been written: its head, and of its text in both formats size and digest.

    ``size`` are the bytes in the larger of the two formats.
    """

    item: ItemHead
    size: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Archive:
    """A document of older items, named by its year and its number in the year, from 1.

    ``closed`` says that no item can come into it any more. One that is not is
    only there because the current document has no room for all its items.
    """

    year: int
    number: int
    items: tuple[Written, ...]
    closed: bool

    @property
    def mark(self) -> str:
        """What its address adds to the name of the feed."""
        return f"-{self.year}-{self.number}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The documents of one feed: items newest first, archives oldest first."""

    current: tuple[Written, ...]
    archives: tuple[Archive, ...]
    total: int

    @property
    def newest(self) -> ItemHead | None:
        """The item that was published last."""
        return max((w.item for w in self.current), key=lambda i: i.published, default=None)


Part = tuple[int, int, list[Written]]
"""The year and the number of an archive, and its items, oldest first."""


def shelve(items: Iterable[Written], today: date) -> Shelf:
    """The documents of a feed with these items on the day ``today``."""
    ordered = sorted(items, key=lambda w: (-w.item.published.timestamp(), w.item.guid))
    dealt = [
        (year, number, part)
        for year, group in groupby(reversed(ordered), key=_year)
        for number, part in enumerate(_dealt(group), start=1)
    ]
    closed = len(dealt)
    while closed and not _is_closed(dealt, closed - 1, today):
        closed -= 1
    current = _current(ordered, _items(dealt[closed:]), today)
    told = closed
    while _lacks(current, _items(dealt[told:])):
        told += 1
    archives = tuple(
        Archive(
            year,
            number,
            tuple(written for written in reversed(part) if not written.item.over),
            closed=place < closed,
        )
        for place, (year, number, part) in enumerate(dealt[:told])
    )
    return Shelf(current, archives, sum(not w.item.over for w in ordered))


def _items(dealt: Sequence[Part]) -> list[Written]:
    return [written for _, _, part in dealt for written in part]


def _is_closed(dealt: Sequence[Part], place: int, today: date) -> bool:
    """Whether no item can come into this part any more: it is full, and its days are over."""
    part = dealt[place][2]
    full = len(part) == MOST_ITEMS or place + 1 < len(dealt)
    return full and all(_day(written) < today for written in part)


def _lacks(document: Iterable[Written], items: Iterable[Written]) -> bool:
    there = {written.item.guid for written in document}
    return any(written.item.guid not in there for written in items if not written.item.over)


def _day(written: Written) -> date:
    return written.item.published.astimezone(VIETNAM).date()


def _year(written: Written) -> int:
    return _day(written).year


def _dealt(items: Iterable[Written]) -> Iterator[list[Written]]:
    """The items of one year, oldest first, in parts of the size of an archive."""
    part: list[Written] = []
    size = 0
    for written in items:
        if part and (len(part) == MOST_ITEMS or size + written.size > MOST_BYTES):
            yield part
            part, size = [], 0
        part.append(written)
        size += written.size
    if part:
        yield part


def _current(
    ordered: Sequence[Written], waiting: Sequence[Written], today: date
) -> tuple[Written, ...]:
    """The items of the current document, newest first: as many as there is room for."""
    told = [w for w in ordered if w.item.told and today - w.item.told <= TOLD_FOR]
    told.sort(key=lambda w: w.item.told or today, reverse=True)
    chosen: dict[str, Written] = {}
    size = 0
    for written in (*told[:MOST_TOLD], *reversed(waiting), *ordered):
        if written.item.over or written.item.guid in chosen:
            continue
        size += written.size
        if chosen and (len(chosen) == MOST_ITEMS or size > MOST_BYTES):
            break
        chosen[written.item.guid] = written
    return tuple(w for w in ordered if w.item.guid in chosen)
