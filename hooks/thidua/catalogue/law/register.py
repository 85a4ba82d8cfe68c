"""The register of legal documents: who ended, replaced, amended whom, and since when.

Relations are written on the newer document; here they are followed in both
directions. A document that is not verified counts for nothing: its force is
``UNVERIFIED``, and what it would change is reported as such.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from thidua.catalogue.law.force import Force
from thidua.records.document import DocumentType, LegalDocument
from thidua.records.values import Citation
from thidua.text.dates import VIETNAM


class ChangeKind(StrEnum):
    """What happened to a provision."""

    ENDED = "het-hieu-luc"
    AMENDED = "duoc-sua-doi"
    REPEALED = "bi-bai-bo"
    SUSPENDED = "ngung-hieu-luc"


@dataclass(frozen=True, slots=True)
class Change:
    """Something happened to ``provision`` on ``day``, by the document ``by`` where it is known.

    ``verified`` is false while the document that makes the change is;
    ``until`` is the first day after a suspension that has an end.
    """

    day: date
    kind: ChangeKind
    by: str | None
    provision: Citation
    verified: bool
    until: date | None = None

    def lasts(self, day: date) -> bool:
        """Whether the change has come and is not undone on ``day``."""
        return self.day <= day and (self.until is None or day < self.until)


def overlap(one: Citation, other: Citation) -> bool:
    """Whether one of two provisions holds the other: a document all its articles, and so on."""
    return holds(one, other) or holds(other, one)


def holds(outer: Citation, inner: Citation) -> bool:
    """Whether ``inner`` is ``outer`` or a part of it."""
    if outer.document != inner.document:
        return False
    pairs = (
        (outer.article, inner.article),
        (outer.clause, inner.clause),
        (outer.point, inner.point),
    )
    return all(mine is None or mine == theirs for mine, theirs in pairs)


@dataclass(frozen=True)
class Register:
    """All documents by id, and the forms that say how force begins."""

    documents: Mapping[str, LegalDocument]
    forms: Mapping[str, DocumentType]

    def first_day(self, id: str) -> date | None:
        """The first day of force: the one stated, or the day of issue for forms that state none."""
        document = self.documents[id]
        form = self.forms.get(document.type)
        if document.effective is None and form is not None and form.effective_on_issue:
            return document.issued
        return document.effective

    def replacers(self, id: str) -> tuple[str, ...]:
        """The documents that replace ``id``."""
        return self._replacers.get(id, ())

    def ended_by(self, id: str) -> tuple[str, ...]:
        """The documents whose own record says that ``id`` ended them."""
        return self._stated_ends.get(id, ())

    def consolidators(self, id: str) -> tuple[str, ...]:
        """The documents that consolidate ``id``."""
        return self._consolidators.get(id, ())

    def done_to(self, id: str, relation: str) -> Mapping[str, Sequence[Citation]]:
        """By document the provisions of ``id`` that it ``amends``, ``repeals`` or ``suspends``."""
        return self._done.get((id, relation), {})

    def end(self, id: str) -> tuple[date, str | None] | None:
        """The first day out of force and the document that brought it, when the day is known.

        The day stated in the record counts before the first day of a verified
        document that replaces it or repeals it as a whole.
        """
        ended = self.documents[id].ended
        enders = self._verified_enders(id)
        if ended is not None and ended.date is not None:
            return ended.date, ended.by or (enders[0] if enders else None)
        for other in enders:
            start = self.first_day(other)
            if start is not None:
                return start, other
        return None

    def force_by_dates(self, id: str, day: date) -> Force:
        """The state of a document on ``day`` by its dates alone, verified or not.

        "In force" needs a known first day and evidence: a known end, or a
        look at the state of the document (``status_checked``). What ended on
        a day that nobody knows is unclear until it is out of force for sure.
        """
        document = self.documents[id]
        start = self.first_day(id)
        if document.issued and day < document.issued:
            return Force.NOT_YET
        out_from = self._out_from(id)
        if out_from is not None and day >= out_from:
            return Force.ENDED
        if start and day < start:
            return Force.NOT_YET
        whole = Citation(document=id)
        if self._suspended(whole, day):
            return Force.SUSPENDED
        unknown_end = document.ended is not None and document.ended.date is None
        seen = self.end(id) is not None or document.status_checked is not None
        if start is None or unknown_end or not seen:
            return Force.UNKNOWN
        return Force.PARTLY if self._broken(whole, day) else Force.IN_FORCE

    def force(self, id: str, day: date) -> Force:
        """The state of a document on ``day``; one that is not verified never counts."""
        if not self.documents[id].verified:
            return Force.UNVERIFIED
        return self.force_by_dates(id, day)

    def provision_force(self, citation: Citation, day: date) -> Force:
        """The state of a provision: its document's, unless it was repealed or suspended alone."""
        force = self.force(citation.document, day)
        document = self.documents[citation.document]
        unborn = document.issued is not None and day < document.issued
        if citation.article is None or unborn or force in (Force.UNVERIFIED, Force.ENDED):
            return force
        if self._repealed(citation, day):
            return Force.ENDED
        if force is not Force.NOT_YET and self._suspended(citation, day):
            return Force.SUSPENDED
        if force in (Force.IN_FORCE, Force.PARTLY):
            return Force.PARTLY if self._broken(citation, day) else Force.IN_FORCE
        return force

    def changes(self, citation: Citation, after: date, until: date) -> tuple[Change, ...]:
        """What happened to a provision after one day and up to another, oldest first."""
        found = {c for c in self._events(citation) if after < c.day <= until}
        return tuple(sorted(found, key=change_order))

    def touching(self, citation: Citation, day: date) -> tuple[Change, ...]:
        """The verified amendments, repeals and suspensions of a provision that last on ``day``."""
        found = {
            change
            for change in self._by_target.get(citation.document, ())
            if change.verified and change.lasts(day) and overlap(change.provision, citation)
        }
        return tuple(sorted(found, key=change_order))

    def successors(self, id: str, day: date) -> tuple[str, ...]:
        """The chain of verified documents that stand on ``day`` in the place of ``id``, in order.

        A document that has not ended by then stands in its own place, also
        when it is known what will replace it.
        """
        chain: list[str] = []
        here = id
        while self.force_by_dates(here, day) is Force.ENDED:
            after = self._heir(here)
            if after is None or after in chain or after == id:
                break
            chain.append(after)
            here = after
        return tuple(chain)

    def _heir(self, id: str) -> str | None:
        """The verified document in the place of ``id``: the stated one, else the earliest."""
        ended = self.documents[id].ended
        stated = ended.by if ended is not None else None
        if stated is not None and stated in self.documents and self.documents[stated].verified:
            other = self.documents[stated]
            if id in other.replaces or not _repeals_whole(other, id):
                return stated
        return next((e for e in self._verified_enders(id) if e in self.replacers(id)), None)

    def _verified_enders(self, id: str) -> tuple[str, ...]:
        """The verified documents that replace or wholly repeal ``id``, the earliest first."""
        return tuple(e for e in self._enders.get(id, ()) if self.documents[e].verified)

    def _out_from(self, id: str) -> date | None:
        """The day from which a document is out of force for sure.

        Where it ended on an unknown day that is the latest possible day which
        the record gives, else the day on which the ending was read in a
        source, else that of publication here; or the known first day of the
        document that ended it, when that is earlier.
        """
        document = self.documents[id]
        ended, end = document.ended, self.end(id)
        if ended is None or ended.date is not None:
            return end[0] if end else None
        seen = ended.source.accessed if ended.source else None
        latest = ended.latest or seen or document.published.astimezone(VIETNAM).date()
        return min(latest, end[0]) if end else latest

    def _lasting(self, kind: ChangeKind, id: str, day: date) -> Iterator[Change]:
        """The verified changes of a kind to ``id`` or its parts that last on ``day``."""
        for change in self._by_target.get(id, ()):
            if change.kind is kind and change.verified and change.lasts(day):
                yield change

    def _repealed(self, citation: Citation, day: date) -> bool:
        repeals = self._lasting(ChangeKind.REPEALED, citation.document, day)
        return any(holds(change.provision, citation) for change in repeals)

    def _suspended(self, citation: Citation, day: date) -> bool:
        suspensions = self._lasting(ChangeKind.SUSPENDED, citation.document, day)
        return any(holds(change.provision, citation) for change in suspensions)

    def _broken(self, citation: Citation, day: date) -> bool:
        """Whether a part of a provision is repealed or suspended."""
        return any(
            holds(citation, change.provision)
            for kind in (ChangeKind.REPEALED, ChangeKind.SUSPENDED)
            for change in self._lasting(kind, citation.document, day)
        )

    def _events(self, citation: Citation) -> Iterator[Change]:
        """Everything that happens to a provision at any time."""
        id = citation.document
        if id not in self.documents:
            return
        whole = Citation(document=id)
        end = self.end(id)
        if end is not None:
            sure = self.documents[id].verified or end[1] in self._verified_enders(id)
            yield Change(end[0], ChangeKind.ENDED, end[1], whole, sure)
        for other in self._enders.get(id, ()):
            start = self.first_day(other)
            if not self.documents[other].verified and start is not None:
                yield Change(start, ChangeKind.ENDED, other, whole, False)
        for change in self._by_target.get(id, ()):
            if overlap(change.provision, citation):
                yield change

    @cached_property
    def _replacers(self) -> dict[str, tuple[str, ...]]:
        return _inverted((old, d.id) for d in self.documents.values() for old in d.replaces)

    @cached_property
    def _consolidators(self) -> dict[str, tuple[str, ...]]:
        return _inverted((old, d.id) for d in self.documents.values() for old in d.consolidates)

    @cached_property
    def _done(self) -> dict[tuple[str, str], dict[str, list[Citation]]]:
        found: dict[tuple[str, str], dict[str, list[Citation]]] = {}
        for document in self.documents.values():
            for relation, provisions in (
                ("amends", document.amends),
                ("repeals", document.repeals),
                ("suspends", suspended(document)),
            ):
                for provision in provisions:
                    to = found.setdefault((provision.document, relation), {})
                    to.setdefault(document.id, []).append(provision)
        return found

    @cached_property
    def _stated_ends(self) -> dict[str, tuple[str, ...]]:
        ended = ((d.ended.by, d.id) for d in self.documents.values() if d.ended is not None)
        return _inverted((by, id) for by, id in ended if by is not None)

    @cached_property
    def _enders(self) -> dict[str, tuple[str, ...]]:
        """By document, what replaces it or repeals it as a whole, the earliest first."""
        found: dict[str, set[str]] = {}
        for document in self.documents.values():
            for old in (*document.replaces, *_wholly_repealed(document)):
                found.setdefault(old, set()).add(document.id)
        return {old: tuple(sorted(others, key=self._age)) for old, others in found.items()}

    def _age(self, id: str) -> tuple[date, str]:
        return (self.first_day(id) or date.max, id)

    @cached_property
    def _by_target(self) -> dict[str, list[Change]]:
        """Amendments, repeals and suspensions whose first day is known, by the document changed.

        The repeal of a whole document is its end and stands among those.
        """
        found: dict[str, list[Change]] = {}
        for document in self.documents.values():
            for change in self._made_by(document):
                found.setdefault(change.provision.document, []).append(change)
        return found

    def _made_by(self, document: LegalDocument) -> Iterator[Change]:
        start, id, sure = self.first_day(document.id), document.id, document.verified
        if start is not None:
            for provision in document.amends:
                yield Change(start, ChangeKind.AMENDED, id, provision, sure)
            for provision in document.repeals:
                if provision.article is not None:
                    yield Change(start, ChangeKind.REPEALED, id, provision, sure)
        for s in document.suspends:
            yield Change(s.start, ChangeKind.SUSPENDED, id, s.provision, sure, s.end)


def change_order(change: Change) -> tuple[date, str, str, str]:
    """Older changes first; those of one day by kind, maker and provision."""
    return (change.day, change.kind, change.by or "", str(change.provision))


def _inverted(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The second of each pair by the first, each once, in the order in which they come."""
    found: dict[str, dict[str, None]] = {}
    for target, source in pairs:
        found.setdefault(target, {})[source] = None
    return {target: tuple(sources) for target, sources in found.items()}


def suspended(document: LegalDocument) -> tuple[Citation, ...]:
    """The provisions that a document suspends."""
    return tuple(suspension.provision for suspension in document.suspends)


def _wholly_repealed(document: LegalDocument) -> tuple[str, ...]:
    return tuple(c.document for c in document.repeals if c.article is None)


def _repeals_whole(document: LegalDocument, id: str) -> bool:
    return id in _wholly_repealed(document)
