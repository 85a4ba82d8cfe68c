"""The words of a document: what is indexed of it beside what results show.

They are put together only for documents that are read. A mark, which is cheap,
tells whether one must be read again; it covers all that the words follow from.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.catalogue.catalogue import Catalogue
from thidua.publish.prose import citation_in_words, name_of_document
from thidua.publish.search.documents import SearchDocument
from thidua.records.base import Published, Record
from thidua.records.body_text import NO_BODY, BodyText
from thidua.records.citations import parse_citation
from thidua.records.document import DocumentType, LegalDocument
from thidua.records.exemplar import Exemplar
from thidua.records.lists import FieldOfLife, GlossaryTerm, Locality, Topic
from thidua.records.movement import Movement
from thidua.records.others import Consultation

_LINK = re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_BARE = re.compile(r"<[a-z]+:[^\s<>]*>|^ {0,3}\[[^\[\]\n]*\]:.*$", re.MULTILINE)
_CITATION = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_HEADING = re.compile(r"#{1,6}[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a document is found by, beside its title and its text.

    ``called`` are other names of it, which count like the title; ``names``
    are headings and what it belongs to, each a text of its own.
    """

    called: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    body: str = ""


class Wordings:
    """The wordings of the documents of a catalogue."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._cited = _Cited(catalogue)
        self._groups = _Groups(catalogue)

    def of(self, document: SearchDocument) -> Wording:
        """The wording of a document."""
        record = document.record
        if record is None:
            return Wording()
        body = str(_body(record))
        return Wording(
            tuple(_called(self._catalogue, record)),
            (*_headings(body), *self._names(record)),
            f"{self._visible(body)}\n{_facts(record)}",
        )

    def mark(self, document: SearchDocument) -> bytes:
        """What tells all that is indexed and shown of a document from anything else."""
        parts = [document.kind, document.address, document.title, document.text, document.dated]
        counts = []
        for more in self._beside(document):
            parts += more
            counts.append(len(more))
        lengths = [*counts, *map(len, parts)]
        return hashlib.sha256(f"{lengths}{''.join(parts)}".encode()).digest()

    def _beside(self, document: SearchDocument) -> Iterator[Sequence[str]]:
        """All that the mark covers beside what every document has."""
        state, record = document.state, document.record
        yield (state.label, state.tone) if state else ()
        if record is not None:
            yield self._catalogue.body_mark(record).hex(), _facts(record)
            yield list(_called(self._catalogue, record))
            yield list(self._names(record))
            yield self._citations(_body(record))

    def _citations(self, body: BodyText) -> list[str]:
        """The citations of a body as a reader sees them."""
        if not (body.has("[") and body.has("[[")):  # one letter is found many times faster than two
            return []
        return [self._cited[text] for text in _CITATION.findall(str(body))]

    def _visible(self, body: str) -> str:
        """A body without addresses, and with its citations as a reader sees them."""
        text = _LINK.sub("]", body) if "](" in body else body
        text = _CITATION.sub(lambda match: self._cited[match[1]], text) if _cites(text) else text
        return _BARE.sub(" ", text) if "<" in text or "]:" in text else text

    def _names(self, record: Record) -> Iterator[str]:
        """Where ``record`` belongs: its unit and place, its locality, fields and topic."""
        match record:
            case Exemplar():
                yield from filter(None, (record.role, record.unit, record.place))
            case Consultation():
                yield record.award
            case _:
                pass
        said = vars(record)  # a record without such a field is slow to say so
        for kind, ids in (
            ("locality", (said.get("locality"),)),
            ("field", said.get("fields", ())),
            ("topic", (said.get("topic"),)),
        ):
            for id in ids:
                if id and (name := self._groups[kind, id]):
                    yield name


class _Cited(dict[str, str]):
    """Citations as a reader sees them, by what stands between the brackets."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __missing__(self, text: str) -> str:
        citation = parse_citation(text)
        self[text] = citation_in_words(self._catalogue, citation) if citation else text
        return self[text]


class _Groups(dict[tuple[str, str], str]):
    """The names of localities, fields and topics, by kind and id; of others there is none."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def __missing__(self, asked: tuple[str, str]) -> str:
        group = self._catalogue.get(*asked)
        self[asked] = group.name if isinstance(group, Locality | FieldOfLife | Topic) else ""
        return self[asked]


def _body(record: Record) -> BodyText:
    return record.body if isinstance(record, Published) else NO_BODY


def _cites(text: str) -> bool:
    return "[" in text and "[[" in text  # one letter is found many times faster than two


def _headings(body: str) -> list[str]:
    lines = body.split("\n") if "#" in body else ()
    return [match[1] for line in lines if line[:1] == "#" and (match := _HEADING.match(line))]


def _called(catalogue: Catalogue, record: Record) -> Iterator[str]:
    """The words by which people call ``record`` besides its title."""
    match record:
        case LegalDocument():
            form = catalogue.get("document_type", record.type)
            yield name_of_document(catalogue, record)
            if isinstance(form, DocumentType) and record.number:
                yield f"{form.name} số {record.number}"
        case Movement():
            yield from filter(None, (record.local_name, record.plan_wording))
        case Exemplar():
            yield record.name
        case Consultation():
            yield record.nominee
        case GlossaryTerm():
            yield from (*record.abbreviations, *record.also)
        case _:
            pass


def _facts(record: Record) -> str:
    """What the page of ``record`` shows beside its body, one fact a line."""
    match record:
        case Movement():
            shown = (*(m.title for m in record.milestones), *(r.what for r in record.results))
        case Exemplar():
            shown = tuple(award.title for award in record.awards)
        case _:
            shown = ()
    return "\n".join(shown)
