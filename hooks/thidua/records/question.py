"""Hỏi đáp về pháp luật thi đua, khen thưởng."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from thidua.records.base import Published, Reviewed
from thidua.records.values import LAX, Citation, Day, Id, RefersTo, at_most_words


class Audience(StrEnum):
    """For whom an answer is meant."""

    EVERYONE = "moi-nguoi"
    OFFICIALS = "cong-chuc-vien-chuc"
    ENTERPRISES = "doanh-nghiep"
    FARMERS_WORKERS = "nong-dan-nguoi-lao-dong"
    COMMUNES = "xa-phuong-thon"
    CLUSTERS = "cum-khoi-thi-dua"


class Question(Published, Reviewed):
    """One question, its answer as of a day, and its provisions."""

    question: Annotated[str, Field(min_length=10, max_length=200)] = Field(
        description="Câu hỏi, một câu, như người dân hỏi"
    )
    topic: Annotated[Id, RefersTo("topic")] = Field(description="Chủ đề, trùng tên thư mục")
    audience: tuple[Annotated[Audience, LAX], ...] = Field(
        (Audience.EVERYONE,), description="Đối tượng"
    )
    as_of: Day = Field(description="Ngày của tình trạng pháp luật mà câu trả lời mô tả")
    short_answer: Annotated[str, Field(min_length=20), at_most_words(60)] = Field(
        description="Trả lời ngay, không quá 60 từ"
    )
    citations: Annotated[tuple[Citation, ...], Field(min_length=1)] = Field(
        description="Căn cứ, ít nhất một; bỏ trống số điều nếu chưa biết"
    )
    related: tuple[Annotated[Id, RefersTo("question")], ...] = Field((), description="Câu hỏi gần")

    @property
    def title(self) -> str:
        """The question itself is the title of its page."""
        return self.question

    @property
    def summary(self) -> str:
        """The short answer stands for the page in lists and feeds."""
        return self.short_answer
