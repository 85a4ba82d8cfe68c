"""States that follow from dates: of a document's force, of a movement, of a consultation."""

from datetime import date
from enum import StrEnum

from thidua.records.document import DocumentType, LegalDocument
from thidua.records.movement import ClosingBasis, Movement
from thidua.records.others import Consultation


class Force(StrEnum):
    """Whether a document is in force on a day."""

    NOT_YET = "chua-co-hieu-luc"
    IN_FORCE = "con-hieu-luc"
    ENDED = "het-hieu-luc"
    UNKNOWN = "chua-ro"


FORCE_LABELS = {
    Force.NOT_YET: "Chưa có hiệu lực",
    Force.IN_FORCE: "Còn hiệu lực",
    Force.ENDED: "Hết hiệu lực",
    Force.UNKNOWN: "Chưa rõ hiệu lực",
}
UNVERIFIED_LABEL = "Đang đối chiếu"


def effective_day(document: LegalDocument, form: DocumentType | None) -> date | None:
    """The first day of force: the one stated, or the day of issue for forms that state none."""
    if document.effective is None and form is not None and form.effective_on_issue:
        return document.issued
    return document.effective


def force_on(document: LegalDocument, form: DocumentType | None, day: date) -> Force:
    """The state of ``document`` on ``day``, by its dates.

    "In force" needs a known first day and a look at the register of law
    (``status_checked``); without them the state is unknown. Whether the
    record itself is verified is another question: see ``shown_force``.
    """
    ended = document.ended
    start = effective_day(document, form)
    if ended is not None and ended.date is not None and day >= ended.date:
        return Force.ENDED
    if start is not None and day < start:
        return Force.NOT_YET
    if ended is not None and ended.date is None:
        return Force.ENDED
    if start is None:
        return Force.UNKNOWN
    if ended is not None or document.status_checked is not None:
        return Force.IN_FORCE
    return Force.UNKNOWN


class MovementState(StrEnum):
    """Where a movement stands on a day."""

    COMING = "sap-dien-ra"
    RUNNING = "dang-thuc-hien"
    PERIOD_OVER = "het-giai-doan-chua-thay-van-ban-moi"
    CLOSED = "da-ket-thuc"


MOVEMENT_LABELS = {
    MovementState.COMING: "Sắp diễn ra",
    MovementState.RUNNING: "Đang diễn ra",
    MovementState.PERIOD_OVER: "Hết giai đoạn, chưa thấy văn bản mới",
    MovementState.CLOSED: "Đã kết thúc",
}
CLOSING_LABELS = {
    ClosingBasis.REVIEWED: "đã tổng kết",
    ClosingBasis.EVENT_PASSED: "sự kiện được chào mừng đã diễn ra",
    ClosingBasis.INFERRED: "ban biên tập suy từ giai đoạn, chưa thấy văn bản tổng kết",
}


def movement_state(movement: Movement, day: date) -> MovementState:
    """The state of ``movement`` on ``day``; "ended" needs ``closed``, not only a passed end."""
    start = movement.launched or movement.period.start
    if start is not None and day < start.first:
        return MovementState.COMING
    end = movement.period.end
    over = end is not None and day > end.last
    closed = movement.closed
    if closed is not None:
        if closed.date is not None:
            if day >= closed.date.first:
                return MovementState.CLOSED
        elif end is None or over:
            return MovementState.CLOSED
    return MovementState.PERIOD_OVER if over else MovementState.RUNNING


class ConsultationState(StrEnum):
    """Whether comments are taken on a day."""

    COMING = "sap-lay-y-kien"
    OPEN = "dang-lay-y-kien"
    CLOSED = "da-het-han"


CONSULTATION_LABELS = {
    ConsultationState.COMING: "Sắp lấy ý kiến",
    ConsultationState.OPEN: "Đang lấy ý kiến",
    ConsultationState.CLOSED: "Đã hết hạn",
}


def consultation_state(consultation: Consultation, day: date) -> ConsultationState:
    """Open from the first to the last day, both included."""
    if day < consultation.start:
        return ConsultationState.COMING
    return ConsultationState.OPEN if day <= consultation.end else ConsultationState.CLOSED
