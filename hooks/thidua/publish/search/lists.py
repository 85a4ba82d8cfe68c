"""Lists of numbers by key: while they are made, as they are kept, and as they change.

They are kept in pieces, each a few flat arrays, so that a hundred thousand
lists are written at once, and a small change reads a few pieces alone. What
changes in some lists is kept beside them.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from thidua.read.kept import Kept

PIECES = 64
"""So many that one is read in no time, and all of them are not many files."""


class ListsLost(Exception):
    """A piece is not there any more, or not as it was kept."""


@dataclass(frozen=True, slots=True)
class Flat:
    """Lists one after the other: the keys, ascending, and where the list of each ends."""

    keys: "array[int]"
    ends: "array[int]"
    numbers: "array[int]"

    def of(self, key: int) -> "array[int]":
        """The list of ``key``, empty where there is none."""
        place = bisect_left(self.keys, key)
        if place == len(self.keys) or self.keys[place] != key:
            return array("I")
        return self.numbers[self.ends[place - 1] if place else 0 : self.ends[place]]

    def items(self) -> "Iterator[tuple[int, array[int]]]":
        """All keys with their lists."""
        start = 0
        for key, end in zip(self.keys, self.ends, strict=True):
            yield key, self.numbers[start:end]
            start = end


class Lists(dict[int, "array[int]"]):
    """Lists while they are made."""

    def __missing__(self, key: int) -> "array[int]":
        found = self[key] = array("I")
        return found

    def of(self, key: int) -> "array[int]":
        """The list of ``key``, empty where there is none."""
        return self.get(key) or array("I")

    def add(self, later: Flat, key_of: Callable[[int], int]) -> None:
        """Add numbers above all that are here, from lists with other keys."""
        for key, numbers in later.items():
            self[key_of(key)].extend(numbers)

    def pieces(self, group: Callable[[int], int]) -> Iterator[Flat]:
        """All lists; those whose keys are of one ``group`` are in one piece. None is left here."""
        keys: list[list[int]] = [[] for _ in range(PIECES)]
        for key in self:
            keys[group(key) % PIECES].append(key)
        return map(self.flat, keys)

    def flat(self, keys: Collection[int]) -> Flat:
        """The lists of ``keys`` in one piece; they are not left here."""
        keys = sorted(keys)
        lists = [self.pop(key) for key in keys]
        code = "I" if any(found.typecode == "I" for found in lists) else "H"
        numbers = array(code)
        for found in lists:
            numbers.extend(found if found.typecode == code else found.tolist())
        return Flat(array("Q", keys), array("I", accumulate(map(len, lists))), numbers)


class KeptLists:
    """Lists of an earlier build, each piece read when a list in it is first asked for."""

    def __init__(self, store: Kept, name: str, edition: str, group: Callable[[int], int]) -> None:
        self._store, self._name, self._edition, self._group = store, name, edition, group
        self._pieces: dict[int, Flat] = {}

    def keep(self, lists: Lists) -> None:
        """Keep lists for the next builds; none of them is left."""
        for number, piece in enumerate(lists.pieces(self._group)):
            self._store.keep(f"{self._name}-{number}", self._edition, piece)

    def of(self, key: int) -> "array[int]":
        """The list of ``key``, empty where there is none."""
        return self.load(key).of(key)

    def load(self, key: int) -> Flat:
        """The piece in which the list of ``key`` is."""
        return self._piece(self._group(key) % PIECES)

    def items(self) -> "Iterator[tuple[int, array[int]]]":
        """All keys with their lists."""
        for number in range(PIECES):
            yield from self._piece(number).items()

    def _piece(self, number: int) -> Flat:
        if number not in self._pieces:
            piece = self._store.recall(f"{self._name}-{number}", self._edition)
            if not isinstance(piece, Flat):
                raise ListsLost
            self._pieces[number] = piece
        return self._pieces[number]


@dataclass(frozen=True, slots=True)
class Changes:
    """Postings that have changed, with the keys of their lists; one without fields is gone."""

    keys: "array[int]" = field(default_factory=lambda: array("Q"))
    postings: "array[int]" = field(default_factory=lambda: array("I"))


class ChangedLists:
    """Lists of postings as they were in ``past``, with all changes since.

    A posting begins with the number of a document, above ``shift`` bits, so
    that lists are in the order of these.
    """

    def __init__(self, past: KeptLists, later: Changes, shift: int) -> None:
        self._past = past
        self._shift = shift
        self._changes: dict[int, dict[int, int]] = {}
        for key, posting in zip(later.keys, later.postings, strict=True):
            self.change(key, posting)

    def change(self, key: int, posting: int) -> None:
        """Put a posting in the place of that of the same document, if there is one."""
        self._changes.setdefault(key, {})[posting >> self._shift] = posting

    def of(self, key: int) -> "array[int]":
        """The list of ``key`` today."""
        found = self._past.of(key)
        for number, posting in self._changes.get(key, {}).items():
            first = number << self._shift
            place = bisect_left(found, first)
            end = bisect_left(found, first + (1 << self._shift), place)
            found[place:end] = array("I", [posting] if posting > first else [])
        return found

    def load(self, keys: Iterable[int]) -> None:
        """Have the lists of ``keys`` at hand; a child would not be heard when they are lost."""
        for key in keys:
            self._past.load(key)

    @property
    def later(self) -> Changes:
        """All changes for the next build."""
        all_changes = [
            (key, posting) for key, here in self._changes.items() for posting in here.values()
        ]
        keys, postings = zip(*all_changes, strict=True) if all_changes else ((), ())
        return Changes(array("Q", keys), array("I", postings))

    def lists(self) -> Lists:
        """All lists today."""
        found = Lists(self._past.items())
        found.update((key, self.of(key)) for key in self._changes)
        return found
