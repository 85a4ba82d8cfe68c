"""What is searched: every page of a record, the indexes of sections, the terms of the glossary."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.catalogue.catalogue import Catalogue
from thidua.publish.plan import PagePlan, Plan
from thidua.publish.prose import citation_in_words, name_of_document
from thidua.publish.states import Badge, States
from thidua.records.base import Published, Record
from thidua.records.citations import parse_citation
from thidua.records.document import DocumentType, LegalDocument
from thidua.records.exemplar import Exemplar
from thidua.records.fixed_pages import HOME, SEARCH
from thidua.records.kinds import KINDS
from thidua.records.lists import FieldOfLife, GlossaryTerm, Locality, Topic
from thidua.records.movement import Movement
from thidua.records.others import Consultation, Guide, NewsItem
from thidua.records.question import Question
from thidua.text.dates import PartialDate

_LINK = re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_BARE = re.compile(r"<[a-z]+:[^\s<>]*>|^ {0,3}\[[^\[\]\n]*\]:.*$", re.MULTILINE)
_CITATION = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_HEADING = re.compile(r"#{1,6}[ \t]*(.*)")

SECTION = "section"
"""The kind of the pages that are no records: indexes of sections and standing lists."""

KIND_ORDER = (
    "movement", "document", "question", "guide", "page", SECTION, "topic", "field", "locality",
    "term", "consultation", "exemplar", "news",
)  # fmt: skip
"""All kinds that are searched; pages that answer come before stories of the day."""

_PLACES = {kind: place for place, kind in enumerate(KIND_ORDER)}

_DAY_WORDS = {
    "movement": "Từ",
    "document": "Ban hành",
    "question": "Quy định ngày",
    "guide": "Quy định ngày",
    "consultation": "Từ",
}


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing that can be found.

    ``address`` is below the site's base; ``text`` is shown under the title;
    ``called`` are other names of it, which count like the title; ``names``
    are headings and what it belongs to, each a text of its own;
    ``state`` is one that a reader must see; ``day`` is the day of what it
    tells, not of the page; ``successors`` are the addresses of what stands in
    its place today. ``record`` is ``None`` for the pages of sections.
    """

    kind: str
    address: str
    title: str
    text: str
    called: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    body: str = ""
    state: Badge | None = None
    day: PartialDate | None = None
    successors: tuple[str, ...] = ()
    record: Record | None = None

    @property
    def mark(self) -> bytes:
        """What tells all that is indexed and shown of it from anything else."""
        state = (self.state.label, self.state.tone) if self.state else ()
        fixed = (self.kind, self.address, self.title, self.text, self.dated, self.body)
        parts = (*fixed, *state, *self.called, *self.names)
        lengths = [len(state), len(self.called), *map(len, parts)]
        return hashlib.sha256(f"{lengths}{''.join(parts)}".encode()).digest()

    @property
    def dated(self) -> str:
        """The day with the word that says what happened on it."""
        words = f"{_DAY_WORDS.get(self.kind, '')} {self.day}".strip() if self.day else ""
        return words[:1].upper() + words[1:]

    @property
    def label(self) -> str:
        """The Vietnamese name of its kind."""
        return "Mục" if self.kind == SECTION else KINDS[self.kind].label


def documents(plan: Plan) -> tuple[SearchDocument, ...]:
    """Everything that can be found: kind by kind, the latest first."""
    found = [*_of_pages(plan), *_of_terms(plan)]
    return tuple(sorted(found, key=_place))


def _place(document: SearchDocument) -> tuple[int, float, str]:
    record = document.record
    appeared = record.appeared.timestamp() if isinstance(record, Published) else 0
    return _PLACES[document.kind], -appeared, document.address


def _of_pages(plan: Plan) -> Iterator[SearchDocument]:
    for page in plan.pages:
        later = page.listing is not None and page.listing.number > 1
        if page.uri in (HOME, SEARCH) or page.unlisted or later:
            continue
        if page.record is None:
            yield SearchDocument(SECTION, page.address, page.title, page.description)
        elif not (isinstance(page.record, Published) and page.record.withdrawn is not None):
            yield _of_record(plan.catalogue, page, page.record)


def _of_terms(plan: Plan) -> Iterator[SearchDocument]:
    for term in plan.catalogue.all("term"):
        assert isinstance(term, GlossaryTerm)
        yield SearchDocument(
            "term",
            f"thuat-ngu/#{term.id}",
            term.term,
            term.definition,
            (*term.abbreviations, *term.also),
            record=term,
        )


def _of_record(catalogue: Catalogue, page: PagePlan, record: Record) -> SearchDocument:
    markdown = record.body if isinstance(record, Published) else ""
    return SearchDocument(
        catalogue.kind(record).name,
        page.address,
        page.title,
        page.description,
        tuple(_called(catalogue, record)),
        (*_headings(markdown), *_names(catalogue, record)),
        f"{_visible(catalogue, markdown)}\n{_facts(record)}",
        _state(catalogue, record),
        _day(record),
        tuple(_in_its_place(catalogue, record)),
        record,
    )


def _headings(markdown: str) -> list[str]:
    lines = markdown.split("\n") if "#" in markdown else ()
    return [match[1] for line in lines if line[:1] == "#" and (match := _HEADING.match(line))]


def _in_its_place(catalogue: Catalogue, record: Record) -> Iterator[str]:
    """The addresses of the documents that stand today in the place of an ended one."""
    if isinstance(record, LegalDocument):
        for id in catalogue.register.successors(record.id, catalogue.today):
            yield catalogue.address(catalogue.register.documents[id])


def _visible(catalogue: Catalogue, markdown: str) -> str:
    """A body without addresses, and with its citations as a reader sees them."""

    def in_words(match: re.Match[str]) -> str:
        citation = parse_citation(match[1])
        return citation_in_words(catalogue, citation) if citation else match[1]

    text = _LINK.sub("]", markdown) if "](" in markdown else markdown
    text = _CITATION.sub(in_words, text) if "[[" in text else text
    return _BARE.sub(" ", text) if "<" in text or "]:" in text else text


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
        case _:
            pass


def _names(catalogue: Catalogue, record: Record) -> Iterator[str]:
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
        for id in filter(None, ids):
            group = catalogue.get(kind, id)
            if isinstance(group, Locality | FieldOfLife | Topic):
                yield group.name


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


def _state(catalogue: Catalogue, record: Record) -> Badge | None:
    states = States(catalogue)
    match record:
        case LegalDocument():
            return states.document(record)
        case Movement():
            return states.movement(record)
        case Consultation():
            return states.consultation(record)
        case Exemplar():
            return states.exemplar(record)
        case _:
            return states.answer(record)


def _day(record: Record) -> PartialDate | None:
    day: PartialDate | date | None = None
    match record:
        case NewsItem():
            day = record.date
        case LegalDocument():
            day = record.issued
        case Movement():
            day = record.launched or record.period.start
        case Exemplar():
            day = record.years.end or record.years.start
        case Question() | Guide():
            day = record.as_of
        case Consultation():
            day = record.start
        case _:
            pass
    return PartialDate(day.year, day.month, day.day) if isinstance(day, date) else day
