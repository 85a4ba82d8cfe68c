"""The law walked through day by day: a slow model of what the register of documents says.

Plain dictionaries go in and plain words come out. Nothing of the package is imported and
nothing is derived from its code: the rules are those of the issue ("Law that knows what day it
is") and of the fields of a document. Days are whole numbers.

A document is a dictionary with the keys

    id, issued, effective, on_issue, ended, replaces, amends, repeals, suspends, checked, verified

``on_issue`` says that its form is in force from issue when no other day is stated; ``ended`` is
``None`` or ``{"day", "by", "latest", "seen"}``; ``suspends`` are triples of a provision, a first
day and the first day after. A provision is a tuple: document, article, clause, point, cut off
where it says no more.
"""

from collections.abc import Iterable
from typing import Any

Provision = tuple[Any, ...]
Document = dict[str, Any]
Event = tuple[int, str, str | None, Provision, bool, int | None]
"""Day, what happened, by which document, to what, whether verified, first day after it."""

NOT_YET = "chua-co-hieu-luc"
IN_FORCE = "con-hieu-luc"
PARTLY = "mot-phan"
SUSPENDED = "ngung-hieu-luc"
ENDED = "het-hieu-luc"
UNKNOWN = "chua-ro"
UNVERIFIED = "dang-doi-chieu"

AMENDED = "duoc-sua-doi"
REPEALED = "bi-bai-bo"


class SlowLaw:
    """All documents, and the sets in which they and their provisions stand on each day."""

    def __init__(self, documents: Iterable[Document], days: int) -> None:
        self.documents = {document["id"]: document for document in documents}
        self.days = days
        self.events: list[Event] = []
        self.sets: list[dict[str, set[Any]]] = []
        standing: dict[str, set[Any]] = {
            "unissued": {d["id"] for d in self.documents.values() if d["issued"] is not None},
            "waiting": {id for id in self.documents if self.first_day(id) is not None},
            "gone": set(),
            "repealed": set(),
        }
        for day in range(days):
            self._dawn(day, standing)
            copied = {name: set(held) for name, held in standing.items()}
            self.sets.append({**copied, "paused": self._paused(day)})

    def _dawn(self, day: int, standing: dict[str, set[Any]]) -> None:
        """What a new day brings."""
        for id, document in self.documents.items():
            if document["issued"] == day:
                standing["unissued"].discard(id)
            if self.first_day(id) == day:
                standing["waiting"].discard(id)
                self._begin(day, document, standing)
            if self._is_out_from(id) == day:
                standing["gone"].add(id)
            end = self._known_end(id)
            if end is not None and end[0] == day:
                sure = document["verified"] or end[1] in self._enders(id, verified=True)
                self.events.append((day, ENDED, end[1], (id,), sure, None))
            for provision, start, after in document["suspends"]:
                if start == day:
                    sure = document["verified"]
                    self.events.append((day, SUSPENDED, id, provision, sure, after))

    def _begin(self, day: int, document: Document, standing: dict[str, set[Any]]) -> None:
        """A document comes into force and does to others what it says."""
        id, sure = document["id"], document["verified"]
        for provision in document["amends"]:
            self.events.append((day, AMENDED, id, provision, sure, None))
        for provision in document["repeals"]:
            if len(provision) > 1:
                self.events.append((day, REPEALED, id, provision, sure, None))
                if sure:
                    standing["repealed"].add(provision)
        if not sure:
            for other in self.documents:
                if id in self._enders(other, verified=False):
                    self.events.append((day, ENDED, id, (other,), False, None))

    def _paused(self, day: int) -> set[Provision]:
        return {
            provision
            for document in self.documents.values()
            if document["verified"]
            for provision, start, after in document["suspends"]
            if start <= day and (after is None or day < after)
        }

    def first_day(self, id: str) -> int | None:
        """The first day of force: the one stated, else for some forms the day of issue."""
        document = self.documents[id]
        if document["effective"] is None and document["on_issue"]:
            return document["issued"]
        return document["effective"]

    def _enders(self, id: str, verified: bool) -> list[str]:
        """The documents that replace or wholly repeal ``id``, the earliest first."""
        found = [
            other["id"]
            for other in self.documents.values()
            if other["verified"] is verified
            and (id in other["replaces"] or (id,) in other["repeals"])
        ]
        return sorted(found, key=self._age)

    def _age(self, id: str) -> tuple[bool, int, str]:
        start = self.first_day(id)
        return (start is None, start or 0, id)

    def _known_end(self, id: str) -> tuple[int, str | None] | None:
        """The first day out of force and by whom: the one stated, else that of an ending document."""
        ended = self.documents[id]["ended"]
        enders = self._enders(id, verified=True)
        if ended is not None and ended["day"] is not None:
            return ended["day"], ended["by"] or (enders[0] if enders else None)
        begun = [e for e in enders if self.first_day(e) is not None]
        return (self.first_day(begun[0]), begun[0]) if begun else None

    def _is_out_from(self, id: str) -> int | None:
        """The day from which ``id`` is out of force for sure, be its end known or not."""
        ended = self.documents[id]["ended"]
        end = self._known_end(id)
        if ended is None or ended["day"] is not None:
            return end[0] if end else None
        latest = ended["latest"] if ended["latest"] is not None else ended["seen"]
        return min(latest, end[0]) if end else latest

    def force(self, provision: Provision, day: int) -> str:
        """The state of a document or a provision on a day."""
        id, sets = provision[0], self.sets[day]
        document = self.documents[id]
        if not document["verified"]:
            return UNVERIFIED
        if id in sets["unissued"]:
            return NOT_YET
        if id in sets["gone"] or any(is_in(provision, other) for other in sets["repealed"]):
            return ENDED
        if id in sets["waiting"]:
            return NOT_YET
        if any(is_in(provision, other) for other in sets["paused"]):
            return SUSPENDED
        if self._is_unclear(document):
            return UNKNOWN
        parts = sets["repealed"] | sets["paused"]
        return PARTLY if any(is_in(other, provision) for other in parts) else IN_FORCE

    def _is_unclear(self, document: Document) -> bool:
        """Whether force has no known beginning or no evidence, or ended on a day nobody knows."""
        ended = document["ended"]
        if self.first_day(document["id"]) is None or (ended is not None and ended["day"] is None):
            return True
        return self._known_end(document["id"]) is None and not document["checked"]

    def changes(self, provision: Provision, after: int, until: int) -> list[Event]:
        """What happened to a provision after one day and up to another."""
        return sorted(
            {
                event
                for event in self.events
                if after < event[0] <= until
                and (is_in(event[3], provision) or is_in(provision, event[3]))
            },
            key=repr,
        )

    def successors(self, id: str, day: int) -> list[str]:
        """What stands in the place of an ended document on a day, one after the other."""
        chain: list[str] = []
        here = id
        while self._is_gone(here, day):
            heirs = self._heirs(here)
            if not heirs or heirs[0] in (id, *chain):
                break
            here = heirs[0]
            chain.append(here)
        return chain

    def _is_gone(self, id: str, day: int) -> bool:
        sets = self.sets[day]
        return id in sets["gone"] and id not in sets["unissued"]

    def _heirs(self, id: str) -> list[str]:
        """The verified documents that take the place of ``id``: the stated one, then the earliest."""
        ended = self.documents[id]["ended"]
        stated = [ended["by"]] if ended is not None and ended["by"] is not None else []
        return [
            other
            for other in (*stated, *self._enders(id, verified=True))
            if self.documents[other]["verified"] and self._takes_the_place(other, id)
        ]

    def _takes_the_place(self, other: str, id: str) -> bool:
        """Whether ``other`` stands for ``id``; a document that only repeals it does not."""
        newer = self.documents[other]
        return id in newer["replaces"] or (id,) not in newer["repeals"]


def is_in(inner: Provision, outer: Provision) -> bool:
    """Whether ``inner`` is ``outer`` or a part of it."""
    return inner[: len(outer)] == outer
