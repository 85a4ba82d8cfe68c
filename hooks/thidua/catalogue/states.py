"""States that follow from dates: of a movement, of a consultation."""

from datetime import date
from enum import StrEnum

from thidua.records.movement import ClosingBasis, Movement
from thidua.records.others import Consultation


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
