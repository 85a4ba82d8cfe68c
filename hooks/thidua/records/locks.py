"""The two locks: what has been published once, one sorted line each."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from thidua.records.kinds import Kind
from thidua.records.values import Correction

ADDRESSES = "addresses.lock"
GUIDS = "guids.lock"
TAG_YEAR = "2026"
"""The year in which the tag authority was taken (RFC 4151, section 2.1)."""
CORRECTION, WITHDRAWAL = NOTICES = ("correction", "withdrawal")
"""What stands before the kind in the identity of a notice."""

_LINE = re.compile(r"[!-~]+")


class HasId(Protocol):
    """Anything that bears the id of a record."""

    @property
    def id(self) -> str:
        """The id."""
        ...


def guid_of(authority: str, kind: Kind, record: HasId) -> str:
    """The permanent identity of a feed item: a tag URI (RFC 4151).

    It hangs on nothing that may change: not on title, address, today's
    domain or the name of the province.
    """
    return f"tag:{authority},{TAG_YEAR}:{kind.name}/{record.id}"


def correction_guid(authority: str, kind: Kind, record: HasId, day: date, serial: int) -> str:
    """The identity of the notice of a correction; ``serial`` counts those of one day from 1."""
    number = f"-{serial}" if serial > 1 else ""
    return (
        f"tag:{authority},{TAG_YEAR}:{CORRECTION}/{kind.name}/{record.id}/{day.isoformat()}{number}"
    )


def withdrawal_guid(authority: str, kind: Kind, record: HasId) -> str:
    """The identity of the notice of a withdrawal."""
    return f"tag:{authority},{TAG_YEAR}:{WITHDRAWAL}/{kind.name}/{record.id}"


def numbered(corrections: Iterable[Correction]) -> Iterator[tuple[Correction, int]]:
    """The corrections of a record, each with its number among those of its day."""
    days: Counter[date] = Counter()
    for correction in corrections:
        days[correction.date] += 1
        yield correction, days[correction.date]


def subject_of(authority: str, guid: str) -> tuple[str, str] | None:
    """The kind and the id of the record that an identity speaks of."""
    before = f"tag:{authority},{TAG_YEAR}:"
    if not guid.startswith(before):
        return None
    kind, _, rest = guid.removeprefix(before).partition("/")
    if kind in NOTICES:
        kind, _, rest = rest.partition("/")
    return kind, rest.partition("/")[0]


def parse_lock(text: str) -> tuple[dict[str, int], list[int]]:
    """The lines of a lock with their numbers, and the numbers of the bad ones.

    A line is bad when it holds a space or a letter beyond ASCII, stands out
    of order, or stands twice.
    """
    lines: dict[str, int] = {}
    bad: list[int] = []
    previous = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if not _LINE.fullmatch(line) or line <= previous:
            bad.append(number)
            continue
        previous = line
        lines[line] = number
    return lines, bad


def lock_text(lines: set[str]) -> str:
    """The text of a lock."""
    return "".join(f"{line}\n" for line in sorted(lines))
