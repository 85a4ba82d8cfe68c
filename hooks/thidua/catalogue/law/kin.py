"""The kin of a legal document: what it did to others, what others did to it, and its whole line."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from thidua.catalogue.law.register import Register, suspended
from thidua.catalogue.one_read import one_read
from thidua.records.document import LegalDocument
from thidua.records.values import Citation


@dataclass(frozen=True, slots=True)
class Relative:
    """A document and the parts of either that a relation is about; none for the whole."""

    id: str
    parts: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Kin:
    """The documents that stand in a relation to one document, by relation, in both directions."""

    replaces: tuple[Relative, ...]
    replaced_by: tuple[Relative, ...]
    amends: tuple[Relative, ...]
    amended_by: tuple[Relative, ...]
    repeals: tuple[Relative, ...]
    repealed_by: tuple[Relative, ...]
    suspends: tuple[Relative, ...]
    suspended_by: tuple[Relative, ...]
    consolidates: tuple[Relative, ...]
    consolidated_by: tuple[Relative, ...]

    @property
    def ids(self) -> frozenset[str]:
        """All of them."""
        relations = (getattr(self, name) for name in self.__slots__)
        return frozenset(relative.id for relatives in relations for relative in relatives)


@one_read
def kin(register: Register, id: str) -> Kin:
    """The kin of ``id`` among the documents of the register."""
    own = register.documents[id]
    return Kin(
        replaces=_plain(register, own.replaces),
        replaced_by=_plain(register, register.replacers(id)),
        amends=_to(register, own.amends),
        amended_by=_from(register, "amends", id),
        repeals=_to(register, own.repeals),
        repealed_by=_from(register, "repeals", id),
        suspends=_to(register, suspended(own)),
        suspended_by=_from(register, "suspends", id),
        consolidates=_plain(register, own.consolidates),
        consolidated_by=_plain(register, register.consolidators(id)),
    )


@dataclass(frozen=True, slots=True)
class Life:
    """The time in which a document is in force; ``end``, when one is known, is at the latest."""

    document: LegalDocument
    start: date
    end: date | None


@one_read
def line(register: Register, id: str) -> tuple[Life, ...]:
    """The lives of a document, of all before and after it in turn, and of its amendments.

    Only documents with a known beginning, the oldest first; none when the
    document itself has no known beginning or stands alone.
    """
    lives = []
    for member in _line(register, id):
        document = register.documents[member]
        start = register.first_day(member) or document.issued
        if start is not None:
            lives.append(Life(document, start, _end(register, member)))
    lives.sort(key=lambda life: (life.start, life.document.id))
    drawn = len(lives) > 1 and any(life.document.id == id for life in lives)
    return tuple(lives) if drawn else ()


def _end(register: Register, id: str) -> date | None:
    ended, end = register.documents[id].ended, register.end(id)
    latest = ended.latest if ended is not None else None
    return end[0] if end else latest


def _line(register: Register, id: str) -> set[str]:
    found, queue = {id}, [id]
    while queue:
        here = queue.pop()
        ended = register.documents[here].ended
        ending = (ended.by,) if ended is not None and ended.by is not None else ()
        for other in (
            *register.documents[here].replaces,
            *register.replacers(here),
            *ending,
            *register.ended_by(here),
        ):
            if other in register.documents and other not in found:
                found.add(other)
                queue.append(other)
    return found | {relative.id for relative in _from(register, "amends", id)}


def _plain(register: Register, ids: tuple[str, ...]) -> tuple[Relative, ...]:
    return tuple(Relative(id) for id in ids if id in register.documents)


def _to(register: Register, citations: tuple[Citation, ...]) -> tuple[Relative, ...]:
    """The documents to which a document did something, with the parts."""
    parts: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.document in register.documents:
            parts.setdefault(citation.document, []).append(citation)
    return tuple(Relative(id, _parts(found)) for id, found in parts.items())


def _from(register: Register, relation: str, id: str) -> tuple[Relative, ...]:
    """The other documents that did something to ``id``, with its parts."""
    done = register.done_to(id, relation)
    return tuple(Relative(other, _parts(cited)) for other, cited in done.items() if other != id)


def _parts(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    whole = any(citation.article is None for citation in citations)
    return () if whole else tuple(citations)
