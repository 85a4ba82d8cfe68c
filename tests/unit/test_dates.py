"""Dates as Vietnamese text writes them, and the one day of a run."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.text.dates import (
    VIETNAM,
    YEARS,
    NoSuchDay,
    PartialDate,
    parse_day,
    parse_moment,
    vietnamese_date,
    vietnamese_moment,
)
from thidua.text.today import resolve_today


@pytest.mark.parametrize(
    ("text", "shown", "first", "last"),
    [
        ("2024", "2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", "tháng 2/2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", "tháng 2/2023", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12", "tháng 12/2024", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024-03-08", "08/03/2024", date(2024, 3, 8), date(2024, 3, 8)),
    ],
)
def test_a_partial_date(text: str, shown: str, first: date, last: date) -> None:
    partial = PartialDate.parse(text)
    assert (str(partial), partial.iso) == (shown, text)
    assert (partial.first, partial.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-3", "2024-03-8", "18/03/2024", "2024-03-18 ", "２０２４", "năm 2024"],
)
def test_another_form_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="not YYYY") as caught:
        PartialDate.parse(text)
    assert not isinstance(caught.value, NoSuchDay)


@pytest.mark.parametrize(
    "text", ["2024-13", "2024-00", "2024-03-00", "2024-02-30", "2023-02-29", "0204", "9999"]
)
def test_a_day_that_does_not_exist(text: str) -> None:
    with pytest.raises(NoSuchDay):
        PartialDate.parse(text)


def test_a_day_needs_its_month() -> None:
    with pytest.raises(ValueError, match="month"):
        PartialDate(2024, None, 5)


def test_the_less_exact_of_two_comes_first() -> None:
    written = ["2024-01-01", "2023-12-31", "2024", "2024-01", "2024-02"]
    ordered = sorted(PartialDate.parse(text) for text in written)
    assert [d.iso for d in ordered] == ["2023-12-31", "2024", "2024-01", "2024-01-01", "2024-02"]


@given(st.dates(date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert PartialDate.parse(day.isoformat()[:7]).last.month == day.month


def test_a_month_is_no_day() -> None:
    with pytest.raises(ValueError, match="YYYY-MM-DD") as caught:
        parse_day("2024-03")
    assert not isinstance(caught.value, NoSuchDay)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-03-18", datetime(2024, 3, 18, 0, 0, tzinfo=UTC)),
        ("2024-03-18T09:30", datetime(2024, 3, 18, 2, 30, tzinfo=UTC)),
        ("2024-03-18 09:30:15", datetime(2024, 3, 18, 2, 30, 15, tzinfo=UTC)),
        ("2024-03-18T09:30Z", datetime(2024, 3, 18, 9, 30, tzinfo=UTC)),
        ("2024-03-18T09:30 -05:00", datetime(2024, 3, 18, 14, 30, tzinfo=UTC)),
        ("2024-03-18T09:30+05:30", datetime(2024, 3, 18, 4, 0, tzinfo=UTC)),
    ],
)
def test_a_moment(text: str, moment: datetime) -> None:
    assert parse_moment(text) == moment


@pytest.mark.parametrize(
    "text", ["2024-03-18T24:01", "2024-03-18T09:60", "2024-03-18T09:30+99:00", "2024-02-30T09:30"]
)
def test_a_moment_that_does_not_exist(text: str) -> None:
    with pytest.raises(NoSuchDay):
        parse_moment(text)


@pytest.mark.parametrize("text", ["2024-03", "2024-03-18T9:30", "2024-03-18 lúc 9 giờ", "09:30"])
def test_another_form_of_a_moment_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="not") as caught:
        parse_moment(text)
    assert not isinstance(caught.value, NoSuchDay)


def test_vietnamese_forms() -> None:
    assert vietnamese_date(date(2024, 3, 8)) == "08/03/2024"
    moment = datetime(2024, 12, 31, 20, 5, tzinfo=timezone(timedelta(hours=-1)))
    assert vietnamese_moment(moment) == "01/01/2025, 04:05"


NOW = datetime(2026, 11, 21, 17, 0, tzinfo=UTC)
"""Midnight in Viet Nam, the day before in Greenwich."""


def test_the_option_beats_the_epoch_beats_the_clock() -> None:
    seconds = datetime(2025, 5, 5, 16, 59, 59, tzinfo=UTC).timestamp()
    epoch = {"SOURCE_DATE_EPOCH": str(int(seconds))}
    assert resolve_today("2024-02-29", epoch, NOW) == date(2024, 2, 29)
    assert resolve_today(None, epoch, NOW) == date(2025, 5, 5)
    assert resolve_today(None, {}, NOW) == date(2026, 11, 22)
    assert resolve_today(None, {}, NOW - timedelta(seconds=1)) == date(2026, 11, 21)
    assert NOW.astimezone(VIETNAM).hour == 0


@pytest.mark.parametrize("option", ["2026-11", "22/11/2026", "2026-02-30"])
def test_an_option_that_is_no_day(option: str) -> None:
    with pytest.raises(ValueError, match=r"not|no such"):
        resolve_today(option, {}, NOW)


def test_an_epoch_that_is_no_number() -> None:
    with pytest.raises(ValueError, match="invalid literal"):
        resolve_today(None, {"SOURCE_DATE_EPOCH": "hôm nay"}, NOW)
