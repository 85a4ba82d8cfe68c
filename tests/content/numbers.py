"""Numbers and dates in Vietnamese and English text, in one canonical form each."""

import re
from collections.abc import Iterator
from typing import Any

_ISO = re.compile(r"(?<![\d/])(\d{4})-(\d{2})(?:-(\d{2}))?(?!\d)")
_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_MONTH = re.compile(r"(?<![\d/])(\d{1,2})/(\d{4})(?![\d/])")
_DAY_MONTH = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def tokens(text: str) -> Iterator[str]:
    """Every number and date of ``text``: ``2024-03-18``, ``2024-03``, ``--03-18``, ``1536.5``."""
    rest = text
    for pattern, form in (
        (_ISO, lambda m: f"{m[1]}-{m[2]}" + (f"-{m[3]}" if m[3] else "")),
        (_DATE, lambda m: f"{m[3]}-{int(m[2]):02}-{int(m[1]):02}"),
        (_MONTH, lambda m: f"{m[2]}-{int(m[1]):02}" if 1 <= int(m[1]) <= 12 else None),
        (_DAY_MONTH, lambda m: None),
    ):
        for match in pattern.finditer(rest):
            found = form(match)
            if found is not None:
                yield found
        if pattern is not _DAY_MONTH:
            rest = pattern.sub(lambda m: m[0] if form_is_none(m) else " ", rest)
    for match in _NUMBER.finditer(rest):
        yield canonical(match[0])


def form_is_none(match: re.Match[str]) -> bool:
    """Whether a month with a year is none (``98/2023`` is a number of a document)."""
    return match.re is _MONTH and not 1 <= int(match[1]) <= 12


def canonical(number: str) -> str:
    """A number with a decimal point and without thousands separators or leading zeros."""
    if _THOUSANDS.fullmatch(number):
        number = number.replace(".", "").replace(",", ".")
    else:
        number = number.replace(",", ".")
    whole, _, fraction = number.partition(".")
    fraction = fraction.rstrip("0") if "." not in fraction else fraction
    return (whole.lstrip("0") or "0") + (f".{fraction}" if fraction else "")


def known(record: Any) -> set[str]:
    """All tokens of a fact record, and the years, months and days of its dates."""
    found: set[str] = set()
    for text in strings(record):
        for token in tokens(text):
            found.add(token)
            found.update(parts(token))
    return found


def parts(token: str) -> Iterator[str]:
    """The year and the year with its month of a date."""
    if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", token):
        yield token[:4]
        yield token[:7]
        yield from (str(int(piece)) for piece in token.split("-")[1:])


def strings(value: Any) -> Iterator[str]:
    """All text and numbers in nested data."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in ("url", "source_url", "source_urls", "source_url_2"):
                yield from strings(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from strings(item)
    elif value is not None and not isinstance(value, bool):
        yield str(value)
