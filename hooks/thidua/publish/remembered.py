"""What earlier builds made and today's build would make again: pages, items, stories.

Such a thing has the same body, and all that it read has the same answer. Code,
templates, settings and versions are the edition of what is kept
(``thidua.read.kept``).
"""

import hashlib
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from thidua.catalogue.catalogue import Catalogue, Edge
from thidua.publish.reads import Read, Reads
from thidua.read.kept import Kept

_THINGS, _READS = "things", "reads"

Name: TypeAlias = tuple[str, str]
"""The sort of a thing, and the source path of its record or page."""

_WORLD = ("catalogue", "plan")
"""The doors behind which every answer follows from the records, their bodies left out."""

_ALSO_OF_THE_WORLD = {
    ("feeds", "head"),
    ("feeds", "of_page"),
    ("press", "is_story"),
    ("press", "has_word_file"),
}
"""What is asked at other doors and follows from the same."""


Noted: TypeAlias = tuple[Read, str]
"""A read with the mark of its answer."""

_LOST: Noted = (("lost",), "", ()), "lost"
"""Stands for a read of which nothing is known any more; it can only have changed."""

_MOST_LATER = 0.25
"""Share of the reads that may be kept behind the first ones."""


class Made(NamedTuple):
    """A thing as it was made: of which body, what it read, what came of it."""

    mark: str
    reads: tuple[Noted, ...]
    answer: Any


class _Row(NamedTuple):
    """The same with the numbers of its reads."""

    mark: str
    reads: tuple[int, ...]
    answer: Any


@dataclass(frozen=True)
class _Stored:
    """All things of a build; what many of them read stands once, with its mark.

    The first ``size`` reads are kept by themselves under the key ``table``,
    since the next build seldom asks for them; ``later`` reads follow, and some
    may be among the first already. ``volatile`` are the numbers of all reads
    whose answer can change while the world stays.
    """

    world: str
    table: str
    size: int
    later: tuple[Noted, ...]
    volatile: Mapping[int, Noted]
    rows: Mapping[Name, _Row]


_NOTHING = _Stored("", "", 0, (), {}, {})


class Remembered:
    """Recalls things of the last build, and keeps those of this one for the next."""

    def __init__(self, reads: Reads, catalogue: Catalogue, kept: Kept, key: str) -> None:
        """``key`` is what all things depend on beside records and code."""
        self._reads, self._kept, self._key = reads, kept, key
        self._world = _world(reads, catalogue)
        stored = kept.recall(_THINGS, key)
        self._stored = stored if isinstance(stored, _Stored) else _NOTHING
        self._same: dict[int, bool] = {}
        self._recalled: dict[Name, _Row] = {}

    def recall(self, name: Name, mark: str) -> Any | None:
        """What came of a thing, if it would be the same today."""
        row = self._stored.rows.get(name)
        if row is None or row.mark != mark:
            return None
        unsure: Iterable[int] = row.reads
        if self._stored.world == self._world:
            unsure = self._stored.volatile.keys() & row.reads
        if not all(map(self._is_same, unsure)):
            return None
        self._recalled[name] = row
        return row.answer

    def _is_same(self, number: int) -> bool:
        same = self._same.get(number)
        if same is None:
            read, mark = self._stored.volatile.get(number) or self._noted[number]
            same = self._same[number] = self._reads.mark_today(read) == mark
        return same

    @cached_property
    def _noted(self) -> tuple[Noted, ...]:
        """All reads of the last build; without them nothing of it is believed."""
        table = self._kept.recall(_READS, self._stored.table) or (_LOST,) * self._stored.size
        return (*table, *self._stored.later)

    def keep(self, made: Mapping[Name, Made]) -> None:
        """Keep what was recalled, and what was ``made`` in this build."""
        before, rows = self._stored, {n: r for n, r in self._recalled.items() if n not in made}
        later = {noted: number for number, noted in enumerate(before.later, before.size)}
        more = sum(len(thing.reads) for thing in made.values())
        if len(later) + more < before.size * _MOST_LATER:
            table, size, volatile = before.table, before.size, dict(before.volatile)
        else:
            table, size, volatile, later = uuid.uuid4().hex, 0, {}, {}
            for name, row in rows.items():
                noted = (self._noted[number] for number in row.reads)
                rows[name] = row._replace(reads=_numbered(noted, later, size))
        for name, thing in made.items():
            rows[name] = _Row(thing.mark, _numbered(thing.reads, later, size), thing.answer)
        volatile.update((n, noted) for noted, n in later.items() if not _is_of_the_world(noted[0]))
        if table != before.table:
            self._kept.keep(_READS, table, tuple(later))
            size, later = len(later), {}
        stored = _Stored(self._world, table, size, tuple(later), volatile, rows)
        self._kept.keep(_THINGS, self._key, stored)


def _is_of_the_world(read: Read) -> bool:
    (door, *_), asked, _ = read
    return door in _WORLD or (door, asked) in _ALSO_OF_THE_WORLD


def _numbered(reads: Iterable[Noted], later: dict[Noted, int], first: int) -> tuple[int, ...]:
    """The numbers of reads among the ``later`` ones, which begin with the number ``first``."""
    return tuple(later.setdefault(noted, first + len(later)) for noted in reads)


def _world(reads: Reads, catalogue: Catalogue) -> str:
    """Changes with everything that a catalogue and a plan hold, but for the bodies of records."""
    total = hashlib.sha256()
    for key, mark in catalogue.marks.items():
        total.update(f"{key.kind}/{key.id} {catalogue.uris[key]} {mark}\n".encode())
    total.update("\n".join(map(_written, catalogue.edges)).encode())
    rest = (
        catalogue.site,
        catalogue.today,
        catalogue.redirects,
        catalogue.withheld,
        catalogue.assets,
        catalogue.pictures,
        catalogue.locked,
        catalogue.feed_changes,
    )
    total.update(reads.mark(rest).encode())
    return total.hexdigest()


def _written(edge: Edge) -> str:
    source, target = edge.source, edge.target
    return f"{source.kind}/{source.id} {target.kind}/{target.id} {edge.citation!r}"
