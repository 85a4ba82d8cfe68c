"""Pages of an earlier build that today's build would make again byte for byte.

Such a page has the same plan and the same body, all that it read has the same
answer, and its file is still what was written. Code, templates, settings and
versions are the edition of what is kept (``thidua.read.kept``).
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from thidua.publish.plan import PagePlan
from thidua.publish.publication import Publication
from thidua.publish.reads import Read
from thidua.read.kept import Kept

_NAME = "pages"


class MadePage(NamedTuple):
    """A page as it was made: what it was made of, what it read, the digest of its bytes."""

    plan: str
    reads: tuple[tuple[Read, str], ...]
    digest: bytes


@dataclass(frozen=True)
class Built:
    """A whole site: the number of its pages, the digests of all its files by their path."""

    pages: int
    files: Mapping[str, bytes]


@dataclass(frozen=True)
class _Stored:
    """All pages of a build; what many of them read stands once, with its mark."""

    reads: tuple[tuple[Read, str], ...]
    pages: Mapping[str, tuple[str, tuple[int, ...], bytes]]


def digest(data: bytes) -> bytes:
    """What tells the bytes of one file from those of another."""
    return hashlib.sha256(data).digest()


def plan_mark(made: Publication, page: PagePlan) -> str:
    """What a page is made of before it reads anything."""
    return made.reads.mark((page, page.body, made.base_url, made.release))


def unchanged(made: Publication, kept: Kept, site: Mapping[str, bytes]) -> dict[str, MadePage]:
    """By source path the pages that need not be made; ``site`` are the digests of what is there."""
    stored = kept.recall(_NAME, "")
    if not isinstance(stored, _Stored):
        return {}
    changed = {
        number
        for number, (read, mark) in enumerate(stored.reads)
        if made.reads.mark_today(read) != mark
    }
    found = {}
    for page in made.plan.pages:
        plan, reads, bytes_digest = stored.pages.get(page.uri, ("", (), b""))
        if (
            plan
            and changed.isdisjoint(reads)
            and plan == plan_mark(made, page)
            and site.get(page.file) == bytes_digest
        ):
            found[page.uri] = MadePage(plan, tuple(stored.reads[n] for n in reads), bytes_digest)
    return found


def keep(kept: Kept, pages: Mapping[str, MadePage]) -> None:
    """Keep what is known of the pages of a build for the next one."""
    numbers: dict[tuple[Read, str], int] = {}
    rows = {
        uri: (page.plan, _numbered(page.reads, numbers), page.digest) for uri, page in pages.items()
    }
    kept.keep(_NAME, "", _Stored(tuple(numbers), rows))


def _numbered(
    reads: Iterable[tuple[Read, str]], numbers: dict[tuple[Read, str], int]
) -> tuple[int, ...]:
    return tuple(numbers.setdefault(read, len(numbers)) for read in reads)
