"""What a rule may look at: the files that were read and the records made of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias

from thidua.findings.finding import Finding, Place
from thidua.read.nodes import Mapping, locate, locate_key
from thidua.read.prose import Prose
from thidua.read.source import Positions
from thidua.read.tree import RecordSource, RowSource, Tree
from thidua.records.base import Published, Record
from thidua.records.kinds import Kind
from thidua.records.lists import Holidays, Host, Redirect, Site
from thidua.records.values import Value


@dataclass(frozen=True)
class Entry:
    """A record and where it was written."""

    kind: Kind
    record: Record
    source: RecordSource | RowSource

    @property
    def path(self) -> str:
        """The path of its file as an editor knows it."""
        return self.source.path

    @property
    def node(self) -> Mapping:
        """Its front matter, or its row."""
        return self.source.front if isinstance(self.source, RecordSource) else self.source.node

    def at(self, *path: int | str) -> Place:
        """The place of the value at ``path``, or of the nearest value that exists."""
        return node_place(self.path, self.node, path)

    def at_key(self, *path: int | str) -> Place:
        """The place of the key at the end of ``path``."""
        found = locate_key(self.node, path)
        return Place(self.path, found.line, found.column)

    @cached_property
    def prose(self) -> Prose:
        """The body as the rules scan it."""
        return Prose(self.source.body if isinstance(self.source, RecordSource) else "")

    @cached_property
    def _body_positions(self) -> Positions:
        assert isinstance(self.source, RecordSource)
        return Positions(self.source.body, self.source.body_line)

    def in_body(self, offset: int) -> Place:
        """The place of an offset in the body."""
        return self._body_positions.at(self.path, offset)


@dataclass(frozen=True)
class Row:
    """A row of a list that is no record, and where it was written."""

    value: Value
    source: RowSource

    def at(self, *path: int | str) -> Place:
        """The place of the value at ``path``."""
        return node_place(self.source.path, self.source.node, path)


@dataclass(frozen=True)
class Context:
    """All that was read, on the day for which the site is built."""

    tree: Tree
    today: date
    release: bool
    entries: tuple[Entry, ...]
    site: Site | None
    holidays: tuple[Holidays, ...]
    redirects: tuple[tuple[Row, Redirect], ...]
    hosts: tuple[Host, ...]

    @cached_property
    def by_kind(self) -> dict[str, dict[str, Entry]]:
        """Entries by kind and id; the first of two with the same id counts."""
        index: dict[str, dict[str, Entry]] = {}
        for entry in self.entries:
            index.setdefault(entry.kind.name, {}).setdefault(entry.record.id, entry)
        return index

    @cached_property
    def written_ids(self) -> dict[str, set[str]]:
        """The ids that files and rows claim, those of faulty records included.

        A reference to a record that has a fault of its own is not a second
        fault.
        """
        ids: dict[str, set[str]] = {}
        for source in self.tree.records:
            ids.setdefault(source.kind.name, set()).add(source.id)
        for name, entries in self.by_kind.items():
            ids.setdefault(name, set()).update(entries)
        return ids

    def published(self) -> Iterator[tuple[Entry, Published]]:
        """The entries that are written in files of their own."""
        for entry in self.entries:
            if isinstance(entry.record, Published):
                yield entry, entry.record


Rule: TypeAlias = Callable[[Context], Iterator[Finding]]


def node_place(path: str, node: Mapping, keys: tuple[int | str, ...]) -> Place:
    """The place of the deepest value on ``keys``."""
    found = locate(node, keys)
    return Place(path, found.line, found.column)
