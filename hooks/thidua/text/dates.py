"""Dates as Vietnamese administrative text writes them.

A date of an event may be known to the year, the month or the day; a moment of
publication always has a time and a zone.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from functools import total_ordering

VIETNAM = timezone(timedelta(hours=7))
"""Viet Nam has kept UTC+7 without daylight saving since 1975."""

MORNING = time(7, 0)
"""The hour at which a record is published when only its day is given."""

YEARS = range(1800, 2200)
"""The years that content may speak of; 0204 is a slip for 2024."""

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?) *(Z|[+-]\d{2}:\d{2})?)?", re.ASCII
)


class NoSuchDay(ValueError):
    """A date of the right form that no calendar has, or a time that no clock has."""


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar date known to the year, the month or the day.

    Ordered by the first day it may mean; of two with the same first day the
    less exact comes first.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        _ = self.first

    def __reduce__(self) -> tuple[object, ...]:
        """Handed from process to process by its parts: half the time of what dataclasses do."""
        return PartialDate, (self.year, self.month, self.day)

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.

        Raises ``ValueError`` when the form is another, ``NoSuchDay`` when
        the day does not exist or the year is none of ``YEARS``.
        """
        match = _PARTIAL.fullmatch(text)
        if not match:
            raise ValueError(f"not YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
        if int(match[1]) not in YEARS:
            raise NoSuchDay(f"a year of another age: {text!r}")
        try:
            year, month, day = match.groups()
            return cls(int(year), int(month) if month else None, int(day) if day else None)
        except ValueError:
            raise NoSuchDay(f"no such day: {text!r}") from None

    @property
    def first(self) -> date:
        """The first day it may mean."""
        month = 1 if self.month is None else self.month
        return date(self.year, month, 1 if self.day is None else self.day)

    @property
    def last(self) -> date:
        """The last day it may mean."""
        if self.day is not None:
            return self.first
        if self.month is None:
            return date(self.year, 12, 31)
        after = date(self.year + self.month // 12, self.month % 12 + 1, 1)
        return after - timedelta(days=1)

    @property
    def iso(self) -> str:
        """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (ISO 8601 reduced forms)."""
        parts = [f"{self.year:04}"]
        if self.month is not None:
            parts.append(f"{self.month:02}")
        if self.day is not None:
            parts.append(f"{self.day:02}")
        return "-".join(parts)

    def __str__(self) -> str:
        """``2024``, ``tháng 3/2024`` or ``18/3/2024`` in full digits."""
        if self.month is None:
            return str(self.year)
        if self.day is None:
            return f"tháng {self.month}/{self.year}"
        return vietnamese_date(self.first)

    def _key(self) -> tuple[int, int, int]:
        return (self.year, self.month or 0, self.day or 0)

    def __lt__(self, other: "PartialDate") -> bool:
        return self._key() < other._key()


def vietnamese_date(day: date) -> str:
    """``dd/mm/yyyy``."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def vietnamese_moment(moment: datetime) -> str:
    """``dd/mm/yyyy, HH:MM`` in Vietnamese time."""
    local = moment.astimezone(VIETNAM)
    return f"{vietnamese_date(local.date())}, {local:%H:%M}"


def parse_day(text: str) -> date:
    """Read ``YYYY-MM-DD``; ``ValueError`` when it has another form, ``NoSuchDay`` as above."""
    partial = PartialDate.parse(text)
    if partial.day is None:
        raise ValueError(f"not YYYY-MM-DD: {text!r}")
    return partial.first


def parse_moment(text: str) -> datetime:
    """Read a day, or a day with a time and an optional zone.

    A day alone means 07:00; a time without a zone is Vietnamese time.
    ``ValueError`` when it has another form, ``NoSuchDay`` when no such moment
    exists.
    """
    match = _MOMENT.fullmatch(text)
    if not match:
        raise ValueError(f"not a day or a day with a time: {text!r}")
    day_text, clock_text, zone = match.groups()
    day = parse_day(day_text)
    try:
        clock = time.fromisoformat(clock_text) if clock_text else MORNING
        return datetime.combine(day, clock, _zone(zone))
    except ValueError:
        raise NoSuchDay(f"no such moment: {text!r}") from None


def _zone(text: str | None) -> timezone:
    if text is None or text == "+07:00":
        return VIETNAM  # the one of all moments, which are handed over faster with it
    if text == "Z":
        return UTC
    sign = 1 if text[0] == "+" else -1
    return timezone(sign * timedelta(hours=int(text[1:3]), minutes=int(text[4:6])))
