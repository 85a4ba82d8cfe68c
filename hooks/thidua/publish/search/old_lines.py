"""Lines that stay as they are, out of the shards of the last build."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from thidua.publish.search.lines import shallow

LineAndDeep: TypeAlias = tuple[str, str]
"""A line without the number of its deeper file, and its line there or nothing."""


class Shard(NamedTuple):
    """A file of so many lines: the keys of the first and the last, the number of deeper files."""

    first: int
    last: int
    lines: int
    deeper: int

    def names(self, family: str, number: int) -> list[str]:
        """The names of the file and of the deeper ones, for the shard of a ``number``."""
        deep = (f"{family}{number}-{place}.txt" for place in range(self.deeper))
        return [f"{family}{number}.txt", *deep]


class OldLines:
    """The lines of the last build by their place today; ``file`` reads a file by its name."""

    def __init__(self, family: str, shards: Sequence[Shard], file: Callable[[str], bytes]) -> None:
        self._family, self._shards, self._file = family, shards, file
        self._firsts = list(accumulate((shard.lines for shard in shards), initial=0))
        self._read: dict[int, list[LineAndDeep]] = {}
        self._today: list[int] = []
        self._then: list[int] = []

    def stand(self, today: int, then: int) -> None:
        """From the place ``today`` on stand lines that began at ``then``."""
        self._today.append(today)
        self._then.append(then)

    def at(self, place: int) -> LineAndDeep:
        """The line at a place today."""
        run = bisect_right(self._today, place) - 1
        then = place - self._today[run] + self._then[run]
        number = bisect_right(self._firsts, then) - 1
        if number not in self._read:
            self._read[number] = self._lines(number)
        return self._read[number][then - self._firsts[number]]

    def _lines(self, number: int) -> list[LineAndDeep]:
        names = self._shards[number].names(self._family, number)
        lines, *deeper = (self._file(name).decode().split("\n") for name in names)
        deep = (line for lines in deeper for line in lines)
        texts = ((line, shallow(line)) for line in lines)
        return [(line, "") if text is None else (text, next(deep)) for line, text in texts]
