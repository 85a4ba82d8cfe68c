"""The numbers of documents, by which lists of postings name them.

Every kind has a range of its own, in the order of kinds. Documents fill it from
its end, so that the latest has the lowest number in it, and some numbers before
are free: a new story takes the next one, and no other document gets another
number. How wide a range is hangs on the count of its documents alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from thidua.publish.search.documents import SearchDocument

_STEPS = 3


@dataclass(frozen=True, slots=True)
class Span:
    """The range of a kind: so many free numbers, then those of its documents."""

    kind: str
    label: str
    free: int
    count: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """Documents by number, in ascending order; ``limit`` is above all numbers."""

    documents: dict[int, SearchDocument]
    spans: tuple[Span, ...]
    limit: int


def numbering(found: Sequence[SearchDocument]) -> Numbering:
    """The numbers of ``found``, which stand in their order."""
    numbered: dict[int, SearchDocument] = {}
    spans = []
    start = 0
    for (kind, label), group in groupby(found, key=lambda d: (d.kind, d.label)):
        here = list(group)
        room = _room(len(here))
        spans.append(Span(kind, label, room - len(here), len(here)))
        start += room
        numbered.update(zip(range(start - len(here), start), here, strict=True))
    return Numbering(numbered, tuple(spans), start)


def _room(count: int) -> int:
    """More than ``count``, by less than an eighth for many; even, and seldom another number."""
    step = max(2, 1 << count.bit_length() - _STEPS) if count >= 1 << _STEPS else 2
    return (count // step + 1) * step
