"""The views of the home page and of the indexes."""

from itertools import groupby
from typing import Any

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.one_read import one_read
from thidua.catalogue.states import (
    MOVEMENT_LABELS,
    ConsultationState,
    MovementState,
)
from thidua.catalogue.topics import in_order
from thidua.publish import register_filters
from thidua.publish.plan import PagePlan
from thidua.publish.prose import citation_in_words
from thidua.publish.publication import Publication
from thidua.publish.site_map import site_map as map_of
from thidua.records.base import Record
from thidua.records.document import LegalDocument
from thidua.records.lists import GlossaryTerm, Organisation, Topic
from thidua.records.movement import Movement
from thidua.records.others import Consultation, NewsItem
from thidua.text.letters import fold

_LINK_GROUPS = {
    "trung-uong": "Cơ quan trung ương",
    "tinh": "Cơ quan của tỉnh",
    "doan-the": "Mặt trận, đoàn thể, hiệp hội",
    "bao-chi": "Báo, đài, cổng thông tin",
}
"""The groups of the page of links, by the kind of body."""

HOME_TOPICS = 10
"""Topics on the home page; the others are one step away."""


def home(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """The newest of each kind, and the ways in."""
    catalogue = made.catalogue
    running = [
        m
        for m in catalogue.all("movement")
        if isinstance(m, Movement) and catalogue.movement_state(m) is MovementState.RUNNING
    ]
    return {
        "running": running[:6],
        "exemplars": catalogue.all("exemplar")[:6],
        "news": catalogue.all("news")[:5],
        "consultations": [
            c
            for c in catalogue.all("consultation")
            if isinstance(c, Consultation)
            and catalogue.consultation_state(c) is ConsultationState.OPEN
        ],
        "topics": _largest_topics(made),
        "counts": {
            kind: len(catalogue.all(kind))
            for kind in ("movement", "exemplar", "question", "document")
        },
        "guides": catalogue.all("guide"),
        "localities": catalogue.all("locality"),
    }


def _largest_topics(made: Publication) -> list[tuple[Record, int]]:
    """The topics with most questions, in the editors' order, with their number of questions."""
    counted = _facets(made.catalogue, "topic", "question")
    largest = sorted(counted, key=lambda pair: -pair[1])[:HOME_TOPICS]
    return [pair for pair in counted if pair in largest]


def movements(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """Movements by their state today, running ones first."""
    catalogue = made.catalogue
    order = (
        MovementState.RUNNING,
        MovementState.COMING,
        MovementState.PERIOD_OVER,
        MovementState.CLOSED,
    )
    found = [m for m in catalogue.all("movement") if isinstance(m, Movement)]
    groups = [
        (MOVEMENT_LABELS[state], [m for m in found if catalogue.movement_state(m) is state])
        for state in order
    ]
    return {"groups": [group for group in groups if group[1]]}


@one_read
def _facets(catalogue: Catalogue, kind: str, of: str) -> list[tuple[Record, int]]:
    """The records of ``kind`` with the number of records of kind ``of`` that name them."""
    counted = [(r, len(catalogue.incoming(r, of))) for r in catalogue.all(kind)]
    return [pair for pair in counted if pair[1]]


def exemplars(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """Facets of place and field beside the first page of all stories."""
    if plan.continues:
        return {}
    return {
        "localities": _facets(made.catalogue, "locality", "exemplar"),
        "fields": _facets(made.catalogue, "field", "exemplar"),
    }


def questions(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """Topics in their order with their questions."""
    catalogue = made.catalogue
    topics = [
        (topic, in_order(catalogue, topic))
        for topic in catalogue.all("topic")
        if isinstance(topic, Topic)
    ]
    return {"topics": [pair for pair in topics if pair[1]]}


def documents(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """All documents in one table, newest first, with the facets that filter it."""
    catalogue = made.catalogue
    found = [d for d in catalogue.all("document") if isinstance(d, LegalDocument)]
    return {
        "facets": register_filters.facets(catalogue),
        "control_id": register_filters.control_id,
        "rows": [
            {
                "document": document,
                "values": register_filters.values_of(catalogue, document),
                "form": catalogue.get("document_type", document.type),
                "issuer": catalogue.get("organisation", document.issuer),
            }
            for document in found
        ],
    }


def news(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """News by year."""
    assert plan.listing is not None
    items = [r for r in plan.listing.records if isinstance(r, NewsItem)]
    return {
        "years": [(year, list(group)) for year, group in groupby(items, key=lambda n: n.date.year)]
    }


def localities(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """All localities with what is known of each."""
    catalogue = made.catalogue
    return {
        "rows": [
            (r, len(catalogue.incoming(r, "exemplar")), len(catalogue.incoming(r, "news")))
            for r in catalogue.all("locality")
        ]
    }


def fields(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """All fields with what is known of each."""
    catalogue = made.catalogue
    return {
        "rows": [
            (r, len(catalogue.incoming(r, "movement")), len(catalogue.incoming(r, "exemplar")))
            for r in catalogue.all("field")
        ]
    }


def site_map(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """Every page by section, and those that are in none."""
    branches, loose = map_of(made.plan)
    return {"branches": branches, "loose": loose}


def links(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """The bodies and media named in the plan, by kind, with the addresses that were seen."""
    catalogue = made.catalogue
    bodies = [
        body
        for body in catalogue.all("organisation")
        if isinstance(body, Organisation) and not _has_namesake(catalogue.body_today(body.id), body)
    ]
    groups = [
        (name, [b for b in bodies if b.kind == kind and (b.url or kind != "trung-uong")])
        for kind, name in _LINK_GROUPS.items()
    ]
    return {"groups": [group for group in groups if group[1]]}


def _has_namesake(after: Organisation | None, body: Organisation) -> bool:
    """Whether a former body's successor bears the same name, so that one line says both."""
    return after is not None and after.id != body.id and after.name == body.name


def glossary(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """All terms in alphabetical order with what explains them."""
    catalogue = made.catalogue
    terms = [t for t in catalogue.all("term") if isinstance(t, GlossaryTerm)]
    return {
        "glossary_rows": [
            {
                "term": term,
                "question": catalogue.get("question", term.question) if term.question else None,
                "basis": [citation_in_words(catalogue, c) for c in term.citations],
            }
            for term in sorted(terms, key=lambda t: fold(t.term))
        ]
    }
