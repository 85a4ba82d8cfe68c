"""Gương điển hình tiên tiến."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from thidua.records.base import Article, FieldId, LocalityId, MovementId
from thidua.records.values import LAX, Day, LooseDate, Period, Source, Text, Value


class ExemplarKind(StrEnum):
    """A person, a collective or a model."""

    PERSON = "ca-nhan"
    COLLECTIVE = "tap-the"
    MODEL = "mo-hinh"


class Award(Value):
    """A title or a commendation that was conferred."""

    title: Text = Field(description="Danh hiệu hoặc hình thức khen thưởng")
    decided_by: Text | None = Field(None, description="Cấp quyết định")
    decision: Text | None = Field(None, description="Số quyết định, chỉ khi nguồn có nêu")
    date: LooseDate | None = Field(None, description="Năm, tháng hoặc ngày")


class Evaluation(Value):
    """What a body found when it surveyed whether a model works (plan of 2024, III.2)."""

    date: LooseDate = Field(description="Ngày đánh giá")
    by: Text = Field(description="Cơ quan đánh giá")
    result: Text = Field(description="Kết luận")
    source: Source = Field(description="Nguồn")


class Consent(Value):
    """The agreement of a person whose story is not from public sources."""

    date: Day = Field(description="Ngày đồng ý")
    form: Text = Field(description="Hình thức, ví dụ: văn bản lưu tại Sở Nội vụ")


class Exemplar(Article):
    """A person, collective or model worth following."""

    kind: Annotated[ExemplarKind, LAX] = Field(description="ca-nhan, tap-the hoặc mo-hinh")
    name: Text = Field(description="Tên như nguồn viết")
    role: Text | None = Field(None, description="Chức danh, vai trò")
    unit: Text | None = Field(None, description="Đơn vị")
    place: Text = Field(description="Nơi ở, nơi hoạt động, theo tên gọi lúc đó")
    locality: LocalityId | None = Field(description="Mã huyện, thành phố; null là cấp tỉnh")
    fields: Annotated[tuple[FieldId, ...], Field(min_length=1)] = Field(description="Lĩnh vực")
    movements: tuple[MovementId, ...] = Field((), description="Phong trào, do ban biên tập xếp")
    years: Period = Field(description="Thời gian của thành tích")
    awards: tuple[Award, ...] = Field((), description="Đã được khen thưởng")
    evaluation: Evaluation | None = Field(None, description="Kết quả khảo sát hiệu quả")
    consent: Consent | None = Field(None, description="Sự đồng ý của người được nêu tên")
    adult: bool | None = Field(None, description="true khi người được nêu đã thành niên")
    verified: bool = Field(description="false: đang đối chiếu, trang sẽ ghi rõ")
