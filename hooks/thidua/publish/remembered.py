"""What earlier builds made and today's build would make again: pages, items, stories.

Such a thing has the same body, and all that it read has the same answer. Code,
templates, settings and versions are the edition of what is kept
(``thidua.read.kept``).
"""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from thidua.publish.reads import Read, Reads
from thidua.read.kept import Kept

_WHOLE, _READS, _LATER = "things", "reads", "later"

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

_OF_THE_BODY = {("press", "syllables")}
"""What is asked at other doors of a record and follows from the same and its body."""

Noted: TypeAlias = tuple[Read, str]
"""A read with the mark of its answer."""

_LOST: Noted = (("lost",), "", ()), "lost"
"""Stands for a read of which nothing is known any more; it can only have changed."""

_MOST_LATER = 0.25
"""Share of the things, and of the reads, that may be kept behind the first ones."""


class Made(NamedTuple):
    """A thing as it was made: of which body, what it read, what came of it.

    ``own`` is what names its own record in reads.
    """

    mark: bytes
    reads: tuple[Noted, ...]
    answer: Any
    own: object = None


class _Row(NamedTuple):
    """The same; ``unsure`` are the numbers of reads that change without the world and the body."""

    mark: bytes
    unsure: tuple[int, ...]
    answer: Any


_Numbers: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class _Whole:
    """All things of one build. ``unsure`` are the reads that rows name, by their numbers."""

    id: str = ""
    size: int = 0
    unsure: Mapping[int, Noted] = field(default_factory=dict)
    rows: Mapping[Name, _Row] = field(default_factory=dict)


@dataclass(frozen=True)
class _Reads:
    """What the things of a whole read; kept by itself, since most builds do not ask for it.

    What many of them read stands once, with its mark.
    """

    noted: tuple[Noted, ...]
    of: Mapping[Name, _Numbers]


@dataclass(frozen=True)
class _Later:
    """Things that were made after a whole; their reads have numbers behind its own."""

    whole: str = ""
    world: str = ""
    noted: tuple[Noted, ...] = ()
    rows: Mapping[Name, _Row] = field(default_factory=dict)
    of: Mapping[Name, _Numbers] = field(default_factory=dict)


class Remembered:
    """Recalls things of earlier builds, and keeps those of this one for the next."""

    def __init__(self, reads: Reads, kept: Kept, key: str) -> None:
        """``key`` is what all things depend on beside records and code."""
        self._reads, self._kept, self._key = reads, kept, key
        self._whole: _Whole = kept.recall(_WHOLE, key) or _Whole()
        later: _Later = kept.recall(_LATER, key) or _Later()
        self._later = later if later.whole == self._whole.id else _Later(self._whole.id)
        self._same: dict[int, bool] = {}
        self._recalled: dict[Name, _Row] = {}

    def recall(self, name: Name, mark: bytes) -> Any | None:
        """What came of a thing, if it would be the same today."""
        row = self._later.rows.get(name) or self._whole.rows.get(name)
        if row is None or row.mark != mark:
            return None
        stays = self._later.world == self._reads.world
        if not all(map(self._is_same, row.unsure if stays else self._reads_of(name))):
            return None
        self._recalled[name] = row
        return row.answer

    def _is_same(self, number: int) -> bool:
        same = self._same.get(number)
        if same is None:
            read, mark = self._noted(number)
            same = self._same[number] = self._reads.mark_today(read) == mark
        return same

    def _noted(self, number: int) -> Noted:
        whole = self._whole
        if number >= whole.size:
            return self._later.noted[number - whole.size]
        return whole.unsure.get(number) or self._first_reads.noted[number]

    def _reads_of(self, name: Name) -> _Numbers:
        of = self._later.of if name in self._later.rows else self._first_reads.of
        return of[name]

    @cached_property
    def _first_reads(self) -> _Reads:
        """What the things of the whole read; without that nothing of it is believed."""
        whole = self._whole
        lost = _Reads((_LOST,) * whole.size, dict.fromkeys(whole.rows, (0,)))
        found: _Reads = self._kept.recall(_READS, whole.id) or lost
        return found

    def keep(self, made: Mapping[Name, Made]) -> None:
        """Keep what was recalled, and what was ``made`` in this build."""
        before, whole = self._later, self._whole
        numbering = _Numbering(whole.size, before.noted)
        rows, of = dict(before.rows), dict(before.of)
        for name, thing in made.items():
            rows[name], of[name] = numbering.numbered(thing)
        noted = numbering.noted
        if len(rows) > len(whole.rows) * _MOST_LATER or len(noted) > whole.size * _MOST_LATER:
            later = self._keep_whole(made)
        else:
            later = _Later(whole.id, self._reads.world, noted, rows, of)
        self._kept.keep(_LATER, self._key, later)

    def _keep_whole(self, made: Mapping[Name, Made]) -> _Later:
        numbering = _Numbering()
        rows: dict[Name, _Row] = {}
        of: dict[Name, _Numbers] = {}
        for name, row in self._recalled.items():
            if name not in made:
                of[name] = numbering.numbers(map(self._noted, self._reads_of(name)))
                rows[name] = row._replace(unsure=numbering.numbers(map(self._noted, row.unsure)))
        for name, thing in made.items():
            rows[name], of[name] = numbering.numbered(thing)
        noted = numbering.noted
        unsure = {number: noted[number] for row in rows.values() for number in row.unsure}
        whole = _Whole(uuid.uuid4().hex, len(noted), unsure, rows)
        self._kept.keep(_WHOLE, self._key, whole)
        self._kept.keep(_READS, whole.id, _Reads(noted, of))
        return _Later(whole.id, self._reads.world)


class _Numbering:
    """Numbers for reads, the same read having one."""

    def __init__(self, first: int = 0, noted: Iterable[Noted] = ()) -> None:
        self._first = first
        self._numbers: dict[Noted, int] = {}
        self._unsure: set[int] = set()
        self.numbers(noted)

    @property
    def noted(self) -> tuple[Noted, ...]:
        """All reads in the order of their numbers."""
        return tuple(self._numbers)

    def numbers(self, reads: Iterable[Noted]) -> _Numbers:
        return tuple(map(self._number, reads))

    def _number(self, noted: Noted) -> int:
        number = self._numbers.get(noted)
        if number is None:
            number = self._numbers[noted] = self._first + len(self._numbers)
            if not _is_of_the_world(noted[0]):
                self._unsure.add(number)
        return number

    def numbered(self, thing: Made) -> tuple[_Row, _Numbers]:
        """A thing with the numbers of its reads, and these."""
        numbers = self.numbers(thing.reads)
        unsure = tuple(
            number
            for number, (read, _) in zip(numbers, thing.reads, strict=True)
            if number in self._unsure and not _is_of_the_body(read, thing.own)
        )
        return _Row(thing.mark, unsure, thing.answer), numbers


def _is_of_the_world(read: Read) -> bool:
    (door, *_), asked, _ = read
    return door in _WORLD or (door, asked) in _ALSO_OF_THE_WORLD


def _is_of_the_body(read: Read, own: object) -> bool:
    (door, *_), asked, arguments = read
    return (door, asked) in _OF_THE_BODY and arguments == (own,)
