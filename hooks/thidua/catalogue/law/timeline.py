"""The life of the documents as a list of days."""

from dataclasses import dataclass
from datetime import date

from thidua.catalogue.catalogue import Catalogue
from thidua.records.document import LegalDocument


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something happened to a document on a day."""

    day: date
    document: str
    words: str


def timeline(catalogue: Catalogue, only: str | None = None) -> tuple[Event, ...]:
    """What happened to all documents, or to one and by one, oldest first."""
    events = [e for d in catalogue.register.documents.values() for e in _events(catalogue, d)]
    if only is not None:
        name = catalogue.register.documents[only].number or only
        events = [e for e in events if e.document == only or e.words.endswith(f" {name}")]
    return tuple(sorted(events))


def _events(catalogue: Catalogue, document: LegalDocument) -> list[Event]:
    register = catalogue.register
    found = []
    if document.issued:
        found.append(Event(document.issued, document.id, "ban hành"))
    start = register.first_day(document.id)
    if start:
        found.append(Event(start, document.id, "có hiệu lực"))
    end = register.end(document.id)
    if end:
        by = f" theo {_name(catalogue, end[1])}" if end[1] else ""
        found.append(Event(end[0], document.id, f"hết hiệu lực{by}"))
    changed = [("sửa đổi", c) for c in document.amends] + [("bãi bỏ", c) for c in document.repeals]
    for what, citation in changed:
        if start:
            words = f"{what} {_name(catalogue, citation.document)}"
            found.append(Event(start, document.id, words))
    return found


def _name(catalogue: Catalogue, id: str) -> str:
    document = catalogue.register.documents.get(id)
    return (document.number if document else None) or id
