"""The register of legal documents: who ended, replaced, amended whom, and since when.

Relations are written on the newer document; here they are followed in both
directions. A document that is not verified counts for nothing: its force is
``UNVERIFIED``, and what it would change is reported as such.
"""

from collections.abc import Iterator, Mapping
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

    ``verified`` is false while the document that makes the change is.
    """

    day: date
    kind: ChangeKind
    by: str | None
    provision: Citation
    verified: bool


def overlap(one: Citation, other: Citation) -> bool:
    """Whether one of two provisions holds the other: a document all its articles, and so on."""
    if one.document != other.document:
        return False
    pairs = ((one.article, other.article), (one.clause, other.clause), (one.point, other.point))
    for mine, theirs in pairs:
        if mine is None or theirs is None:
            return True
        if mine != theirs:
            return False
    return True


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

    def end(self, id: str) -> tuple[date, str | None] | None:
        """The first day out of force and the document that brought it, when the day is known.

        The day stated in the record counts before the first day of a verified
        replacing document.
        """
        document = self.documents[id]
        ended = document.ended
        if ended is not None and ended.date is not None:
            return ended.date, ended.by or next(iter(self._verified(self.replacers(id))), None)
        starts = [
            (start, other)
            for other in self._verified(self.replacers(id))
            if (start := self.first_day(other)) is not None
        ]
        return min(starts) if starts else None

    def force_by_dates(self, id: str, day: date) -> Force:
        """The state of a document on ``day`` by its dates alone, verified or not.

        "In force" needs a known first day and evidence: a known end, or a
        look at the state of the document (``status_checked``).
        """
        document = self.documents[id]
        start = self.first_day(id)
        if (document.issued and day < document.issued) or (start and day < start):
            return Force.NOT_YET
        end = self.end(id)
        if end is not None and day >= end[0]:
            return Force.ENDED
        if end is None and document.ended is not None:
            return Force.ENDED if day >= self._ended_by(document) else Force.UNKNOWN
        if start is None or (end is None and document.status_checked is None):
            return Force.UNKNOWN
        return self._broken(id, day) or Force.IN_FORCE

    def force(self, id: str, day: date) -> Force:
        """The state of a document on ``day``; one that is not verified never counts."""
        if not self.documents[id].verified:
            return Force.UNVERIFIED
        return self.force_by_dates(id, day)

    def provision_force(self, citation: Citation, day: date) -> Force:
        """The state of a provision: its document's, unless it was repealed or suspended alone."""
        force = self.force(citation.document, day)
        if citation.article is None or force not in (Force.IN_FORCE, Force.PARTLY):
            return force
        for change in self._events(citation):
            if change.verified and change.day <= day and _holds(change.provision, citation):
                if change.kind is ChangeKind.REPEALED:
                    return Force.ENDED
                if change.kind is ChangeKind.SUSPENDED and self._suspended(change, day):
                    return Force.SUSPENDED
        return Force.IN_FORCE

    def changes(self, citation: Citation, after: date, until: date) -> tuple[Change, ...]:
        """What happened to a provision after one day and up to another, oldest first."""
        found = {c for c in self._events(citation) if after < c.day <= until}
        return tuple(sorted(found, key=lambda c: (c.day, c.kind, c.by or "")))

    def successors(self, id: str) -> tuple[str, ...]:
        """The chain of verified documents that took the place of ``id``, in order."""
        chain: list[str] = []
        here = id
        while True:
            end = self.end(here)
            after = end[1] if end else next(iter(self._verified(self.replacers(here))), None)
            if after is None or after in chain or after == id or after not in self.documents:
                return tuple(chain)
            if not self.documents[after].verified:
                return tuple(chain)
            chain.append(after)
            here = after

    def _verified(self, ids: tuple[str, ...]) -> Iterator[str]:
        return (id for id in ids if self.documents[id].verified)

    def _ended_by(self, document: LegalDocument) -> date:
        """A day on which a document with unknown end was out of force.

        The latest possible day where the record gives one, else the day on
        which the ending was read in a source, else that of publication here.
        """
        ended = document.ended
        assert ended is not None
        if ended.latest is not None:
            return ended.latest
        seen = ended.source.accessed if ended.source else None
        return seen or document.published.astimezone(VIETNAM).date()

    def _broken(self, id: str, day: date) -> Force | None:
        """``SUSPENDED`` or ``PARTLY`` when a document in force is not so as a whole."""
        partly = None
        for change in self._events(Citation(document=id)):
            if not change.verified or change.day > day:
                continue
            if change.kind is ChangeKind.REPEALED:
                partly = Force.PARTLY
            elif change.kind is ChangeKind.SUSPENDED and self._suspended(change, day):
                if change.provision.article is None:
                    return Force.SUSPENDED
                partly = Force.PARTLY
        return partly

    def _suspended(self, change: Change, day: date) -> bool:
        assert change.by is not None
        return any(
            s.provision == change.provision
            and s.start <= day
            and (s.end is None or day < s.end)
            for s in self.documents[change.by].suspends
        )

    def _events(self, citation: Citation) -> Iterator[Change]:
        """Everything that happens to a provision at any time."""
        id = citation.document
        if id not in self.documents:
            return
        whole = Citation(document=id)
        end = self.end(id)
        if end is not None and self.documents[id].verified:
            yield Change(end[0], ChangeKind.ENDED, end[1], whole, True)
        for other in self.replacers(id):
            start = self.first_day(other)
            if not self.documents[other].verified and start is not None:
                yield Change(start, ChangeKind.ENDED, other, whole, False)
        for change in self._by_target.get(id, ()):
            if overlap(change.provision, citation):
                yield change

    @cached_property
    def _replacers(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for document in self.documents.values():
            for old in document.replaces:
                found[old] = (*found.get(old, ()), document.id)
        return found

    @cached_property
    def _by_target(self) -> dict[str, list[Change]]:
        """Amendments, repeals and suspensions whose first day is known, by the document changed."""
        found: dict[str, list[Change]] = {}
        for document in self.documents.values():
            start = self.first_day(document.id)
            events = [
                (start, ChangeKind.AMENDED, provision) for provision in document.amends
            ] + [(start, ChangeKind.REPEALED, provision) for provision in document.repeals]
            events += [(s.start, ChangeKind.SUSPENDED, s.provision) for s in document.suspends]
            for day, kind, provision in events:
                if day is not None:
                    change = Change(day, kind, document.id, provision, document.verified)
                    found.setdefault(provision.document, []).append(change)
        return found


def _holds(outer: Citation, inner: Citation) -> bool:
    """Whether ``inner`` is ``outer`` or a part of it."""
    pairs = (
        (outer.article, inner.article),
        (outer.clause, inner.clause),
        (outer.point, inner.point),
    )
    return all(mine is None or mine == theirs for mine, theirs in pairs)
