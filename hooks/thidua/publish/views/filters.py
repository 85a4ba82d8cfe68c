"""The filters of the templates."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import urlsplit

from thidua.text.dates import VIETNAM, PartialDate, vietnamese_date, vietnamese_moment
from thidua.text.numbers import vietnamese_number
from thidua.text.speech import in_minutes


def vn_date(value: date | datetime | PartialDate | None) -> str:
    """A date as Vietnamese text writes it, to the exactness that is known."""
    if value is None:
        return "chưa rõ"
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, datetime):
        return vietnamese_date(value.astimezone(VIETNAM).date())
    return vietnamese_date(value)


def iso(value: date | datetime | PartialDate) -> str:
    """The ``datetime`` of a ``<time>`` element (HTML, section 4.5.14)."""
    return value.iso if isinstance(value, PartialDate) else value.isoformat()


def capital(text: str) -> str:
    """The text with its first letter in upper case; the rest as it is."""
    return text[:1].upper() + text[1:]


def host(url: str) -> str:
    """The host of an address, for people."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def vn_number(value: int | float | Decimal) -> str:
    """A number with Vietnamese separators."""
    return vietnamese_number(value)


FILTERS: dict[str, Callable[..., Any]] = {
    "vn_date": vn_date,
    "vn_moment": vietnamese_moment,
    "vn_number": vn_number,
    "iso": iso,
    "capital": capital,
    "host": host,
    "minutes": in_minutes,
}
