"""The life of the documents as a list of days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from thidua.catalogue.catalogue import Catalogue
from thidua.records.citations import provision
from thidua.records.document import LegalDocument
from thidua.records.values import Citation
from thidua.text.dates import vietnamese_date


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something happened to a document on a day, or was done by it to another."""

    day: date
    document: str
    words: str
    other: str = ""


def timeline(catalogue: Catalogue, only: str | None = None) -> tuple[Event, ...]:
    """What happened to all documents, or to one and by one, oldest first."""
    events = {e for d in catalogue.register.documents.values() for e in _events(catalogue, d)}
    return tuple(sorted(e for e in events if only is None or only in (e.document, e.other)))


def _events(catalogue: Catalogue, document: LegalDocument) -> Iterator[Event]:
    register, id = catalogue.register, document.id
    if document.issued:
        yield Event(document.issued, id, "ban hành")
    start = register.first_day(id)
    end = register.end(id)
    if end:
        by = f" theo {_name(catalogue, end[1])}" if end[1] else ""
        yield Event(end[0], id, f"hết hiệu lực{by}", end[1] or "")
    if start:
        yield Event(start, id, "có hiệu lực")
        for what, citations in (("sửa đổi", document.amends), ("bãi bỏ", document.repeals)):
            for citation in citations:
                words = f"{what} {_named(catalogue, citation)}"
                yield Event(start, id, words, citation.document)
    for suspension in document.suspends:
        until = suspension.end and vietnamese_date(suspension.end - timedelta(days=1))
        words = f"ngưng hiệu lực {_named(catalogue, suspension.provision)}"
        words += f" đến hết ngày {until}" if until else ""
        yield Event(suspension.start, id, words, suspension.provision.document)


def _named(catalogue: Catalogue, citation: Citation) -> str:
    return f"{provision(citation)} {_name(catalogue, citation.document)}".strip()


def _name(catalogue: Catalogue, id: str) -> str:
    document = catalogue.register.documents.get(id)
    return (document.number if document else None) or id
