"""Phong trào thi đua."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field, WithJsonSchema

from thidua.records.base import Article, FieldId, OrganisationId, QuestionId
from thidua.records.values import LAX, Citation, LooseDate, Period, Source, Text, Value

Figure = Annotated[
    Decimal,
    BeforeValidator(lambda v: Decimal(str(v)) if type(v) in (int, float) else v),
    WithJsonSchema({"type": "number"}),
]


class Level(StrEnum):
    """Who launched a movement, or issued a document."""

    CENTRAL = "trung-uong"
    PROVINCE = "tinh"


class ClosingBasis(StrEnum):
    """On what ground a movement is called ended."""

    REVIEWED = "da-tong-ket"
    EVENT_PASSED = "su-kien-da-qua"
    INFERRED = "suy-tu-giai-doan"


class Closing(Value):
    """The end of a movement, with its ground; the day may be unknown."""

    date: LooseDate | None = Field(description="Ngày kết thúc; null nếu không rõ ngày")
    basis: Annotated[ClosingBasis, LAX] = Field(
        description="da-tong-ket: đã có hội nghị hoặc văn bản tổng kết; su-kien-da-qua: sự kiện mà "
        "phong trào chào mừng đã qua; suy-tu-giai-doan: chỉ suy từ năm kết thúc giai đoạn"
    )
    note: Text | None = Field(None, description="Ghi chú cho người đọc")
    source: Source | None = Field(None, description="Nguồn của việc kết thúc")


class Milestone(Value):
    """A dated event in the life of a movement."""

    date: LooseDate = Field(description="Năm, tháng hoặc ngày")
    inferred: Text | None = Field(
        None, description="Ngày suy ra từ đâu; bỏ trống nếu nguồn ghi đủ ngày"
    )
    title: Text = Field(description="Việc đã diễn ra")
    source: Source = Field(description="Nguồn")


class Scope(StrEnum):
    """Whose result a figure is."""

    PROVINCE = "tinh"
    COUNTRY = "ca-nuoc"
    LOCALITY = "dia-phuong"


class Result(Value):
    """One measured result of a movement."""

    year: LooseDate = Field(description="Năm, tháng hoặc ngày của số liệu")
    what: Text = Field(description="Đại lượng đo, ví dụ: xã đạt chuẩn nông thôn mới")
    figure: Figure = Field(description="Con số")
    unit: Text = Field(description="Đơn vị, ví dụ: xã, %, tỷ đồng")
    of: Figure | None = Field(None, description="Trên tổng số (nếu có)")
    scope: Annotated[Scope, LAX] = Field(description="Phạm vi: tinh, ca-nuoc hoặc dia-phuong")
    note: Text | None = Field(None, description="Ghi chú, ví dụ nguồn khác ghi số khác")
    source: Source = Field(description="Nguồn")


class Part(StrEnum):
    """A part of what a page says of a movement."""

    NAME = "ten"
    PERIOD = "giai-doan"
    BASIS = "can-cu"
    CONTENTS = "noi-dung"
    CRITERIA = "tieu-chi"
    PROVINCE = "o-tinh"
    MILESTONES = "cac-moc"


PART_LABELS = {
    Part.NAME: "tên gọi",
    Part.PERIOD: "giai đoạn",
    Part.BASIS: "căn cứ",
    Part.CONTENTS: "nội dung",
    Part.CRITERIA: "tiêu chí, khen thưởng",
    Part.PROVINCE: "phần của tỉnh",
    Part.MILESTONES: "các mốc",
}


class Movement(Article):
    """A patriotic emulation movement launched by the centre or the province.

    Legal ground of the term: Law 06/2022/QH15 on emulation and commendation.
    """

    local_name: Text | None = Field(None, description="Tên gọi ở tỉnh, nếu khác")
    plan_wording: Text | None = Field(None, description="Cách gọi trong Kế hoạch năm 2024")
    level: Annotated[Level, LAX] = Field(description="Cấp phát động: trung-uong hoặc tinh")
    launched_by: tuple[OrganisationId, ...] = Field(min_length=1, description="Cơ quan phát động")
    launched: LooseDate | None = Field(description="Ngày phát động; null nếu chưa rõ")
    launched_inferred: Text | None = Field(
        None, description="Ngày phát động suy ra từ đâu; bỏ trống nếu nguồn ghi đủ ngày"
    )
    period: Period = Field(description="Giai đoạn")
    period_inferred: Text | None = Field(
        None, description="Giai đoạn suy ra từ đâu; bỏ trống nếu nguồn ghi đủ"
    )
    closed: Closing | None = Field(None, description="Việc kết thúc; null nếu chưa kết thúc")
    legal_basis: tuple[Citation, ...] = Field((), description="Văn bản làm căn cứ")
    fields: tuple[FieldId, ...] = Field(min_length=1, description="Lĩnh vực")
    milestones: tuple[Milestone, ...] = Field((), description="Các mốc")
    results: tuple[Result, ...] = Field((), description="Kết quả đo được")
    questions: tuple[QuestionId, ...] = Field(
        (), description="Câu hỏi gần với phong trào, do ban biên tập chọn"
    )
    partly_checked: tuple[Annotated[Part, LAX], ...] = Field(
        (), description="Phần mới đối chiếu được một phần với nguồn công khai"
    )
