"""Postings by key: those that the last build left, in one flat array, and those of today.

So a hundred thousand lists load at once, and only the few that change become
lists of their own.
"""

from array import array
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Flat:
    """Lists one after the other: the key and the length of each."""

    keys: "array[int]" = field(default_factory=lambda: array("Q"))
    lengths: "array[int]" = field(default_factory=lambda: array("I"))
    postings: "array[int]" = field(default_factory=lambda: array("I"))


class Lists(dict[int, "array[int]"]):
    """The lists that are changed today, by key; a list that is asked for is about to change.

    A posting begins with the number of a document, above ``shift`` bits, so
    that lists are in the order of these.
    """

    def __init__(self, shift: int, past: Flat) -> None:
        self._shift = shift
        self._past = past
        self._ends = array("I", accumulate(past.lengths, initial=0))
        self._places = dict(zip(past.keys, range(len(past.keys)), strict=True))

    def __missing__(self, key: int) -> "array[int]":
        found = self[key] = self._before(key)
        return found

    def _before(self, key: int) -> "array[int]":
        place = self._places.get(key)
        if place is None:
            return array("I")
        return self._past.postings[self._ends[place] : self._ends[place + 1]]

    def of(self, key: int) -> "array[int]":
        """The list of ``key`` today."""
        known = self.get(key)
        return self._before(key) if known is None else known

    def drop(self, keys: Iterable[int], gone: Callable[[int], bool]) -> None:
        """Take out of the lists of ``keys`` the postings of documents that are ``gone``."""
        shift = self._shift
        for key in keys:
            if key not in self:
                self[key] = array("I", [p for p in self._before(key) if not gone(p >> shift)])

    def add(self, later: Flat, key_of: Callable[[int], int]) -> None:
        """Add postings of later documents than all that are here, from lists with other keys."""
        start = 0
        for key, length in zip(later.keys, later.lengths, strict=True):
            self[key_of(key)].extend(later.postings[start : start + length])
            start += length

    def settle(self) -> list[int]:
        """The keys whose lists are others than before; all lists are in order from now on."""
        if not self._places:
            return list(self)  # documents came in their order
        changed = []
        for key, postings in self.items():
            self[key] = array("I", sorted(postings))
            if self[key] != self._before(key):
                changed.append(key)
        return changed

    def flat(self) -> Flat:
        """All lists for the next build; none is left here."""
        places = self._places
        lengths, keys, postings = array("I", self._past.lengths), self._past.keys[:], array("I")
        after = 0
        for key in sorted(self.keys() & places.keys(), key=places.__getitem__):
            place = places[key]
            postings += self._past.postings[after : self._ends[place]]
            postings += self[key]
            lengths[place] = len(self.pop(key))
            after = self._ends[place + 1]
        postings += self._past.postings[after:]
        while self:
            key, found = self.popitem()
            keys.append(key)
            lengths.append(len(found))
            postings += found
        return Flat(keys, lengths, postings)
