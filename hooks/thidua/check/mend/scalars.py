"""The single values of a piece of YAML as they stand in the text, and their replacement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import yaml
from yaml._yaml import CParser

from thidua.check.mend.proof import reading, same
from thidua.read.nodes import Plain
from thidua.read.yaml_reader import legible

MOST_SINGLE_TRIES = 40
"""Each try reads the whole text again; a file with more changes that clash is for a person."""

Path: TypeAlias = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A single value: its path, its place from 1, and its stretch of the text, quotes included."""

    path: Path
    line: int
    column: int
    start: int
    end: int
    style: str
    value: str


@dataclass(frozen=True, slots=True)
class Change:
    """A value to be written as ``raw``, which reads as ``value``."""

    written: Written
    raw: str
    value: str


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet.

    ``step`` leads to the node that is next; none leads to a key.
    """

    is_mapping: bool
    step: int | str | None
    awaits_key: bool = True

    def advance(self, key: str | None) -> None:
        """Go past a node, which is the key ``key`` where a key was awaited."""
        if not self.is_mapping:
            self.step = int(self.step or 0) + 1
            return
        self.step = key if self.awaits_key else None
        self.awaits_key = not self.awaits_key


@lru_cache(maxsize=8)
def written(text: str) -> tuple[Written, ...]:
    """The values of ``text`` that stand in one line or in quotes; none when it cannot be read.

    The reader goes first, since it bounds the nesting. Tabs and control
    characters are spaces here as they are there.
    """
    if reading(text).node is None:
        return ()
    return tuple(_walk(legible(text)))


def _walk(text: str) -> Iterator[Written]:
    stack: list[_Open] = []
    for event in _events(text):
        if isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            stack.append(_Open(is_mapping, None if is_mapping else 0))
            continue
        key = None
        if isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            stack.pop()
        elif isinstance(event, yaml.ScalarEvent):
            key = event.value
            yield from _value(event, stack)
        if stack:
            stack[-1].advance(key)


def _events(text: str) -> Iterator[yaml.Event]:
    """The events of the first document; the reader reads no further either."""
    parser = CParser(text)
    documents = 0
    while True:
        event = parser.get_event()
        documents += isinstance(event, yaml.DocumentStartEvent)
        if event is None or documents > 1:
            return
        if isinstance(event, (yaml.NodeEvent, yaml.CollectionEndEvent)):
            yield event


def _value(event: yaml.ScalarEvent, stack: list[_Open]) -> Iterator[Written]:
    """The value of ``event``, unless it is a key, a block of text, or bears an anchor or a tag.

    The mark of a value with an anchor is that of the anchor.
    """
    path = tuple(opened.step for opened in stack)
    is_key = bool(stack) and stack[-1].is_mapping and stack[-1].awaits_key
    odd = event.anchor is not None or event.tag is not None or event.style in ("|", ">")
    if is_key or odd or None in path:
        return
    start, end = event.start_mark, event.end_mark
    assert start is not None and end is not None
    assert start is not None
    assert end is not None
    yield Written(
        tuple(step for step in path if step is not None),
        start.line + 1,
        start.column + 1,
        start.index,
        end.index,
        event.style or "",
        event.value,
    )


def double_quoted(text: str) -> str:
    """``text`` in straight double quotes."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def changed(text: str, changes: Sequence[Change]) -> str:
    """``text`` with those of ``changes`` that do what they say and nothing else.

    All are tried together first; when that fails, each by itself, from the
    end, so that the places of those before stay right.
    """
    if not changes:
        return text
    whole = _applied(text, changes)
    if whole is not None:
        return whole
    if len(changes) > MOST_SINGLE_TRIES:
        return text
    for change in sorted(changes, key=lambda change: change.written.start, reverse=True):
        text = _applied(text, [change]) or text
    return text


def _applied(text: str, changes: Sequence[Change]) -> str | None:
    """``text`` with ``changes`` done, or ``None`` when its values are not the expected ones."""
    old = reading(text)
    if old.node is None:
        return None
    wanted = old.node.plain()
    after = text
    for change in sorted(changes, key=lambda change: change.written.start, reverse=True):
        after = after[: change.written.start] + change.raw + after[change.written.end :]
        wanted = _put(wanted, change.written.path, change.value)
    new = reading(after)
    if new.node is None or not new.faults <= old.faults:
        return None
    return after if same(new.node.plain(), wanted) else None


def _put(plain: Plain, path: Path, value: str) -> Plain:
    """``plain`` with ``value`` at ``path``; as it was when nothing stands there."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(plain, dict) and isinstance(step, str) and step in plain:
        return {**plain, step: _put(plain[step], rest, value)}
    if isinstance(plain, tuple) and isinstance(step, int) and step < len(plain):
        return (*plain[:step], _put(plain[step], rest, value), *plain[step + 1 :])
    return plain
