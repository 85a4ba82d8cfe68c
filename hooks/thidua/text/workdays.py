"""Working days by the public holidays of Viet Nam."""

from collections.abc import Collection
from datetime import date, timedelta

CONSULTATION_DAYS = 10
"""Working days for which a nomination is open to comments (Decree 152/2025/NĐ-CP, Article 60)."""


class UnknownYear(Exception):
    """The holidays of a year that the count runs into are not known."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


def last_working_day(
    start: date,
    count: int,
    holidays: Collection[date],
    extra: Collection[date],
    years: Collection[int],
) -> date:
    """The ``count``-th working day after ``start``.

    The day of ``start`` itself is not counted. ``extra`` are weekend days
    that are worked. Raises ``UnknownYear`` when the count enters a year
    that is not among ``years``.
    """
    day = start
    while count:
        if day.year not in years:
            raise UnknownYear(day.year)
        day += timedelta(days=1)
        if day.year not in years:
            raise UnknownYear(day.year)
        weekend = day.weekday() >= 5
        if day in extra or not (weekend or day in holidays):
            count -= 1
    return day
