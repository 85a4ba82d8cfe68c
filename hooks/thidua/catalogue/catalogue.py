"""The catalogue: frozen records and the edges between them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice
from typing import NamedTuple, TypeVar

from thidua.catalogue.law.force import Force
from thidua.catalogue.law.register import Register
from thidua.catalogue.law.standing import Standing, standing
from thidua.catalogue.order import sort_key
from thidua.catalogue.states import (
    ConsultationState,
    MovementState,
    consultation_state,
    movement_state,
)
from thidua.check.context import Context, Entry
from thidua.read.pictures import PictureFile, picture_file
from thidua.read.tree import RecordSource
from thidua.records.base import Published, Record
from thidua.records.document import DocumentType, LegalDocument
from thidua.records.kinds import KINDS, Kind, address_of, row_uri
from thidua.records.lists import FeedChange, Organisation, Redirect, Site
from thidua.records.locks import ADDRESSES, parse_lock
from thidua.records.movement import Movement
from thidua.records.others import Consultation
from thidua.records.values import Citation

R = TypeVar("R", bound=Record)


class Key(NamedTuple):
    """What names a record: its kind and its id."""

    kind: str
    id: str


class Edge(NamedTuple):
    """One record speaks of another, with the provision where it cites one."""

    source: Key
    target: Key
    citation: Citation | None = None


@dataclass(frozen=True)
class Catalogue:
    """All records published on ``today``; ``uris`` are their source paths.

    ``withheld`` are the source paths under embargo: nothing of them is in the
    site. ``assets`` are the paths of the files that the site takes over,
    ``pictures`` the picture files by their path. ``locked`` are the addresses
    that have been published once. ``marks`` are texts that change with what a
    record says, its body left out; ``body_marks`` change with the body that
    stands at a source path.
    """

    site: Site
    today: date
    records: Mapping[Key, Record]
    uris: Mapping[Key, str]
    edges: tuple[Edge, ...]
    redirects: tuple[Redirect, ...]
    withheld: frozenset[str]
    assets: frozenset[str]
    pictures: Mapping[str, PictureFile]
    locked: frozenset[str]
    feed_changes: tuple[FeedChange, ...]
    marks: Mapping[Key, str]
    body_marks: Mapping[str, bytes]

    def all(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind in the order of its lists, withdrawn ones left out."""
        return self._by_kind.get(kind, ())

    def get(self, kind: str, id: str) -> Record | None:
        """One record, or ``None`` when it is not published."""
        return self.records.get(Key(kind, id))

    def key(self, record: Record) -> Key:
        """The key of a record of this catalogue."""
        return Key(self.kind(record).name, record.id)

    def body_mark(self, record: Record) -> bytes:
        """Changes with the body of a record."""
        return self.body_marks[self.uris[self.key(record)]]

    def place(self, record: Record) -> int:
        """The place of a record among all, in the order of lists."""
        return self._places[self.key(record)]

    def kind(self, record: Record) -> Kind:
        """The kind of a record."""
        return _KIND_OF[type(record)]

    def address(self, record: Record) -> str:
        """The address of the page of ``record`` below the site's base."""
        return address_of(self.kind(record), record)

    def incoming(self, record: Record, kind: str) -> tuple[Record, ...]:
        """The records of ``kind`` that speak of ``record``."""
        asked = self.key(record), kind
        if asked not in self._in_order:
            self._in_order[asked] = self._sorted(self._incoming.get(asked, ()))
        return self._in_order[asked]

    def gathered(self, kind: str, by: Collection[str]) -> Mapping[Key, tuple[Record, ...]]:
        """The records of ``kind`` by each record of the kinds ``by`` of which they speak."""
        records = self.all(kind)
        places = {record.id: place for place, record in enumerate(records)}
        found: dict[Key, set[int]] = defaultdict(set)
        for source, target, _ in self.edges:
            if source.kind == kind and target.kind in by and source.id in places:
                found[target].add(places[source.id])
        return {key: tuple(records[place] for place in sorted(of)) for key, of in found.items()}

    def outgoing(self, record: Record, kind: str) -> tuple[Record, ...]:
        """The records of ``kind`` that ``record`` speaks of, in the order in which it does."""
        key = self.key(record)
        if key not in self._outgoing:
            found: dict[str, dict[Key, Record]] = defaultdict(dict)
            for edge in self._out_of[key]:
                target = edge.target
                if _is_listed(self.records[target]):
                    found[target.kind][target] = self.records[target]
            self._outgoing[key] = {name: tuple(seen.values()) for name, seen in found.items()}
        return self._outgoing[key].get(kind, ())

    def citing(self, document: LegalDocument) -> tuple[tuple[Citation, Record], ...]:
        """Every citation of ``document`` and the page that makes it, by article."""
        found = {
            (edge.citation, edge.source)
            for edge in self._into[self.key(document)]
            if edge.citation is not None and KINDS[edge.source.kind].address is not None
        }
        return tuple(
            (citation, self.records[source])
            for citation, source in sorted(found, key=_citation_order)
            if _is_listed(self.records[source])
        )

    def questions_of(self, movement: Movement) -> tuple[Record, ...]:
        """The questions that ``movement`` names, in its order; then others about it.

        Others are those that link to it or cite a legal basis of it.
        """
        named = self.outgoing(movement, "question")
        found = {self.key(question) for question in self.incoming(movement, "question")}
        for citation in movement.legal_basis:
            document = self.get("document", citation.document)
            if document is not None:
                found.update(self.key(q) for q in self.incoming(document, "question"))
        return (*named, *self._sorted(found - {self.key(question) for question in named}))

    def force(self, document: LegalDocument, day: date | None = None) -> Force:
        """The state of ``document`` on ``day``, today when none is given."""
        return self.register.force(document.id, day or self.today)

    def citations(self, record: Record) -> tuple[Citation, ...]:
        """The provisions that ``record`` cites, in front matter and prose, each once."""
        edges = self._out_of[self.key(record)]
        return tuple(dict.fromkeys(e.citation for e in edges if e.citation is not None))

    @cached_property
    def register(self) -> Register:
        """The legal documents and what they do to each other."""
        documents = {d.id: d for d in self.all("document") if isinstance(d, LegalDocument)}
        forms = {f.id: f for f in self.all("document_type") if isinstance(f, DocumentType)}
        return Register(documents, forms)

    def movement_state(self, movement: Movement, day: date | None = None) -> MovementState:
        """The state of ``movement`` on ``day``, today when none is given."""
        return movement_state(movement, day or self.today)

    def consultation_state(self, consultation: Consultation) -> ConsultationState:
        """Whether comments are taken today."""
        return consultation_state(consultation, self.today)

    def provision_force(self, citation: Citation) -> Force:
        """The force of a provision today."""
        return self.register.provision_force(citation, self.today)

    def standing(self, citation: Citation) -> Standing:
        """How a provision stands today."""
        return standing(self.register, citation, self.today)

    def successors(self, document_id: str) -> tuple[str, ...]:
        """The documents that stand today in the place of one that ended."""
        return self.register.successors(document_id, self.today)

    def neighbours(self, record: Record, most: int) -> tuple[Record, ...]:
        """The first other records of its kind in the same locality."""
        place = self.get("locality", getattr(record, "locality", None) or "")
        near = self.incoming(place, self.kind(record).name) if place else ()
        return tuple(islice((other for other in near if other.id != record.id), most))

    def body_today(self, organisation_id: str) -> Organisation | None:
        """The body itself or, where its name has ended, the successor that bears it today."""
        body = self.get("organisation", organisation_id)
        while isinstance(body, Organisation) and not body.valid_on(self.today):
            after = self.get("organisation", body.successor) if body.successor else None
            if after is None:
                return body
            body = after
        assert body is None or isinstance(body, Organisation)
        return body

    def _sorted(self, keys: Iterable[Key]) -> tuple[Record, ...]:
        found = {key: self.records[key] for key in keys}
        listed = (key for key, record in found.items() if _is_listed(record))
        return tuple(found[key] for key in sorted(listed, key=self._places.__getitem__))

    @cached_property
    def _places(self) -> dict[Key, int]:
        ordered = sorted(self.records, key=lambda key: sort_key(self.records[key]))
        return {key: place for place, key in enumerate(ordered)}

    @cached_property
    def _in_order(self) -> dict[tuple[Key, str], tuple[Record, ...]]:
        """What was put in order because somebody asked."""
        return {}

    @cached_property
    def _outgoing(self) -> dict[Key, dict[str, tuple[Record, ...]]]:
        """By kind what the records speak of about which somebody asked."""
        return {}

    @cached_property
    def _incoming(self) -> Mapping[tuple[Key, str], set[Key]]:
        """By record and kind the records of that kind that speak of it."""
        found: dict[tuple[Key, str], set[Key]] = defaultdict(set)
        for edge in self.edges:
            found[edge.target, edge.source.kind].add(edge.source)
        return found

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Record, ...]]:
        lists: dict[str, list[Record]] = defaultdict(list)
        for key, record in self.records.items():
            if _is_listed(record):
                lists[key.kind].append(record)
        return {
            name: tuple(sorted(found, key=self.place) if KINDS[name].folder else found)
            for name, found in lists.items()
        }

    @cached_property
    def _into(self) -> Mapping[Key, list[Edge]]:
        index: dict[Key, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            index[edge.target].append(edge)
        return index

    @cached_property
    def _out_of(self) -> Mapping[Key, list[Edge]]:
        index: dict[Key, list[Edge]] = defaultdict(list)
        for edge in self.edges:
            index[edge.source].append(edge)
        return index


_KIND_OF = {kind.record: kind for kind in KINDS.values()}


def _is_listed(record: Record) -> bool:
    return not (isinstance(record, Published) and record.withdrawn is not None)


def _citation_order(pair: tuple[Citation, Key]) -> tuple[int, int, str, str, str]:
    citation, key = pair
    return (citation.article or 0, citation.clause or 0, citation.point or "", key.kind, key.id)


def build(context: Context) -> Catalogue:
    """The catalogue of what a faultless run of the checker read."""
    assert context.site is not None
    shown: list[Entry] = []
    withheld: set[str] = set()
    for entry in context.entries:
        record = entry.record
        if isinstance(record, Published) and record.embargoed_on(context.today):
            assert isinstance(entry.source, RecordSource)
            withheld.add(entry.source.uri)
        else:
            shown.append(entry)
    named = [(Key(entry.kind.name, entry.record.id), entry) for entry in shown]
    records = {key: entry.record for key, entry in named}
    uris = {key: _uri(entry) for key, entry in named}
    keys = {uri: key for key, uri in uris.items()}
    edges = [
        edge
        for entry in shown
        for edge in _edges(entry, keys)
        if edge.target in records and edge.target != edge.source
    ]
    return Catalogue(
        context.site,
        context.today,
        records,
        uris,
        tuple(edges),
        tuple(redirect for _, redirect in context.redirects),
        frozenset(withheld),
        frozenset(context.tree.assets),
        _pictures(context),
        frozenset(parse_lock(context.tree.locks.get(ADDRESSES, ""))[0]),
        context.feed_changes,
        {key: entry.mark for key, entry in named},
        {uris[key]: entry.body_mark for key, entry in named},
    )


def _pictures(context: Context) -> dict[str, PictureFile]:
    files = {}
    for entry in context.entries:
        picture = entry.record.image if isinstance(entry.record, Published) else None
        if picture is not None:
            file = picture_file((context.tree.root / picture.src).read_bytes())
            if file is not None:
                files[picture.src] = file
    return files


def _uri(entry: Entry) -> str:
    if isinstance(entry.source, RecordSource):
        return entry.source.uri
    return row_uri(entry.kind, entry.record)


def _edges(entry: Entry, keys: Mapping[str, Key]) -> list[Edge]:
    source = Key(entry.kind.name, entry.record.id)
    edges = [
        Edge(source, Key(reference.kind, reference.id), reference.citation)
        for reference in entry.references
    ]
    if not isinstance(entry.source, RecordSource):
        return edges
    body = entry.source.body_line
    for place, citation in entry.citations:
        if place.line >= body:
            edges.append(Edge(source, Key("document", citation.document), citation))
    edges.extend(Edge(source, keys[uri]) for uri in entry.linked if uri in keys)
    return edges
