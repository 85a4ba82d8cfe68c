"""What earlier builds made and today's build would make again: pages, items, stories.

Such a thing has the same body, and all that it read has the same answer. Code,
templates, settings and versions are the edition of what is kept
(``thidua.read.kept``).
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from thidua.catalogue.catalogue import Catalogue, Edge
from thidua.publish.reads import Read, Reads
from thidua.read.kept import Kept

_NAME = "made"

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


class Made(NamedTuple):
    """A thing as it was made: of which body, what it read, what came of it."""

    mark: str
    reads: tuple[tuple[Read, str], ...]
    answer: Any


class _Row(NamedTuple):
    """The same with the numbers of its reads."""

    mark: str
    reads: tuple[int, ...]
    answer: Any


@dataclass(frozen=True)
class _Stored:
    """All things of a build; what many of them read stands once, with its mark.

    ``fresh`` is the number of reads when all of them were in use.
    """

    world: str
    reads: tuple[tuple[Read, str], ...]
    rows: Mapping[Name, _Row]
    fresh: int


class Remembered:
    """Recalls things of the last build, and keeps those of this one for the next."""

    def __init__(self, reads: Reads, catalogue: Catalogue, kept: Kept, key: str) -> None:
        """``key`` is what all things depend on beside records and code."""
        self._reads, self._kept, self._key = reads, kept, key
        self._world = _world(reads, catalogue)
        stored = kept.recall(_NAME, key)
        self._stored = stored if isinstance(stored, _Stored) else _Stored("", (), {}, 0)
        self._same: dict[int, bool] = {}
        self._recalled: dict[Name, _Row] = {}

    def recall(self, name: Name, mark: str) -> Any | None:
        """What came of a thing, if it would be the same today."""
        row = self._stored.rows.get(name)
        if row is None or row.mark != mark or not all(map(self._is_same, row.reads)):
            return None
        self._recalled[name] = row
        return row.answer

    def _is_same(self, number: int) -> bool:
        same = self._same.get(number)
        if same is None:
            read, mark = self._stored.reads[number]
            unmoved = self._stored.world == self._world and _is_of_the_world(read)
            same = self._same[number] = unmoved or self._reads.mark_today(read) == mark
        return same

    def keep(self, made: Mapping[Name, Made]) -> None:
        """Keep what was recalled, and what was ``made`` in this build."""
        rows = {name: row for name, row in self._recalled.items() if name not in made}
        fresh = self._stored.fresh
        if rows and len(self._stored.reads) <= 2 * fresh:
            numbers = {read: number for number, read in enumerate(self._stored.reads)}
        else:  # most reads are of things that are no more
            numbers = {}
            for name, row in rows.items():
                reads = (self._stored.reads[number] for number in row.reads)
                rows[name] = row._replace(reads=_numbered(reads, numbers))
        for name, thing in made.items():
            rows[name] = _Row(thing.mark, _numbered(thing.reads, numbers), thing.answer)
        table = tuple(numbers)
        self._kept.keep(_NAME, self._key, _Stored(self._world, table, rows, fresh or len(table)))


def _is_of_the_world(read: Read) -> bool:
    (door, *_), asked, _ = read
    return door in _WORLD or (door, asked) in _ALSO_OF_THE_WORLD


def _numbered(
    reads: Iterable[tuple[Read, str]], numbers: dict[tuple[Read, str], int]
) -> tuple[int, ...]:
    return tuple(numbers.setdefault(read, len(numbers)) for read in reads)


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
