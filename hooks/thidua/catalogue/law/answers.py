"""What has happened to an answer since its legal date."""

from dataclasses import dataclass, replace
from datetime import date

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.register import Change
from thidua.catalogue.one_read import one_read
from thidua.records.base import Record
from thidua.records.others import Guide
from thidua.records.question import Question

ANSWERS = (Question, Guide)
"""The records that say what the law was on a day."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """An answer of the day ``as_of``, seen from today.

    ``changes`` are verified and stand above the answer; ``reported`` come
    from documents that are not verified yet and are one quiet line. What is
    verified is no longer reported: a document may itself say its end, which
    the unverified document that replaces it says as well.
    """

    as_of: date
    changes: tuple[Change, ...]
    reported: tuple[Change, ...]


def outlook(catalogue: Catalogue, record: Record) -> Outlook | None:
    """What happened to the provisions of a dated answer, or ``None`` for other records.

    The provisions are those that the record cites, in its front matter and in
    its prose; one change that touches several of them counts once.
    """
    return _of_answer(catalogue, record) if isinstance(record, ANSWERS) else None


@one_read
def _of_answer(catalogue: Catalogue, record: Question | Guide) -> Outlook:
    register = catalogue.register
    found: dict[Change, None] = {}
    for citation in catalogue.citations(record):
        for change in register.changes(citation, record.as_of, catalogue.today):
            found[change] = None
    ordered = sorted(found, key=lambda c: (c.day, c.kind, c.by or "", str(c.provision)))
    return Outlook(
        record.as_of,
        tuple(change for change in ordered if change.verified),
        tuple(
            change
            for change in ordered
            if not change.verified and replace(change, verified=True) not in found
        ),
    )
