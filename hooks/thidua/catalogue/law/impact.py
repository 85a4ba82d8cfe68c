"""Which pages change when a document or one of its provisions does."""

from collections.abc import Iterator

from thidua.catalogue.catalogue import Catalogue, Key
from thidua.catalogue.law.register import Register, overlap
from thidua.records.base import Published
from thidua.records.document import LegalDocument
from thidua.records.others import Guide
from thidua.records.question import Question
from thidua.records.values import Citation


def impact(catalogue: Catalogue, target: Citation) -> tuple[Key, ...]:
    """The records whose main content says something that hangs on ``target``, in order of key.

    A whole document reaches every page that cites or names it, every page
    that cites a document in whose place it stands, and the documents it is
    related to. A provision reaches the dated answers that cite it or a part
    of it, and the document it belongs to.
    """
    found = {Key("document", target.document)}
    if target.article is None:
        found |= set(_of_document(catalogue, target.document))
    else:
        found |= set(_of_provision(catalogue, target))
    return tuple(sorted(key for key in found if isinstance(catalogue.records.get(key), Published)))


def _of_document(catalogue: Catalogue, id: str) -> Iterator[Key]:
    register = catalogue.register
    for before in (id, *_predecessors(catalogue, id)):
        yield from _citing(catalogue, Citation(document=before))
    yield from _naming(catalogue, id)
    yield from _related(register, id)
    changed = register.documents[id]
    for provision in (
        *changed.amends,
        *changed.repeals,
        *(s.provision for s in changed.suspends),
    ):
        yield from _answers(catalogue, provision)
        yield Key("document", provision.document)


def _of_provision(catalogue: Catalogue, target: Citation) -> Iterator[Key]:
    yield from _answers(catalogue, target)


def _predecessors(catalogue: Catalogue, id: str) -> tuple[str, ...]:
    """The documents whose chain of successors leads through ``id`` today."""
    register = catalogue.register
    return tuple(
        other for other in register.documents if id in register.successors(other, catalogue.today)
    )


def _citing(catalogue: Catalogue, target: Citation) -> Iterator[Key]:
    """The records that cite ``target`` or a part of it."""
    for edge in catalogue.edges:
        if edge.citation is not None and overlap(edge.citation, target):
            yield edge.source


def _answers(catalogue: Catalogue, target: Citation) -> Iterator[Key]:
    """The answers and guides with a legal date that cite ``target``, or what holds it."""
    for key in _citing(catalogue, target):
        if isinstance(catalogue.records[key], Question | Guide):
            yield key


def _naming(catalogue: Catalogue, id: str) -> Iterator[Key]:
    """The guides that list the document, with its state."""
    for guide in catalogue.all("guide"):
        assert isinstance(guide, Guide)
        if id in guide.documents:
            yield Key("guide", guide.id)


def _related(register: Register, id: str) -> Iterator[Key]:
    """The documents on whose page this one stands with its state."""
    for other in register.documents.values():
        if id in _relations(other):
            yield Key("document", other.id)
    for other_id in _relations(register.documents[id]):
        yield Key("document", other_id)


def _relations(document: LegalDocument) -> set[str]:
    ended_by = document.ended.by if document.ended else None
    return {
        *document.replaces,
        *document.consolidates,
        *(c.document for c in document.amends),
        *(c.document for c in document.repeals),
        *(s.provision.document for s in document.suspends),
        *([ended_by] if ended_by else []),
    }
