"""Of which provisions the page of a record tells how they stand.

The one list behind ``impact``; what a template tells of a document beyond it
would change unforeseen, and the test of impact would say so.
"""

from collections.abc import Iterator

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.answers import outlook
from thidua.catalogue.law.kin import kin, line
from thidua.catalogue.law.standing import standing
from thidua.records.base import Published
from thidua.records.document import LegalDocument
from thidua.records.others import Guide
from thidua.records.values import Citation


def shown(catalogue: Catalogue, record: Published) -> frozenset[Citation]:
    """The provisions whose standing the main content of a record's page tells."""
    if record.withdrawn is not None:
        return frozenset()
    known = catalogue.register.documents
    return frozenset(c for c in _cited(catalogue, record) if c.document in known)


def _cited(catalogue: Catalogue, record: Published) -> Iterator[Citation]:
    yield from catalogue.citations(record)
    if isinstance(record, Guide):
        for document in catalogue.outgoing(record, "document"):
            yield Citation(document=document.id)
    if isinstance(record, LegalDocument):
        yield Citation(document=record.id)
        register = catalogue.register
        lives = {life.document.id for life in line(register, record.id)}
        for id in kin(register, record.id).ids | lives:
            yield Citation(document=id)


def named(catalogue: Catalogue, record: Published) -> frozenset[str]:
    """The documents whose state as a whole is told beside the provisions that are shown."""
    found: set[str] = set()
    for citation in shown(catalogue, record):
        told = standing(catalogue.register, citation, catalogue.today)
        found |= {citation.document, *told.named}
    seen = outlook(catalogue, record) if found else None
    if seen is not None:
        found |= {c.by for c in (*seen.changes, *seen.reported) if c.by is not None}
    return frozenset(found & set(catalogue.register.documents))
