"""Văn bản pháp luật."""

from typing import Annotated

from pydantic import Field

from thidua.records.base import Article, OrganisationId, Record, Reviewed
from thidua.records.movement import Level
from thidua.records.values import LAX, Citation, Day, Id, RefersTo, Source, Text, Url, Value

DocumentId = Annotated[Id, RefersTo("document")]


class Ending(Value):
    """The end of a document's force."""

    date: Day | None = Field(
        description="Ngày đầu tiên không còn hiệu lực; null: đã hết hiệu lực, không rõ ngày"
    )
    by: DocumentId | None = Field(None, description="Văn bản làm hết hiệu lực")
    latest: Day | None = Field(
        None, description="Khi không rõ ngày: chậm nhất là ngày này đã không còn hiệu lực"
    )
    source: Source | None = Field(None, description="Nguồn")


class Suspension(Value):
    """A provision, or a whole document, that is out of force for a time."""

    provision: Citation = Field(description="Văn bản hoặc điều khoản bị ngưng hiệu lực")
    start: Day = Field(description="Ngày đầu tiên ngưng hiệu lực")
    end: Day | None = Field(None, description="Ngày đầu tiên có hiệu lực trở lại")


class StatusCheck(Value):
    """The latest day on which someone looked whether the document is in force."""

    date: Day = Field(description="Ngày kiểm tra")
    source: Source | None = Field(None, description="Nguồn công khai, nếu có")


class DocumentType(Record):
    """A form of document and how its force begins."""

    name: Text = Field(description="Tên hình thức, ví dụ: Nghị định")
    group: Text = Field(description="Nhóm, ví dụ: Văn bản quy phạm pháp luật")
    order: int = Field(description="Thứ tự khi liệt kê")
    effective_on_issue: bool = Field(
        False, description="true: có hiệu lực từ ngày ký khi văn bản không nêu ngày khác"
    )
    carries_force: bool = Field(
        True, description="false: chỉ để đọc, như văn bản hợp nhất, không có hiệu lực riêng"
    )


class LegalDocument(Article, Reviewed):
    """One instrument with its life: issued, effective, ended, replaced, amended.

    Relations are written in one direction only (on the document that
    replaces or amends); the other is derived. Its status on a day is derived
    too, never typed.
    """

    number: Text | None = Field(description="Số, ký hiệu; null nếu không có")
    type: Annotated[Id, RefersTo("document_type")] = Field(description="Hình thức văn bản")
    issuer: OrganisationId = Field(description="Cơ quan ban hành")
    level: Annotated[Level, LAX] = Field(description="trung-uong hoặc tinh")
    issued: Day | None = Field(description="Ngày ban hành; null nếu chưa rõ")
    effective: Day | None = Field(description="Ngày có hiệu lực; null nếu chưa rõ")
    ended: Ending | None = Field(None, description="Hết hiệu lực; null nếu chưa hết")
    replaces: tuple[DocumentId, ...] = Field((), description="Các văn bản mà văn bản này thay thế")
    amends: tuple[Citation, ...] = Field((), description="Văn bản hoặc điều khoản được sửa đổi")
    repeals: tuple[Citation, ...] = Field((), description="Điều khoản được bãi bỏ")
    suspends: tuple[Suspension, ...] = Field((), description="Điều khoản bị ngưng hiệu lực")
    consolidates: tuple[DocumentId, ...] = Field((), description="Văn bản được hợp nhất")
    articles: Annotated[int, Field(ge=1, le=2000)] | None = Field(None, description="Số điều")
    status_checked: StatusCheck | None = Field(None, description="Lần kiểm tra hiệu lực gần nhất")
    url: Url | None = Field(None, description="Bản chính thức trên mạng")
    verified: bool = Field(description="false: đang đối chiếu, không tính là có hiệu lực")
