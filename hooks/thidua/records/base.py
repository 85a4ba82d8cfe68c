"""What all records share."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from thidua.records.body_text import Body, BodyText
from thidua.records.values import (
    Correction,
    Day,
    Id,
    Moment,
    Picture,
    RefersTo,
    Source,
    Summary,
    Title,
    Value,
    Withdrawal,
)
from thidua.text.dates import MORNING, VIETNAM

FactRef = Annotated[str, Field(pattern=r"^[a-z0-9-]+\.(?:ya?ml|md)#[a-z0-9.-]+$")]
"""``<file>#<id>`` of the fact record that a page was written from."""

RedirectPath = Annotated[str, Field(pattern=r"^(?:[a-z0-9-]+/)+$")]
"""A former address under the site, without the leading slash."""

OrganisationId = Annotated[Id, RefersTo("organisation")]
FieldId = Annotated[Id, RefersTo("field")]
LocalityId = Annotated[Id, RefersTo("locality")]
MovementId = Annotated[Id, RefersTo("movement")]
QuestionId = Annotated[Id, RefersTo("question")]


class Record(Value):
    """Something with an identifier that is unique in its kind and never changes."""

    id: Id = Field(description="Mã, trùng tên tệp; không đổi sau khi đã đăng")


class Published(Record):
    """A record that has its own page, written by an editor in a file of its own."""

    published: Moment = Field(description="Ngày đăng lần đầu; không đổi về sau")
    updated: Moment | None = Field(None, description="Ngày sửa nội dung gần nhất")
    publish_at: Moment | None = Field(None, description="Chỉ đăng từ thời điểm này")
    owner: OrganisationId = Field(description="Cơ quan chịu trách nhiệm nội dung trang")
    sources: tuple[Source, ...] = Field((), description="Nguồn công khai của nội dung")
    facts: tuple[FactRef, ...] = Field((), description="Mã dữ kiện mà trang dựa vào")
    image: Picture | None = Field(None, description="Ảnh minh họa")
    corrections: tuple[Correction, ...] = Field((), description="Các lần đính chính")
    withdrawn: Withdrawal | None = Field(None, description="Gỡ bài: ngày và lý do")
    redirect_from: tuple[RedirectPath, ...] = Field((), description="Các địa chỉ cũ của trang")
    body: Body = Field(
        default_factory=BodyText, exclude=True, description="Nội dung Markdown dưới phần khai báo"
    )

    def embargoed_on(self, day: date) -> bool:
        """Whether the record may not be seen before a day later than ``day``."""
        return self.publish_at is not None and self.publish_at.astimezone(VIETNAM).date() > day

    @property
    def appeared(self) -> datetime:
        """The moment of the first publication: of what was held back, the end of the embargo."""
        held = self.publish_at
        return self.published if held is None else max(self.published, held)

    @property
    def changes(self) -> tuple[datetime, ...]:
        """The moments of all changes that readers are told of, the first publication included.

        A minor edit is one that moves none of them.
        """
        days = [correction.date for correction in self.corrections]
        if self.withdrawn is not None:
            days.append(self.withdrawn.date)
        told = (datetime.combine(day, MORNING, VIETNAM) for day in days)
        return (self.appeared, *([self.updated] if self.updated else []), *told)

    @property
    def modified(self) -> datetime:
        """The moment of the last change that readers are told of."""
        return max(self.changes)


class Article(Published):
    """A published record with a title and a summary of its own."""

    title: Title = Field(description="Tiêu đề trang")
    summary: Summary = Field(description="Tóm tắt 60-300 ký tự, đọc riêng vẫn hiểu")


class Reviewed(Value):
    """The part of a lasting page that says when it was looked at."""

    reviewed: Day | None = Field(None, description="Ngày rà soát gần nhất")
    review_due: Day | None = Field(None, description="Hạn rà soát tiếp theo")
