"""Records with a small type: news, guides, pages, consultations."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from thidua.records.base import (
    Article,
    FieldId,
    LocalityId,
    MovementId,
    OrganisationId,
    Reviewed,
)
from thidua.records.document import DocumentId
from thidua.records.question import Audience
from thidua.records.values import LAX, Day, Id, LooseDate, RefersTo, Text

QuestionId = Annotated[Id, RefersTo("question")]


class NewsItem(Article):
    """Tin tức: a dated event."""

    date: LooseDate = Field(description="Ngày diễn ra (năm, tháng hoặc ngày)")
    date_note: Text | None = Field(None, description="Nói rõ khi ngày là ngày đăng tin")
    locality: LocalityId | None = Field(None, description="Huyện, thành phố")
    fields: tuple[FieldId, ...] = Field((), description="Lĩnh vực")
    movements: tuple[MovementId, ...] = Field((), description="Phong trào")
    exemplars: tuple[Annotated[Id, RefersTo("exemplar")], ...] = Field((), description="Gương")


class Guide(Article, Reviewed):
    """Cẩm nang: a page people come for, built on questions."""

    audience: tuple[Annotated[Audience, LAX], ...] = Field(
        (Audience.EVERYONE,), description="Đối tượng"
    )
    as_of: Day = Field(description="Ngày của tình trạng pháp luật được mô tả")
    questions: tuple[QuestionId, ...] = Field((), description="Các câu hỏi làm nền")
    documents: tuple[DocumentId, ...] = Field((), description="Văn bản liên quan")
    movements: tuple[MovementId, ...] = Field((), description="Phong trào liên quan")


class Language(StrEnum):
    """The language of a page (BCP 47)."""

    VIETNAMESE = "vi"
    ENGLISH = "en"
    KHMER = "km"


class Page(Article, Reviewed):
    """A standing page: about this site, the plan, the same in another language."""

    language: Annotated[Language, LAX] = Field(
        Language.VIETNAMESE, description="Ngôn ngữ của trang: vi, en hoặc km"
    )
    verbatim: bool = Field(
        False, description="true: trang chép nguyên văn một văn bản; không xét văn phong"
    )
    translation_of: Annotated[Id, RefersTo("page")] | None = Field(
        None, description="Trang tiếng Việt tương ứng"
    )


class Consultation(Article):
    """Lấy ý kiến: the public notice of a nomination.

    It stays open for ten working days (Decree 152/2025/NĐ-CP, Article 60).
    """

    nominee: Text = Field(description="Tên cá nhân, tập thể được đề nghị")
    award: Text = Field(description="Hình thức khen thưởng, danh hiệu được đề nghị")
    proposed_by: OrganisationId = Field(description="Cơ quan đề nghị")
    locality: LocalityId | None = Field(None, description="Huyện, thành phố")
    start: Day = Field(description="Ngày bắt đầu lấy ý kiến")
    end: Day = Field(description="Ngày cuối nhận ý kiến")
    send_to: Text = Field(description="Nơi nhận ý kiến của cơ quan")
