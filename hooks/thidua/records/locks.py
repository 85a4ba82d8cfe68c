"""The two locks: what has been published once, one sorted line each."""

import re
from typing import Protocol

from thidua.records.kinds import Kind

ADDRESSES = "addresses.lock"
GUIDS = "guids.lock"
TAG_YEAR = "2026"
"""The year in which the tag authority was taken (RFC 4151, section 2.1)."""

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
