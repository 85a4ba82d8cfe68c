"""What pages show of the law: changes since an answer, cards of cited documents, review."""

from itertools import groupby
from typing import Any

from thidua.catalogue.law.answers import outlook
from thidua.catalogue.law.review import REASON_LABELS, review
from thidua.publish import law
from thidua.publish.plan import PagePlan, title_of
from thidua.publish.prose import card_id, citation_in_words
from thidua.publish.publication import Publication
from thidua.records.base import Record


def changes(made: Publication, record: Record) -> dict[str, Any]:
    """The verified changes since the answer's day, and the reported ones, in words."""
    catalogue = made.catalogue
    seen = outlook(catalogue, record)
    if seen is None:
        return {"changes": [], "reports": []}
    return {
        "changes": law.notices(catalogue, seen.changes),
        "reports": law.reports(catalogue, seen.reported),
    }


def cards(made: Publication, record: Record) -> list[dict[str, Any]]:
    """A card for each provision that the page cites: its words, its document, its first day."""
    catalogue = made.catalogue
    register = catalogue.register
    return [
        {
            "id": card_id(citation),
            "citation": citation,
            "words": citation_in_words(catalogue, citation),
            "document": register.documents[citation.document],
            "since": register.first_day(citation.document),
        }
        for citation in catalogue.citations(record)
        if citation.document in register.documents
    ]


def review_list(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """What editors must look at today, by reason, each record once a reason."""
    catalogue = made.catalogue
    groups = []
    for reason, tasks in groupby(review(catalogue), key=lambda task: task.reason):
        rows = [
            {
                "record": catalogue.records[task.key],
                "title": title_of(catalogue.records[task.key]),
                "owner": catalogue.get("organisation", task.owner),
                "words": task.words,
                "by": catalogue.get("document", task.by) if task.by else None,
            }
            for task in tasks
        ]
        groups.append((REASON_LABELS[reason], reason.value, rows))
    return {"groups": groups}
