"""What a rule may look at: the files that were read and the records made of them."""

import hashlib
import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeAlias, TypeVar
from urllib.parse import unquote

from thidua.findings.finding import Finding, Place
from thidua.read.folder import digest
from thidua.read.nodes import Mapping, Scalar, locate, locate_key
from thidua.read.prose import Prose
from thidua.read.source import Positions
from thidua.read.tree import ListSource, RecordSource, RowSource, Tree
from thidua.records.base import Published, Record
from thidua.records.body_text import NO_BODY
from thidua.records.citations import parse_citation
from thidua.records.kinds import KINDS, Kind, address_of
from thidua.records.lists import FeedChange, Holidays, Host, Redirect, Site
from thidua.records.references import Reference, citations, references
from thidua.records.values import Citation, Value

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
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
    def address(self) -> str | None:
        """The address of its page, if it has one."""
        return address_of(self.kind, self.record) if self.kind.address is not None else None

    @cached_property
    def mark(self) -> str:
        """A text that changes with all that was written of the record but its body."""
        source = self.source
        written = source.front_text if isinstance(source, RecordSource) else repr(self.record)
        text = f"{self.kind.name}/{self.record.id}\n{written}"
        return hashlib.sha256(text.encode()).hexdigest()

    @cached_property
    def body_mark(self) -> bytes:
        """Changes with the body."""
        return digest(self.source.body.data) if isinstance(self.source, RecordSource) else b""

    @cached_property
    def prose(self) -> Prose:
        """The body as the rules scan it."""
        return Prose(self.source.body if isinstance(self.source, RecordSource) else NO_BODY)

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """The references in its fields."""
        return tuple(references(self.record))

    @cached_property
    def citations(self) -> tuple[tuple[Place, Citation], ...]:
        """The provisions that its fields and its body cite, each with its place."""
        in_body = (
            (self.in_body(span.offset), parse_citation(span.text))
            for span in self.prose.citations()
        )
        return (
            *((self.at(*path), citation) for path, citation in citations(self.record)),
            *((place, citation) for place, citation in in_body if citation is not None),
        )

    @cached_property
    def linked(self) -> tuple[str, ...]:
        """The source paths to which links of its body lead, whether or not something is there."""
        if not isinstance(self.source, RecordSource):
            return ()
        folder = posixpath.dirname(self.source.uri)
        paths = (unquote(link.target.partition("#")[0]) for link in self.prose.links())
        within = (path for path in paths if path and ":" not in path)  # no address of the web
        return tuple(posixpath.normpath(posixpath.join(folder, path)) for path in within)

    def noted(self, look: "Callable[[Entry], Iterator[T]]") -> tuple[T, ...]:
        """What ``look`` sees in this record alone; it looks once, and the answer is kept."""
        notes: dict[str, tuple[T, ...]] = self.__dict__.setdefault("_notes", {})
        if look.__name__ not in notes:
            notes[look.__name__] = tuple(look(self))
        return notes[look.__name__]

    @cached_property
    def _body_positions(self) -> Positions:
        assert isinstance(self.source, RecordSource)
        return Positions(str(self.source.body), self.source.body_line)

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
    """All that was read, on the day for which the site is built.

    ``short_forms`` are the abbreviations that the glossary explains.
    """

    tree: Tree
    today: date
    release: bool
    entries: tuple[Entry, ...]
    site: Site | None
    short_forms: frozenset[str]
    holidays: tuple[Holidays, ...]
    redirects: tuple[tuple[Row, Redirect], ...]
    hosts: tuple[Host, ...]
    feed_changes: tuple[FeedChange, ...]

    @cached_property
    def by_kind(self) -> dict[str, dict[str, Entry]]:
        """Entries by kind and id; the first of two with the same id counts."""
        index: dict[str, dict[str, Entry]] = {}
        for entry in self.entries:
            index.setdefault(entry.kind.name, {}).setdefault(entry.record.id, entry)
        return index

    @cached_property
    def written_ids(self) -> dict[str, frozenset[str]]:
        """The ids that files and rows claim, those of faulty records included.

        A reference to a record that has a fault of its own is not a second
        fault.
        """
        ids: dict[str, set[str]] = {}
        for claim in self.tree.claims:
            ids.setdefault(claim.kind.name, set()).add(claim.id)
        for kind in KINDS.values():
            if kind.listed in self.tree.lists:
                ids[kind.name] = set(_row_ids(self.tree.lists[kind.listed]))
        return {name: frozenset(found) for name, found in ids.items()}

    def ids_of(self, kind: str) -> frozenset[str]:
        """The written ids of one kind."""
        return self.written_ids.get(kind, frozenset())

    @cached_property
    def unread_lists(self) -> tuple[Kind, ...]:
        """The kinds whose list is missing or broken: nothing can be said of their ids."""
        lists = self.tree.lists
        return tuple(k for k in KINDS.values() if k.listed is not None and k.listed not in lists)

    def may_exist(self, kind: str, id: str) -> bool:
        """Whether a record of ``kind`` with this id is written, or may be in a list not read."""
        return id in self.ids_of(kind) or any(unread.name == kind for unread in self.unread_lists)

    def published(self) -> Iterator[tuple[Entry, Published]]:
        """The entries that are written in files of their own."""
        return iter(self._published)

    @cached_property
    def _published(self) -> tuple[tuple[Entry, Published], ...]:
        return tuple((e, e.record) for e in self.entries if isinstance(e.record, Published))


def _row_ids(listed: ListSource) -> Iterator[str]:
    for row in listed.rows:
        entry = row.node.entries.get("id")
        if entry is not None and isinstance(entry.node, Scalar):
            yield str(entry.node.value)


Rule: TypeAlias = Callable[[Context], Iterator[Finding]]


def node_place(path: str, node: Mapping, keys: tuple[int | str, ...]) -> Place:
    """The place of the deepest value on ``keys``."""
    found = locate(node, keys)
    return Place(path, found.line, found.column)
