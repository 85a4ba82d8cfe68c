"""What earlier builds made and today's build would make again: pages, items, stories.

Such a thing has the same body, and all that it read has the same answer. Code,
templates, settings and versions are the edition of what is kept
(``thidua.read.kept``).
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, TypeAlias

from thidua.publish.parts import Parts
from thidua.publish.reads import Read, Reads
from thidua.publish.untouched import Untouched
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
    """A thing as it was made: of which body, what it read, what came of it."""

    mark: bytes
    reads: tuple[Noted, ...]
    answer: Any


_Numbers: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class _Things:
    """Things of a sort by source path: of which bodies, what came of them.

    ``unsure`` are the numbers of those reads whose answer can change while the
    world and the body stay; most things have none.
    """

    marks: dict[str, bytes] = field(default_factory=dict)
    answers: dict[str, Any] = field(default_factory=dict)
    unsure: dict[str, _Numbers] = field(default_factory=dict)


_NO_THINGS = _Things()


class _Recalled(NamedTuple):
    """The things of a sort that a build takes over: of which bodies, what came of them."""

    marks: Mapping[str, bytes]
    answers: Mapping[str, Any]


_NOTHING = _Recalled({}, {})


@dataclass(frozen=True)
class _Whole:
    """All things of one build by their sort. ``unsure`` are the reads that they name so."""

    id: str = ""
    size: int = 0
    unsure: Mapping[int, Noted] = field(default_factory=dict)
    things: Mapping[str, _Things] = field(default_factory=dict)


@dataclass(frozen=True)
class _Reads:
    """What the things of a whole read; kept by itself, since most builds do not ask for it.

    What many of them read stands once, with its mark.
    """

    noted: tuple[Noted, ...]
    of: Mapping[Name, _Numbers]


@dataclass(frozen=True)
class _Later:
    """Things that were made after a whole; their reads have numbers behind its own.

    ``parts`` are those of the last build, in which all things kept were the
    same, but for those that are ``gone``: they were not made any more.
    """

    whole: str = ""
    parts: Parts = field(default_factory=dict)
    gone: frozenset[Name] = frozenset()
    noted: tuple[Noted, ...] = ()
    things: Mapping[str, _Things] = field(default_factory=dict)
    of: Mapping[Name, _Numbers] = field(default_factory=dict)


class Remembered:
    """Recalls things of earlier builds, and keeps those of this one for the next."""

    def __init__(self, reads: Reads, kept: Kept, key: str) -> None:
        """``key`` is what all things depend on beside records and code."""
        self._reads, self._kept, self._key = reads, kept, key
        self._whole: _Whole = kept.recall(_WHOLE, key) or _Whole()
        later: _Later = kept.recall(_LATER, key) or _Later()
        self._later = later if later.whole == self._whole.id else _Later(self._whole.id)
        self._untouched = Untouched(reads, self._later.parts)
        self._same: set[int] = set()
        self._changed: set[int] = set()
        self._recalled: dict[str, _Recalled] = {}

    @cached_property
    def stays(self) -> bool:
        """Whether the world is that of the last build, so that only bodies can have changed."""
        return self._later.parts == self._reads.parts

    def recall(self, sort: str, marks: Mapping[str, bytes]) -> dict[str, Any]:
        """What came of things, given by the marks of their bodies, that would be the same today."""
        later, whole = (kept.things.get(sort, _NO_THINGS) for kept in (self._later, self._whole))
        gone = {uri for of, uri in self._later.gone if of == sort}
        found = {
            uri: things.answers[uri]
            for uri, mark in marks.items()
            if (things := later if uri in later.marks else whole).marks.get(uri) == mark
            and uri not in gone
        }
        for uri in {**whole.unsure, **later.unsure} if self.stays else tuple(found):
            things = later if uri in later.marks else whole
            asked = things.unsure.get(uri, ()) if self.stays else self._reads_of((sort, uri))
            if uri in found and not self._are_same(asked):
                del found[uri]
        self._recalled[sort] = _Recalled(marks, found)
        return found

    def _are_same(self, numbers: _Numbers) -> bool:
        if self._same.issuperset(numbers):
            return True
        return self._changed.isdisjoint(numbers) and all(map(self._is_same, numbers))

    def _is_same(self, number: int) -> bool:
        if number in self._same:
            return True
        read, mark = self._noted(number)
        is_same = read in self._untouched or self._reads.mark_today(read) == mark
        (self._same if is_same else self._changed).add(number)
        return is_same

    def _noted(self, number: int) -> Noted:
        whole = self._whole
        if number >= whole.size:
            return self._later.noted[number - whole.size]
        return whole.unsure.get(number) or self._first_reads.noted[number]

    def _reads_of(self, name: Name) -> _Numbers:
        of = self._later.of if name in self._later.of else self._first_reads.of
        return of[name]

    @cached_property
    def _first_reads(self) -> _Reads:
        """What the things of the whole read; without that nothing of it is believed."""
        whole = self._whole
        names = ((sort, uri) for sort, things in whole.things.items() for uri in things.marks)
        lost = _Reads((_LOST,) * whole.size, dict.fromkeys(names, (0,)))
        found: _Reads = self._kept.recall(_READS, whole.id) or lost
        return found

    def keep(self, made: Mapping[Name, Made]) -> None:
        """Keep what was recalled, and what was ``made`` in this build."""
        later = self._later_with(made) or self._keep_whole(made)
        self._kept.keep(_LATER, self._key, later)

    def _later_with(self, made: Mapping[Name, Made]) -> _Later | None:
        """What is to be kept behind the whole, unless that would be too much."""
        whole = self._whole
        most = sum(len(things.marks) for things in whole.things.values()) * _MOST_LATER
        if len(self._later.of.keys() | made.keys()) > most:
            return None
        kept = _Keeping(self._reads, whole.size, self._later)
        kept.put(made)
        if len(kept.noted) > whole.size * _MOST_LATER:
            return None
        gone = self._gone - made.keys()
        return _Later(whole.id, self._reads.parts, gone, kept.noted, kept.things, kept.of)

    @property
    def _gone(self) -> frozenset[Name]:
        """The things of earlier builds that were not recalled in this one."""
        return frozenset(
            (sort, uri)
            for kept in (self._whole, self._later)
            for sort, things in kept.things.items()
            for uri in things.marks.keys() - self._recalled.get(sort, _NOTHING).answers.keys()
        )

    def _keep_whole(self, made: Mapping[Name, Made]) -> _Later:
        kept = _Keeping(self._reads)
        for sort, (marks, answers) in self._recalled.items():
            for uri, answer in answers.items():
                name = sort, uri
                if name not in made:
                    noted = tuple(map(self._noted, self._reads_of(name)))
                    kept.put({name: Made(marks[uri], noted, answer)})
        kept.put(made)
        noted = kept.noted
        numbers = (all_ for things in kept.things.values() for all_ in things.unsure.values())
        unsure = {number: noted[number] for some in numbers for number in some}
        whole = _Whole(uuid.uuid4().hex, len(noted), unsure, kept.things)
        self._kept.keep(_WHOLE, self._key, whole)
        self._kept.keep(_READS, whole.id, _Reads(noted, kept.of))
        return _Later(whole.id, self._reads.parts)


class _Keeping:
    """Things to be kept, with numbers for their reads; the same read has one number.

    Numbers begin with ``first``, and go on from those of ``later`` things.
    """

    def __init__(self, reads: Reads, first: int = 0, later: _Later | None = None) -> None:
        later = later or _Later()
        self._reads = reads
        self._first = first
        self._numbers: dict[Noted, int] = {}
        self._unsure: set[int] = set()
        self.of = dict(later.of)
        self.things = {
            sort: _Things(dict(things.marks), dict(things.answers), dict(things.unsure))
            for sort, things in later.things.items()
        }
        for noted in later.noted:
            self._number(noted)

    @property
    def noted(self) -> tuple[Noted, ...]:
        """All reads in the order of their numbers."""
        return tuple(self._numbers)

    def put(self, made: Mapping[Name, Made]) -> None:
        """Keep things as they were made."""
        for name, (mark, reads, answer) in made.items():
            sort, uri = name
            things = self.things.setdefault(sort, _Things())
            numbers = self.of[name] = tuple(map(self._number, reads))
            things.marks[uri], things.answers[uri] = mark, answer
            things.unsure.pop(uri, None)
            if self._unsure.isdisjoint(numbers):
                continue
            own = (self._reads.record_at(uri),)
            unsure = tuple(
                number
                for number, (read, _) in zip(numbers, reads, strict=True)
                if number in self._unsure and not _is_of_the_body(read, own)
            )
            if unsure:
                things.unsure[uri] = unsure

    def _number(self, noted: Noted) -> int:
        number = self._numbers.get(noted)
        if number is None:
            number = self._numbers[noted] = self._first + len(self._numbers)
            if not _is_of_the_world(noted[0]):
                self._unsure.add(number)
        return number


def _is_of_the_world(read: Read) -> bool:
    (door, *_), asked, _ = read
    return door in _WORLD or (door, asked) in _ALSO_OF_THE_WORLD


def _is_of_the_body(read: Read, own: tuple[object]) -> bool:
    (door, *_), asked, arguments = read
    return (door, asked) in _OF_THE_BODY and arguments == own
