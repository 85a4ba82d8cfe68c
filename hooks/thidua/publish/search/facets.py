"""By what results can be narrowed and sorted; read by the full page of search alone.

``facets.json`` is a list of facets: name, label and values, each value with
its label and the packed list of its documents, a step from one to the next.
``days.txt`` is the day of every number as three digits, ``DAYS_FROM`` being one;
without a document or a day it is zero.
"""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from thidua.catalogue.catalogue import Catalogue
from thidua.publish.plan import title_of
from thidua.publish.search.documents import SearchDocument
from thidua.publish.search.numbering import Numbering
from thidua.publish.search.packed import ALPHABET, packed
from thidua.records.base import Record
from thidua.text.dates import PartialDate
from thidua.text.letters import fold

FACETS = "facets.json"
DAYS = "days.txt"
FACET_FILES = (FACETS, DAYS)

DAYS_FROM = date(1800, 1, 1)
"""The day before all others; content speaks of none before it."""

_NO_DAY = ALPHABET[0] * 3


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing to narrow by: its values in their order with labels, and those of a document."""

    name: str
    label: str
    values: tuple[tuple[str, str], ...]
    of: Callable[[SearchDocument], Iterable[str]]


def facets(catalogue: Catalogue, found: Collection[SearchDocument]) -> tuple[Facet, ...]:
    """All facets, with the values that occur in ``found``."""
    kinds = dict.fromkeys(document.label for document in found)
    states = dict.fromkeys(d.state.label for d in found if d.state)
    years = sorted({d.day.year for d in found if d.day}, reverse=True)
    return (
        Facet("loai", "Loại trang", _named(kinds), lambda d: (_slug(d.label),)),
        Facet("linh-vuc", "Lĩnh vực", _records(catalogue, "field"), _of("field", "fields")),
        Facet(
            "dia-phuong", "Địa phương", _records(catalogue, "locality"), _of("locality", "locality")
        ),
        Facet(
            "phong-trao",
            "Phong trào",
            _records(catalogue, "movement"),
            _of("movement", "movements"),
        ),
        Facet("chu-de", "Chủ đề hỏi đáp", _records(catalogue, "topic"), _of("topic", "topic")),
        Facet(
            "nam",
            "Năm",
            tuple((str(year), str(year)) for year in years),
            lambda d: (str(d.day.year),) if d.day else (),
        ),
        Facet(
            "tinh-trang",
            "Tình trạng",
            _named(states),
            lambda d: (_slug(d.state.label),) if d.state else (),
        ),
    )


def _named(labels: Iterable[str]) -> tuple[tuple[str, str], ...]:
    return tuple((_slug(label), label) for label in labels)


@cache
def _slug(label: str) -> str:
    return "-".join(fold(label).replace(",", "").split())


def _records(catalogue: Catalogue, kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((record.id, title_of(record)) for record in catalogue.all(kind))


def _of(kind: str, attribute: str) -> Callable[[SearchDocument], Iterable[str]]:
    """The ids that a record names in ``attribute``, or its own when it is of that ``kind``."""

    def values(document: SearchDocument) -> Iterable[str]:
        if document.kind == kind:
            assert isinstance(document.record, Record)
            return (document.record.id,)
        named = vars(document.record).get(attribute) or () if document.record else ()
        return (named,) if isinstance(named, str) else named

    return values


def facet_files(
    catalogue: Catalogue, numbering: Numbering, found: Mapping[int, SearchDocument]
) -> dict[str, bytes]:
    """The two files by name, of documents by number."""
    rows = [
        [facet.name, facet.label, list(_values(facet, found))]
        for facet in facets(catalogue, found.values())
    ]
    days = [_NO_DAY] * numbering.limit
    for place, document in found.items():
        if document.day:
            days[place] = _day(document.day)
    return {
        FACETS: json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode(),
        DAYS: "".join(days).encode(),
    }


def _values(facet: Facet, found: Mapping[int, SearchDocument]) -> Iterator[tuple[str, str, str]]:
    places: dict[str, list[int]] = {value: [] for value, _ in facet.values}
    for place, document in found.items():
        for value in facet.of(document):
            here = places.get(value)
            if here is not None and here[-1:] != [place]:
                here.append(place)
    for value, label in facet.values:
        here = places[value]
        if here:
            steps = zip(here, [-1, *here], strict=False)
            yield value, label, "".join(packed(step - last - 1) for step, last in steps)


@cache
def _day(day: PartialDate) -> str:
    number = (day.first - DAYS_FROM).days + 1
    return "".join(ALPHABET[number >> shift & 63] for shift in (12, 6, 0))
