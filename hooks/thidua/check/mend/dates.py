"""The mend of dates that are written day first."""

from thidua.check.mend.expected import wants_date
from thidua.check.mend.scalars import Change, changed, written
from thidua.records.values import DAY_FIRST, Value
from thidua.text.dates import PartialDate


def iso_dates(front: str, model: type[Value]) -> str:
    """Year-month-day for a date that can only be read day first (TD-305)."""
    changes = []
    for each in written(front):
        iso = _iso(each.value)
        if iso is not None and wants_date(model, each.path):
            changes.append(Change(each, f"'{iso}'", iso))
    return changed(front, changes)


def _iso(text: str) -> str | None:
    """``2026-11-22`` for ``22/11/2026``; ``None`` when it may mean another day or means none.

    ``03/04/2026`` is left to the editor: a spreadsheet may have turned it
    round, and a wrong date would stay unseen.
    """
    match = DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    day, month, year = map(int, match.groups())
    if day <= 12 and day != month:
        return None
    try:
        return PartialDate.parse(f"{year:04}-{month:02}-{day:02}").iso
    except ValueError:
        return None
