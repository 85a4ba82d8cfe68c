"""Corrections and withdrawals of all pages, for the page and the feed that tell of them."""

from dataclasses import dataclass
from datetime import date

from thidua.catalogue.catalogue import Catalogue
from thidua.records.base import Published
from thidua.records.locks import numbered


@dataclass(frozen=True, slots=True)
class Erratum:
    """One correction, or the withdrawal, of one page.

    ``serial`` tells corrections of one page on one day apart, from 1 in the
    order in which the editors wrote them. ``words`` are the reason, or what
    was corrected; the corrections of a page that was withdrawn later are not
    repeated.
    """

    record: Published
    day: date
    withdrawal: bool
    words: str
    serial: int = 1


def errata(catalogue: Catalogue) -> tuple[Erratum, ...]:
    """Everything that was corrected or withdrawn up to the catalogue's day, newest first."""
    found = []
    for record in catalogue.records.values():
        if not isinstance(record, Published):
            continue
        if record.withdrawn is not None and record.withdrawn.date <= catalogue.today:
            withdrawn = record.withdrawn
            found.append(Erratum(record, withdrawn.date, withdrawal=True, words=withdrawn.reason))
        for correction, serial in numbered(record.corrections):
            if correction.date <= catalogue.today:
                words = _words(record, correction.note)
                found.append(
                    Erratum(record, correction.date, withdrawal=False, words=words, serial=serial)
                )
    return tuple(
        sorted(found, key=lambda e: (-e.day.toordinal(), catalogue.key(e.record), -e.serial))
    )


def _words(record: Published, note: str) -> str:
    return note if record.withdrawn is None else "Bài được đính chính sau đó đã được gỡ."
