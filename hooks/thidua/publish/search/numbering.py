"""The numbers of documents, by which lists of postings name them.

Every kind has a range of its own, in the order of kinds. Documents fill it from
its end, so that the latest has the lowest number in it, and some numbers before
are free: a new story takes the next one, and no other document gets another
number. How wide a range is hangs on the count of its documents alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from thidua.publish.search.documents import SearchDocument
from thidua.publish.states import Badge

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
    """The sources of documents by number, in ascending order, and what no body changes of them.

    ``limit`` is above all numbers; ``successors`` are numbers by those that they replace.
    """

    uris: Mapping[int, str] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    limit: int = 0
    states: tuple[Badge, ...] = ()
    successors: Mapping[int, list[int]] = field(default_factory=dict)


def numbering(found: Sequence[SearchDocument]) -> tuple[Numbering, dict[int, SearchDocument]]:
    """The numbers of ``found``, which stand in their order; and they by their numbers."""
    numbered: dict[int, SearchDocument] = {}
    spans = []
    start = 0
    for (kind, label), group in groupby(found, key=lambda d: (d.kind, d.label)):
        here = list(group)
        room = _room(len(here))
        spans.append(Span(kind, label, room - len(here), len(here)))
        start += room
        numbered.update(zip(range(start - len(here), start), here, strict=True))
    uris = {number: document.uri for number, document in numbered.items()}
    states = sorted({d.state for d in found if d.state}, key=lambda s: (s.label, s.tone))
    made = Numbering(uris, tuple(spans), start, tuple(states), _successors(numbered))
    return made, numbered


def _successors(numbered: Mapping[int, SearchDocument]) -> dict[int, list[int]]:
    numbers = {document.address: number for number, document in numbered.items()}
    found = {
        number: [numbers[address] for address in document.successors if address in numbers]
        for number, document in numbered.items()
        if document.successors
    }
    return {number: here for number, here in found.items() if here}


def _room(count: int) -> int:
    """More than ``count``, by less than an eighth for many; even, and seldom another number."""
    step = max(2, 1 << count.bit_length() - _STEPS) if count >= 1 << _STEPS else 2
    return (count // step + 1) * step
