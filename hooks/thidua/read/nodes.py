"""YAML values that remember where they stand.

``sound`` is false where the reader found a fault in the value itself: what
it holds is then a guess, and no rule should judge it a second time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

Plain: TypeAlias = "str | int | float | bool | tuple[Plain, ...] | dict[str, Plain] | None"


class Scalar(NamedTuple):
    """A single value; ``line`` and ``column`` from 1, in code points."""

    value: str | int | float | bool | None
    line: int
    column: int
    sound: bool = True

    def plain(self) -> Plain:
        """The value without its place."""
        return self.value


class Sequence(NamedTuple):
    """A list of values."""

    items: tuple[Node, ...]
    line: int
    column: int
    sound: bool = True

    def plain(self) -> Plain:
        """The values without their places, as a tuple."""
        return tuple(item.plain() for item in self.items)


class Entry(NamedTuple):
    """A key with its place, and its value."""

    line: int
    column: int
    node: Node


class Mapping(NamedTuple):
    """Keys and values in the order in which they were written."""

    entries: dict[str, Entry]
    line: int
    column: int
    sound: bool = True

    def plain(self) -> dict[str, Plain]:
        """The values without their places."""
        return {key: entry.node.plain() for key, entry in self.entries.items()}


Node: TypeAlias = Scalar | Sequence | Mapping


def _along(node: Node, path: tuple[int | str, ...]) -> Iterator[Node]:
    """``node`` and the nodes on ``path`` (keys and indexes) as far as they exist."""
    yield node
    for step in path:
        if isinstance(node, Mapping) and step in node.entries:
            node = node.entries[str(step)].node
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            break
        yield node


def locate(node: Node, path: tuple[int | str, ...]) -> Node:
    """The deepest node on ``path`` (keys and indexes) that exists."""
    *_, deepest = _along(node, path)
    return deepest


def is_sound(node: Node, path: tuple[int | str, ...]) -> bool:
    """Whether the reader found no fault in any value on ``path``."""
    return all(each.sound for each in _along(node, path))


def locate_key(node: Node, path: tuple[int | str, ...]) -> Entry | Node:
    """The key at the end of ``path``, or the deepest node that exists."""
    parent = locate(node, path[:-1])
    if isinstance(parent, Mapping) and path and path[-1] in parent.entries:
        return parent.entries[str(path[-1])]
    return locate(node, path)
