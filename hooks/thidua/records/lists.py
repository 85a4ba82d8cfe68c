"""Records that live as rows of the lists in ``docs/data/``."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from thidua.records.base import OrganisationId, QuestionId, Record
from thidua.records.values import LAX, Citation, Day, Id, RefersTo, Source, Text, Title, Url, Value


class Organisation(Record):
    """A body with the time in which it bears this name.

    Bodies merge and are renamed, so names are dated data: a page asks for the
    name that held on a day.
    """

    name: Text = Field(description="Tên đầy đủ")
    short_name: Text | None = Field(None, description="Tên viết tắt")
    kind: Text = Field(description="Loại: trung-uong, tinh, bao-chi, doan-the, ...")
    valid_from: Day | None = Field(None, description="Mang tên này từ ngày")
    valid_to: Day | None = Field(None, description="Ngày đầu tiên không còn mang tên này")
    successor: OrganisationId | None = Field(None, description="Cơ quan kế tục")
    url: Url | None = Field(None, description="Trang thông tin điện tử")
    url_note: Text | None = Field(None, description="Ghi chú về địa chỉ")
    note: Text | None = Field(None, description="Ghi chú cho người đọc")
    source: Source | None = Field(None, description="Nguồn")

    def valid_on(self, day: date) -> bool:
        """Whether the body bears this name on ``day``."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day < self.valid_to
        )


class Island(StrEnum):
    """Whether a locality is islands."""

    WHOLLY = "toan-bo"
    PARTLY = "mot-phan"
    NONE = "khong"


class Locality(Record):
    """A district-level unit of the province as it stood in 2024."""

    name: Text = Field(description="Tên, không kèm loại đơn vị")
    kind: Text = Field(description="Loại đơn vị: thành phố hoặc huyện")
    island: Annotated[Island, LAX] = Field(description="toan-bo, mot-phan hoặc khong")
    grade: Text | None = Field(None, description="Loại I, II, III")
    region: Text | None = Field(None, description="Vùng")
    valid_to: Day | None = Field(None, description="Ngày đầu tiên không còn là đơn vị hành chính")
    note: Text | None = Field(None, description="Ghi chú cho người đọc")
    sources: tuple[Source, ...] = Field((), description="Nguồn")

    @property
    def full_name(self) -> str:
        """``huyện An Biên``, ``thành phố Rạch Giá``."""
        return f"{self.kind} {self.name}"


class FieldOfLife(Record):
    """Lĩnh vực: an area of life in which people emulate."""

    name: Text = Field(description="Tên lĩnh vực")
    summary: Text = Field(description="Một câu nói lĩnh vực gồm gì")
    tags: tuple[Id, ...] = Field((), description="Các nhãn chi tiết của dữ kiện thuộc lĩnh vực")


class QuestionGroup(Value):
    """Questions of a topic that are read together, in the order of reading."""

    title: Text | None = Field(None, description="Tên nhóm; để trống khi chủ đề chỉ có một nhóm")
    questions: tuple[QuestionId, ...] = Field(
        min_length=1, description="Mã câu hỏi, theo thứ tự nên đọc"
    )


class Topic(Record):
    """Chủ đề hỏi đáp."""

    name: Text = Field(description="Tên chủ đề")
    summary: Annotated[str, Field(min_length=20, max_length=400)] = Field(
        description="Hai câu mở đầu"
    )
    groups: tuple[QuestionGroup, ...] = Field(
        (), description="Các nhóm câu hỏi; câu chưa xếp nhóm đứng cuối"
    )


class GlossaryTerm(Record):
    """Thuật ngữ: a word of the field, its short forms, and what it means."""

    term: Text = Field(description="Thuật ngữ, viết như trong văn bản")
    abbreviations: tuple[Text, ...] = Field((), description="Các cách viết tắt, ví dụ CSTĐCS")
    also: tuple[Text, ...] = Field((), description="Cách gọi khác")
    definition: Annotated[str, Field(min_length=20, max_length=400)] = Field(
        description="Một, hai câu giải nghĩa"
    )
    citations: tuple[Citation, ...] = Field((), description="Căn cứ")
    question: Annotated[Id, RefersTo("question")] | None = Field(
        None, description="Câu hỏi giải thích kỹ hơn"
    )


class Section(Record):
    """A section of the site and the words at the head of its index."""

    title: Title = Field(description="Tên mục")
    short: Text = Field(description="Tên ngắn trên thanh điều hướng")
    summary: Text = Field(description="Một, hai câu mở đầu")
    empty: Text | None = Field(None, description="Câu hiện khi mục chưa có gì")


class Site(Value):
    """``docs/data/site.yml``: what the whole site says of itself."""

    name: Title = Field(description="Tên trang")
    short_name: Text = Field(description="Tên ngắn")
    tagline: Text = Field(description="Một câu nói trang này là gì")
    description: Annotated[str, Field(min_length=60, max_length=300)] = Field(
        description="Mô tả cho máy tìm kiếm"
    )
    base_url: Url = Field(description="Địa chỉ gốc, kết thúc bằng /")
    feed_tag_authority: Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")] = Field(
        description="Tên miền dùng trong mã tin RSS; không bao giờ đổi sau lần đăng đầu"
    )
    managing_body: OrganisationId = Field(description="Cơ quan quản lý trang")
    governing_body: OrganisationId = Field(description="Cơ quan chủ quản")
    province: Text = Field(description="Tên tỉnh như trang gọi")
    address: Text | None = Field(description="Địa chỉ cơ quan")
    phone: Text | None = Field(description="Điện thoại")
    email: Text | None = Field(description="Thư điện tử")
    responsible_name: Text | None = Field(description="Người chịu trách nhiệm nội dung")
    responsible_title: Text | None = Field(description="Chức vụ người chịu trách nhiệm")
    licence: Text = Field(description="Điều kiện dùng lại nội dung")
    notice: Text | None = Field(None, description="Dòng thông báo ở đầu mọi trang")
    websub_hub: Url | None = Field(
        None, description="Địa chỉ máy báo tin WebSub cho các kênh RSS; null nếu không dùng"
    )


class Holidays(Value):
    """The public holidays of one year, weekdays without work."""

    year: Annotated[int, Field(ge=2024, le=2100)] = Field(description="Năm")
    days: tuple[Day, ...] = Field(description="Các ngày nghỉ lễ, tết (kể cả nghỉ bù, hoán đổi)")
    working: tuple[Day, ...] = Field((), description="Ngày cuối tuần phải làm bù")
    source: Source = Field(description="Nguồn")


class Redirect(Value):
    """An old address and where it leads now."""

    source: Annotated[str, Field(pattern=r"^(?:[a-z0-9-]+/)+$")] = Field(description="Địa chỉ cũ")
    target: Annotated[str, Field(pattern=r"^(?:[a-z0-9-]+/)*$")] = Field(description="Địa chỉ mới")


class FeedChange(Value):
    """What changed in the addresses of the feeds, for those who take them."""

    date: Day = Field(description="Ngày thay đổi")
    words: Text = Field(description="Kênh nào mở, đổi địa chỉ hoặc thêm định dạng")


class Host(Value):
    """A host known to answer over https."""

    host: Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")] = Field(description="Tên máy chủ")
