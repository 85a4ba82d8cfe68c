"""Working days by a calendar of holidays; the dates are counted by hand on a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.text.workdays import CONSULTATION_DAYS, UnknownYear, last_working_day

YEARS = {2026, 2027}


def nth(start: str, count: int, holidays: tuple[str, ...] = (), extra: tuple[str, ...] = ()) -> str:
    free, worked = ({date.fromisoformat(day) for day in group} for group in (holidays, extra))
    return last_working_day(date.fromisoformat(start), count, free, worked, YEARS).isoformat()


def test_the_law_gives_ten_days() -> None:
    assert CONSULTATION_DAYS == 10


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-11-02", 1, "2026-11-03"),  # Monday to Tuesday: the first day does not count
        ("2026-11-02", 10, "2026-11-16"),  # two weekends lie between
        ("2026-11-06", 1, "2026-11-09"),  # Friday to Monday
        ("2026-11-07", 1, "2026-11-09"),  # a Saturday counts as little as a Friday evening
        ("2026-12-31", 1, "2027-01-01"),
    ],
)
def test_weekends_do_not_count(start: str, count: int, end: str) -> None:
    assert nth(start, count) == end


def test_holidays_do_not_count() -> None:
    holidays = ("2026-11-03", "2026-11-10")
    assert nth("2026-11-02", 10, holidays) == "2026-11-18"


def test_a_holiday_on_a_weekend_changes_nothing() -> None:
    assert nth("2026-11-02", 10, ("2026-11-08",)) == "2026-11-16"


def test_a_weekend_day_that_is_worked_counts() -> None:
    assert nth("2026-11-02", 5, (), ("2026-11-07",)) == "2026-11-07"
    assert nth("2026-11-02", 10, (), ("2026-11-07",)) == "2026-11-13"


@pytest.mark.parametrize(("start", "year"), [("2025-12-30", 2025), ("2027-12-30", 2028)])
def test_a_year_without_holidays_is_not_guessed(start: str, year: int) -> None:
    with pytest.raises(UnknownYear) as caught:
        nth(start, 10)
    assert caught.value.year == year


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 1))


@given(DAYS, st.integers(1, 15), st.sets(DAYS, max_size=6), st.sets(DAYS, max_size=3))
def test_as_many_days_are_worked_as_asked_for(
    start: date, count: int, holidays: set[date], extra: set[date]
) -> None:
    end = last_working_day(start, count, holidays, extra, YEARS)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    worked = [d for d in between if d in extra or (d.weekday() < 5 and d not in holidays)]
    assert len(worked) == count
    assert worked[-1] == end
