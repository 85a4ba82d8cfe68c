"""The order of each kind in lists: newest first where there are dates, else by name."""

from datetime import date

from thidua.records.base import Record
from thidua.records.document import LegalDocument
from thidua.records.exemplar import Exemplar
from thidua.records.movement import Movement
from thidua.records.others import Consultation, NewsItem
from thidua.text.letters import fold

_LONG_AGO = date(1, 1, 1)


def _day(record: Record) -> date:
    if isinstance(record, NewsItem):
        return record.date.last
    if isinstance(record, LegalDocument):
        return record.issued or _LONG_AGO
    if isinstance(record, Consultation):
        return record.start
    if isinstance(record, Movement):
        start = record.launched or record.period.start
        return start.first if start else _LONG_AGO
    if isinstance(record, Exemplar):
        last = record.years.end or record.years.start
        if last is None and record.sources and record.sources[0].published:
            last = record.sources[0].published
        return last.last if last else _LONG_AGO
    return _LONG_AGO


def sort_key(record: Record) -> tuple[int, str, str]:
    """Later days first; then the title without diacritics; then the id."""
    title = str(getattr(record, "title", None) or getattr(record, "name", ""))
    return (-_day(record).toordinal(), fold(title), record.id)
