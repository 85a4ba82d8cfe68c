"""The mend of the order of keys in a front matter (TD-315)."""

import re
from collections.abc import Sequence

from thidua.check.mend.proof import proven, reading
from thidua.read.nodes import Mapping


def ordered_keys(front: str, keys: Sequence[str]) -> str:
    """The keys of the top level in the order of ``keys``, each with all its lines.

    The comments directly above a key go with it. A key that is not among
    ``keys`` stays behind the one that it follows. A front matter with a
    fault of its own stays as it is: its editor will look at it anyway.
    """
    read = reading(front)
    if read.findings or not isinstance(read.node, Mapping):
        return front
    entries = read.node.entries
    if not entries or any(entry.column != 1 for entry in entries.values()):
        return front
    lines = re.findall(r".*\n", front)
    starts = _starts(lines, [entry.line - 1 for entry in entries.values()])
    footer = _footer(lines)
    blocks = [lines[start:end] for start, end in zip(starts, [*starts[1:], footer], strict=True)]
    ranks = _ranks(list(entries), keys)
    order = sorted(range(len(blocks)), key=lambda index: ranks[index])
    moved = [line for index in order for line in blocks[index]]
    return proven(front, "".join([*lines[: starts[0]], *moved, *lines[footer:]]))


def _is_comment(line: str) -> bool:
    """Whether ``line`` is a comment of the top level; one further in belongs to the key above."""
    return line.startswith("#")


def _starts(lines: list[str], keys: list[int]) -> list[int]:
    """The line at which each key begins, the comments directly above it included."""
    starts = []
    for line in keys:
        start = line
        while start > 0 and _is_comment(lines[start - 1]):
            start -= 1
        starts.append(start)
    return starts


def _footer(lines: list[str]) -> int:
    """The line at which the comments below the last key begin; they belong to no key."""
    end = len(lines)
    while _is_comment(lines[end - 1]):
        end -= 1
    return end


def _ranks(names: list[str], keys: Sequence[str]) -> list[int]:
    """The rank of each name; a name that is not among ``keys`` has that of the one before it."""
    ranks = []
    rank = -1
    for name in names:
        rank = keys.index(name) if name in keys else rank
        ranks.append(rank)
    return ranks
