"""Sorted lines into files of bounded size, cut by ranges of keys.

Where a shard ends is decided by the lines near its end alone, so that shards
without a changed line stay as they are, but for one here and there. The long
lists of the lines of a shard stand beside it, in the deeper files that its own
lines number from 0.

The starts of the shards of a family are one text: for each start a digit, the
letters that it shares with the start before, and the letters that follow.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

from thidua.publish.search.lines import PairLines, WordLines
from thidua.publish.search.new_lines import NewLines
from thidua.publish.search.old_lines import LineAndDeep, OldLines, Shard
from thidua.publish.search.packed import packed, starts_shared

SHARD_BYTES = {"w": 500, "p": 1_000}
"""Size of a shard of a family, about, while there are few.

A query reads one shard of words for each word; pairs have many more shards,
whose starts every query reads.
"""

MOST_SHARDS = 1_000
"""Shards of one family, about: their starts stand in the core, so larger sites have larger ones."""

DEEP_BYTES = 2_000
"""Size of a deeper file, about: a query reads it for few of its words."""

MOST_SHARED = 63
"""Letters that a start takes over from the one before: one digit."""

LOOSE = 0.6
"""Share of the limit from which a shard may be closed where a short start is enough."""

_ROUND = 3
_HASH = 24
_DRAWN = (1 << _HASH) - 1


@dataclass(frozen=True, slots=True)
class Rows:
    """All lines of a family in their order, as much as is needed to cut them.

    ``sizes`` are letters, ``counts`` documents; ``starts`` say how good a line
    is as the first of a shard, the lower the better.
    """

    keys: "array[int]" = field(default_factory=lambda: array("Q"))
    sizes: "array[int]" = field(default_factory=lambda: array("I"))
    counts: "array[int]" = field(default_factory=lambda: array("I"))
    starts: "array[int]" = field(default_factory=lambda: array("I"))

    def take(
        self, past: "Rows", first: int, last: int, before: str, text: Callable[[int], str]
    ) -> None:
        """Add rows of the last build, of which the first may stand after another line now."""
        place = len(self.starts)
        self.keys.extend(past.keys[first:last])
        self.sizes.extend(past.sizes[first:last])
        self.counts.extend(past.counts[first:last])
        self.starts.extend(past.starts[first:last])
        self.starts[place] = _start(before, text(past.keys[first]))


@dataclass(frozen=True, slots=True)
class Family:
    """The shards of words or of pairs, and the rows that they were cut from."""

    rows: Rows = field(default_factory=Rows)
    shards: tuple[Shard, ...] = ()


class Renewed(NamedTuple):
    """A family today, its files that are made anew, and the others with the names they had."""

    family: Family
    made: dict[str, bytes]
    same: dict[str, str]


def renewed(
    lines: WordLines | PairLines,
    past: Family,
    touched: Collection[int],
    file: Callable[[str], bytes],
) -> Renewed:
    """The family after the lines of the ``touched`` keys, and no others, have changed.

    ``file`` reads a file of the last build by its name.
    """
    old = OldLines(lines.name, past.shards, file)
    rows, new = _rows(lines, past.rows, touched, old)
    before = {shard.first: (number, shard) for number, shard in enumerate(past.shards)}
    found = Renewed(Family(rows), {}, {})
    shards = []
    first = 0
    for number, last in enumerate(_ends(rows, SHARD_BYTES[lines.name])):
        keys = rows.keys[first:last]
        was, shard = before.get(keys[0], (0, None))
        is_touched = new.are_in(first, last)
        if shard is None or is_touched or (shard.last, shard.lines) != (keys[-1], len(keys)):
            files = _files(new.at(place) or old.at(place) for place in range(first, last))
            shard = Shard(keys[0], keys[-1], len(keys), len(files) - 1)
            found.made.update(zip(shard.names(lines.name, number), files, strict=True))
        else:
            names, before_names = (shard.names(lines.name, each) for each in (number, was))
            found.same.update(zip(names, before_names, strict=True))
        shards.append(shard)
        first = last
    return found._replace(family=Family(rows, tuple(shards)))


def packed_starts(lines: WordLines | PairLines, family: Family) -> str:
    """The starts of the shards, each as short as tells it from the line before."""
    starts = []
    place = 0
    for shard in family.shards:
        first = lines.text(shard.first)
        last = lines.text(family.rows.keys[place - 1]) if place else ""
        starts.append(first[: _shared(last, first) + 1])
        place += shard.lines
    return "\n".join(starts_shared(starts, MOST_SHARED))


def _rows(
    lines: WordLines | PairLines, past: Rows, touched: Collection[int], old: OldLines
) -> tuple[Rows, NewLines]:
    """The rows today, and the changed lines; ``old`` learns where others stand."""
    rows, new = Rows(), NewLines()
    text = lines.text
    after = 0
    before = ""
    for key in sorted(touched, key=text):
        name = text(key)
        place = bisect_left(past.keys, name, after, key=text) if past.keys else 0
        if place > after:
            old.stand(len(rows.keys), after)
            rows.take(past, after, place, before, text)
            before = text(past.keys[place - 1])
        after = place + (place < len(past.keys) and past.keys[place] == key)
        line = lines.line(key)
        if line is not None:
            new.put(len(rows.keys), (line.text, line.deep))
            rows.keys.append(key)
            rows.sizes.append(len(line.text))
            rows.counts.append(line.documents)
            rows.starts.append(_start(before, name))
            before = name
    if after < len(past.keys):
        old.stand(len(rows.keys), after)
        rows.take(past, after, len(past.keys), before, text)
    return rows, new


def _start(before: str, key: str) -> int:
    """How good a line is as the first of a shard; of equally short starts one is drawn."""
    return _shared(before, key) << _HASH | crc32(key.encode()) & _DRAWN


def _ends(rows: Rows, least: int) -> Iterator[int]:
    """Where shards end: near the limit, where the next start is the best."""
    totals = list(accumulate((size + 1 for size in rows.sizes), initial=0))
    limit = _limit(totals[-1], least)
    loose = int(limit * LOOSE)
    first, count = 0, len(rows.sizes)
    while first < count:
        size = totals[first] + 1
        end = max(bisect_right(totals, size + limit) - 1, first + 1)
        if end < count:
            nearest = bisect_right(totals, size + loose)
            window = rows.starts[nearest : end + 1]
            if window:
                end = nearest + window.index(min(window))
        yield end
        first = end


def _limit(total: int, least: int) -> int:
    """A few numbers only, so that it seldom changes with the content."""
    limit = total // MOST_SHARDS
    step = 1 << max(limit.bit_length() - _ROUND, 0)
    return max(least, limit // step * step)


def _files(lines: Iterable[LineAndDeep]) -> list[bytes]:
    """A shard, then its deeper files, of lines and their deep lines."""
    texts = []
    deeper: list[list[str]] = []
    size = 0
    for text, deep in lines:
        if not deep:
            texts.append(text)
            continue
        if not deeper or size + len(deep) > DEEP_BYTES:
            deeper.append([])
            size = 0
        deeper[-1].append(deep)
        size += len(deep)
        texts.append(text + packed(len(deeper) - 1))
    return ["\n".join(each).encode() for each in (texts, *deeper)]


def _shared(one: str, other: str) -> int:
    """The letters that two texts have in common at their beginning."""
    shared = 0
    for letter, its in zip(one, other, strict=False):
        if letter != its:
            break
        shared += 1
    return shared
