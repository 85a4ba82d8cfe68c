"""Value types that several records share.

Every value arrives from the YAML reader as text, whole number, fraction,
truth value, list or mapping: dates are text until one of these types reads
them, so that an impossible date is a finding and never a crash.
"""

import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Strict,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, core_schema

from thidua.text.dates import NoSuchDay, PartialDate, parse_day, parse_moment
from thidua.text.letters import slug, words

T = TypeVar("T")

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"'\x00-\x1f]")


class Value(BaseModel):
    """A frozen value that refuses keys it does not know.

    What takes over nearly all records as they were kept needs few validators;
    each is made when a value of its type is first read.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


def _read_date(parse: Callable[[str], T]) -> Callable[[object], T]:
    def read(value: object) -> T:
        if not isinstance(value, str):
            value = str(value) if type(value) is int else value
        if not isinstance(value, str):
            raise PydanticCustomError("date_form", "not a date")
        try:
            return parse(value)
        except NoSuchDay:
            raise PydanticCustomError("date_impossible", "no such day") from None
        except ValueError:
            raise PydanticCustomError("date_form", "not a date") from None

    return read


class _PartialDateSchema:
    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(_read_date(PartialDate.parse))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": ["string", "integer"], "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}


LooseDate = Annotated[PartialDate, _PartialDateSchema]
"""A year, a month or a day: ``2024``, ``2024-03``, ``2024-03-18``."""

Day = Annotated[
    date,
    BeforeValidator(_read_date(parse_day)),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A calendar day, ``YYYY-MM-DD``."""

Moment = Annotated[
    datetime,
    BeforeValidator(_read_date(parse_moment)),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$",
        }
    ),
]
"""A moment with its zone; a day alone means 07:00 +07:00."""


def _check_id(value: str) -> str:
    if not re.fullmatch(ID_PATTERN, value):
        raise PydanticCustomError("id_form", "not an id", {"suggestion": slug(value)})
    return value


Id = Annotated[str, AfterValidator(_check_id)]
"""The identifier of a record: lower-case ASCII words joined by hyphens."""


LAX = Strict(False)
"""Lets a closed list of words (an enumeration) be read from its text."""


class RefersTo(str):
    """Marks an ``Id`` with the name of the kind of record it refers to."""

    __slots__ = ()


def is_public_address(value: str) -> bool:
    """Whether ``value`` is an absolute http(s) address of a host with a full name."""
    try:
        parts = urlsplit(value)
        _ = parts.port
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and _HOST.fullmatch(parts.hostname or "") is not None
        and _NOT_IN_ADDRESS.search(value) is None
    )


def _check_url(value: str) -> str:
    if not is_public_address(value):
        raise PydanticCustomError("url_form", "not a public address")
    return value


Url = Annotated[
    str, AfterValidator(_check_url), WithJsonSchema({"type": "string", "format": "uri"})
]
"""An absolute http(s) address."""

Text = Annotated[str, Field(min_length=1, max_length=400)]
"""One line of prose."""

Title = Annotated[str, Field(min_length=3, max_length=200)]
Summary = Annotated[str, Field(min_length=60, max_length=300)]
"""Two or three sentences that stand alone in a list or a feed."""


def at_most_words(limit: int) -> AfterValidator:
    """A validator that refuses text of more than ``limit`` words."""

    def check(value: str) -> str:
        count = len(words(value))
        if count > limit:
            raise PydanticCustomError(
                "too_many_words", "too long", {"count": count, "limit": limit}
            )
        return value

    return AfterValidator(check)


class Source(Value):
    """Where a statement comes from; only public addresses count."""

    publisher: Text = Field(description="Cơ quan, báo hoặc trang đã đăng")
    title: Text | None = Field(
        None, description="Tiêu đề đúng như trang nguồn; bỏ trống nếu chưa thấy nguyên văn"
    )
    url: Url = Field(description="Địa chỉ công khai, bắt đầu bằng http:// hoặc https://")
    published: LooseDate | None = Field(None, description="Ngày đăng (năm, tháng hoặc ngày)")
    accessed: Day | None = Field(None, description="Ngày người lập trang đã xem")


class Picture(Value):
    """A picture that the site has the right to show."""

    src: Text = Field(description="Đường dẫn trong docs/assets/, ví dụ assets/images/cau.jpg")
    alt: Text = Field(description="Mô tả ảnh cho người không nhìn thấy")
    credit: Text = Field(description="Người chụp hoặc nơi giữ bản quyền")
    licence: Text = Field(description="Giấy phép hoặc căn cứ được dùng ảnh")


class Citation(Value):
    """A provision of a legal document: điểm, khoản, điều in rising order."""

    document: Annotated[Id, RefersTo("document")] = Field(
        description="Mã văn bản trong docs/legal/"
    )
    article: Annotated[int, Field(ge=1, le=999)] | None = Field(
        None, description="Số điều; bỏ trống nếu chưa biết, không đoán"
    )
    clause: Annotated[int, Field(ge=1, le=99)] | None = Field(None, description="Số khoản")
    point: Annotated[str, Field(pattern=r"^[a-zđ]{1,2}$")] | None = Field(
        None, description="Chữ điểm"
    )


class Correction(Value):
    """A correction that readers and subscribers are told of."""

    date: Day = Field(description="Ngày đính chính")
    note: Text = Field(description="Đã sửa điều gì")


class Withdrawal(Value):
    """The taking down of a page; the address stays and says so."""

    date: Day = Field(description="Ngày gỡ")
    reason: Text = Field(description="Lý do, viết cho người đọc")


class Period(Value):
    """A stretch of time; an open end is ``null``."""

    start: LooseDate | None = Field(description="Bắt đầu (năm, tháng hoặc ngày)")
    end: LooseDate | None = Field(None, description="Kết thúc; bỏ trống nếu chưa có")
