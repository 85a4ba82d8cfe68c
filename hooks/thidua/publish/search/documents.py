"""What is searched: every page of a record, the indexes of sections, the terms of the glossary."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua.catalogue.catalogue import Catalogue
from thidua.publish.plan import PagePlan, Plan
from thidua.publish.states import Badge, States
from thidua.records.base import Published, Record
from thidua.records.document import LegalDocument
from thidua.records.exemplar import Exemplar
from thidua.records.fixed_pages import HOME, SEARCH
from thidua.records.kinds import KINDS
from thidua.records.lists import GlossaryTerm
from thidua.records.movement import Movement
from thidua.records.others import Consultation, Guide, NewsItem
from thidua.records.question import Question
from thidua.text.dates import PartialDate

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
    """One thing that can be found, as results show it and are narrowed by it.

    ``uri`` is where its source stands; ``address`` is below the site's base;
    ``text`` is shown under the title; ``state`` is one that a reader must see;
    ``day`` is the day of what it tells, not of the page; ``successors`` are the
    addresses of what stands in its place today. ``record`` is ``None`` for the
    pages of sections.
    """

    uri: str
    kind: str
    address: str
    title: str
    text: str
    state: Badge | None = None
    day: PartialDate | None = None
    successors: tuple[str, ...] = ()
    record: Record | None = None

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


def document_at(plan: Plan, uri: str) -> SearchDocument:
    """One of the documents, by the place of its source."""
    page = plan.by_uri.get(uri)
    if page is not None:
        return _of_page(plan, page)
    return next(term for term in _of_terms(plan) if term.uri == uri)


def _place(document: SearchDocument) -> tuple[int, float, str]:
    record = document.record
    appeared = record.appeared.timestamp() if isinstance(record, Published) else 0
    return _PLACES[document.kind], -appeared, document.address


def _of_pages(plan: Plan) -> Iterator[SearchDocument]:
    for page in plan.pages:
        if page.uri in (HOME, SEARCH) or page.unlisted or page.continues:
            continue
        if not (isinstance(page.record, Published) and page.record.withdrawn is not None):
            yield _of_page(plan, page)


def _of_terms(plan: Plan) -> Iterator[SearchDocument]:
    catalogue = plan.catalogue
    for term in catalogue.all("term"):
        assert isinstance(term, GlossaryTerm)
        uri, address = catalogue.uris[catalogue.key(term)], f"thuat-ngu/#{term.id}"
        yield SearchDocument(uri, "term", address, term.term, term.definition, record=term)


def _of_page(plan: Plan, page: PagePlan) -> SearchDocument:
    catalogue, record = plan.catalogue, page.record
    if record is None:
        return SearchDocument(page.uri, SECTION, page.address, page.title, page.description)
    return SearchDocument(
        page.uri,
        catalogue.kind(record).name,
        page.address,
        page.title,
        page.description,
        _state(catalogue, record),
        _day(record),
        tuple(_in_its_place(catalogue, record)),
        record,
    )


def _in_its_place(catalogue: Catalogue, record: Record) -> Iterator[str]:
    """The addresses of the documents that stand today in the place of an ended one."""
    if isinstance(record, LegalDocument):
        for id in catalogue.register.successors(record.id, catalogue.today):
            yield catalogue.address(catalogue.register.documents[id])


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
