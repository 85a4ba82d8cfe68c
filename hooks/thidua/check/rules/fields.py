"""Fields of one record that must fit each other."""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from thidua.check.context import Context, Entry
from thidua.findings.faults import fields as faults
from thidua.findings.finding import Finding, Place
from thidua.read.tree import RecordSource
from thidua.records.exemplar import Exemplar
from thidua.records.lists import Organisation
from thidua.records.movement import Movement
from thidua.records.others import Consultation
from thidua.records.values import Period
from thidua.text.dates import PartialDate, vietnamese_date, vietnamese_moment
from thidua.text.workdays import CONSULTATION_DAYS, UnknownYear, last_working_day


def _order(
    entry: Entry,
    start_key: str,
    start: date | PartialDate | datetime | None,
    end_key: str,
    end: date | PartialDate | datetime | None,
) -> Iterator[Finding]:
    if start is None or end is None:
        return
    first = start.first if isinstance(start, PartialDate) else start
    last = end.last if isinstance(end, PartialDate) else end
    if last < first:
        yield faults.END_BEFORE_START.at(
            entry.at(*end_key.split(".")),
            start_key=start_key,
            end_key=end_key,
            start=_shown(start),
            end=_shown(end),
        )


def _shown(when: date | PartialDate | datetime) -> str:
    if isinstance(when, PartialDate):
        return str(when)
    return vietnamese_moment(when) if isinstance(when, datetime) else vietnamese_date(when)


def _period(entry: Entry, key: str, period: Period) -> Iterator[Finding]:
    yield from _order(entry, f"{key}.start", period.start, f"{key}.end", period.end)


def an_end_is_not_before_its_start(context: Context) -> Iterator[Finding]:
    """Periods, terms of validity and updates end on or after the day they start.

    The end of a consultation has a rule of its own.
    """
    for entry in context.entries:
        record = entry.record
        if isinstance(record, Movement):
            yield from _period(entry, "period", record.period)
            if record.closed is not None:
                start = record.period.start
                yield from _order(entry, "period.start", start, "closed.date", record.closed.date)
        elif isinstance(record, Exemplar):
            yield from _period(entry, "years", record.years)
        elif isinstance(record, Organisation):
            yield from _order(entry, "valid_from", record.valid_from, "valid_to", record.valid_to)
    for entry, page in context.published():
        yield from _order(entry, "published", page.published, "updated", page.updated)


def a_page_says_something(context: Context) -> Iterator[Finding]:
    """A page has a body, unless it was withdrawn."""
    for entry, page in context.published():
        if page.withdrawn is None and not str(page.body).strip():
            assert isinstance(entry.source, RecordSource)
            yield faults.NO_BODY.at(Place(entry.path, entry.source.body_line - 1))


def keys_stand_in_their_order(context: Context) -> Iterator[Finding]:
    """The keys of the front matter stand in the order of the record type."""
    for entry in context.entries:
        if not isinstance(entry.source, RecordSource):
            continue
        order = key_order(entry)
        keys = [key for key in entry.node.entries if key in order]
        for before, after in pairwise(keys):
            if order[after] < order[before]:
                yield faults.KEY_ORDER.at(entry.at_key(after), key=after, before=before)
                break


def key_order(entry: Entry) -> dict[str, int]:
    """The rank of each key in a file of this kind: its own words first, the common ones last."""
    return {key: rank for rank, key in enumerate(entry.kind.keys)}


def a_consultation_lasts_ten_working_days(context: Context) -> Iterator[Finding]:
    """A consultation ends on the tenth working day after its start.

    Decree 152/2025/NĐ-CP, Article 60; Saturdays, Sundays and the holidays of
    ``docs/data/holidays.yml`` are no working days.
    """
    calendar = {year.year: year for year in context.holidays}
    days = {day for year in calendar.values() for day in year.days}
    extra = {day for year in calendar.values() for day in year.working}
    for entry in context.entries:
        if not isinstance(entry.record, Consultation):
            continue
        try:
            right = last_working_day(
                entry.record.start, CONSULTATION_DAYS, days, extra, set(calendar)
            )
        except UnknownYear as missing:
            yield faults.NO_HOLIDAYS.at(entry.at("start"), year=missing.year)
            continue
        if entry.record.end != right:
            yield faults.BAD_WORKING_DAYS.at(
                entry.at("end"), wanted=CONSULTATION_DAYS, right=vietnamese_date(right)
            )
