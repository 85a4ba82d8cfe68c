"""The states of a legal document and of a provision on a day."""

from enum import StrEnum


class Force(StrEnum):
    """Whether a document or a provision is in force on a day."""

    NOT_YET = "chua-co-hieu-luc"
    IN_FORCE = "con-hieu-luc"
    PARTLY = "mot-phan"
    SUSPENDED = "ngung-hieu-luc"
    ENDED = "het-hieu-luc"
    UNKNOWN = "chua-ro"
    UNVERIFIED = "dang-doi-chieu"


FORCE_LABELS = {
    Force.NOT_YET: "Chưa có hiệu lực",
    Force.IN_FORCE: "Còn hiệu lực",
    Force.PARTLY: "Hết hiệu lực một phần",
    Force.SUSPENDED: "Ngưng hiệu lực",
    Force.ENDED: "Hết hiệu lực",
    Force.UNKNOWN: "Chưa rõ hiệu lực",
    Force.UNVERIFIED: "Đang đối chiếu",
}
