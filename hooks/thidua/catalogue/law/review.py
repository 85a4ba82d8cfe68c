"""What editors must look at on a day, and why."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from thidua.catalogue.catalogue import Catalogue, Key
from thidua.catalogue.law.answers import Outlook, outlook
from thidua.catalogue.law.force import Force
from thidua.catalogue.law.register import ChangeKind
from thidua.catalogue.one_read import one_read
from thidua.records.base import Published
from thidua.records.document import LegalDocument
from thidua.records.movement import Movement
from thidua.records.question import Question
from thidua.text.dates import vietnamese_date


class Reason(StrEnum):
    """Why a record must be looked at; in the order of the list."""

    UNVERIFIED = "chua-xac-nhan"
    ENDED = "het-hieu-luc"
    AMENDED = "sua-doi"
    BASIS_ENDED = "can-cu-het-hieu-luc"
    REPORTED = "co-tin-thay-doi"
    OVERDUE = "qua-han-ra-soat"


REASON_LABELS = {
    Reason.UNVERIFIED: "Văn bản chưa xác nhận",
    Reason.ENDED: "Căn cứ đã hết hiệu lực hoặc được thay thế",
    Reason.AMENDED: "Căn cứ đã được sửa đổi, bãi bỏ hoặc ngưng hiệu lực",
    Reason.BASIS_ENDED: "Phong trào có căn cứ đã hết hiệu lực",
    Reason.REPORTED: "Có tin thay đổi chưa xác nhận",
    Reason.OVERDUE: "Quá hạn rà soát",
}
_ORDER = {reason: rank for rank, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Task:
    """One record to look at: why, since when, by which document."""

    key: Key
    owner: str
    reason: Reason
    since: date | None
    by: str | None
    words: str


@one_read
def review(catalogue: Catalogue) -> tuple[Task, ...]:
    """Everything that needs a look on the catalogue's day, unverified documents first."""
    tasks: list[Task] = []
    for key, record in catalogue.records.items():
        if isinstance(record, Published) and record.withdrawn is None:
            tasks += dict.fromkeys(_of_record(catalogue, key, record))
    return tuple(sorted(tasks, key=lambda t: (_ORDER[t.reason], t.since or date.min, t.key)))


def _of_record(catalogue: Catalogue, key: Key, record: Published) -> list[Task]:
    tasks = []
    if isinstance(record, LegalDocument) and not record.verified:
        words = "Tìm bản công bố ở nguồn công khai rồi đổi verified thành true, hoặc xóa văn bản."
        tasks.append(Task(key, record.owner, Reason.UNVERIFIED, record.effective, None, words))
    if isinstance(record, Movement):
        tasks += _of_movement(catalogue, key, record)
    else:
        tasks += _of_answer(key, record, outlook(catalogue, record))
    due: date | None = getattr(record, "review_due", None)
    if due is not None and due < catalogue.today:
        words = f"Hạn rà soát là ngày {vietnamese_date(due)}."
        tasks.append(Task(key, record.owner, Reason.OVERDUE, due, None, words))
    return tasks


def _of_movement(catalogue: Catalogue, key: Key, movement: Movement) -> list[Task]:
    register = catalogue.register
    tasks = []
    for citation in movement.legal_basis:
        if citation.document not in register.documents:
            continue
        if register.force(citation.document, catalogue.today) is Force.ENDED:
            end = register.end(citation.document)
            words = "Văn bản làm căn cứ đã hết hiệu lực."
            tasks.append(
                Task(
                    key,
                    movement.owner,
                    Reason.BASIS_ENDED,
                    end[0] if end else None,
                    citation.document,
                    words,
                )
            )
    return tasks


def _of_answer(key: Key, record: Published, seen: Outlook | None) -> list[Task]:
    if seen is None:
        return []
    tasks = []
    kind = "câu trả lời" if isinstance(record, Question) else "trang"
    for change in seen.changes:
        ended = change.kind is ChangeKind.ENDED
        words = f"Căn cứ thay đổi từ ngày {vietnamese_date(change.day)}, sau ngày của {kind}."
        reason = Reason.ENDED if ended else Reason.AMENDED
        tasks.append(Task(key, record.owner, reason, change.day, change.by, words))
    for change in seen.reported:
        words = f"Có tin căn cứ thay đổi từ ngày {vietnamese_date(change.day)}, chưa xác nhận."
        tasks.append(Task(key, record.owner, Reason.REPORTED, change.day, change.by, words))
    return tasks
