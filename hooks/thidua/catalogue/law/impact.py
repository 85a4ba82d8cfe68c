"""Which pages change when a document or one of its provisions does."""

from dataclasses import replace

from thidua.catalogue.catalogue import Catalogue, Key
from thidua.catalogue.law.register import overlap
from thidua.catalogue.law.shown import named, shown
from thidua.catalogue.law.standing import sways
from thidua.records.base import Published
from thidua.records.document import LegalDocument
from thidua.records.values import Citation


def impact(catalogue: Catalogue, target: Citation) -> tuple[Key, ...]:
    """The records whose main content says something that hangs on ``target``, in order of key.

    A provision reaches every page that cites it, a part of it or what holds
    it. A whole document also reaches the pages that name it as what came
    after, amends, ends or suspends a document which they show.
    """
    return tuple(
        sorted(
            key
            for key, record in catalogue.records.items()
            if isinstance(record, Published) and hangs(catalogue, record, target)
        )
    )


def hangs(catalogue: Catalogue, record: Published, target: Citation) -> bool:
    """Whether the main content of a record's page hangs on ``target``."""
    if any(overlap(citation, target) for citation in shown(catalogue, record)):
        return True
    if target.article is not None:
        return False
    return any(
        target.document in sways(catalogue.register, id, catalogue.today)
        for id in named(catalogue, record)
    )


def as_verified(catalogue: Catalogue, id: str) -> Catalogue:
    """The catalogue as it will be when the document is verified."""
    key = Key("document", id)
    document = catalogue.records[key]
    assert isinstance(document, LegalDocument)
    if document.verified:
        return catalogue
    verified = document.model_copy(update={"verified": True})
    return replace(catalogue, records={**catalogue.records, key: verified})
