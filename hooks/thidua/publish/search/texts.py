"""What results show: a file for every few documents."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from thidua.publish.search.documents import SearchDocument
from thidua.publish.states import Badge

MOST_TEXTS = 4_000
"""Files of texts: only on larger sites do documents share one, since a query shows ten of them."""

TEXT_LENGTH = 220
"""Characters of a summary that a result shows."""


def pack_of(count: int) -> int:
    """How many numbers of documents share a file where there are so many documents."""
    return 1 + count // MOST_TEXTS


def packs(numbers: Collection[int]) -> dict[int, list[int]]:
    """The numbers of the documents in each file, by the number of that."""
    pack = pack_of(len(numbers))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number in numbers:
        found[number // pack].append(number)
    return found


def with_neighbours(some: Iterable[int], numbers: Collection[int]) -> list[int]:
    """Of all numbers those that share a file with some of them."""
    pack = pack_of(len(numbers))
    touched = {number // pack for number in some}
    return [number for number in numbers if number // pack in touched]


def text_file(
    numbers: Collection[int],
    documents: Mapping[int, SearchDocument],
    states: tuple[Badge, ...],
    pack: int,
) -> bytes:
    """Per document: address, title, text, day in words, place of its state among ``states``.

    A file has the documents of ``pack`` numbers; zero stands for one that none has.
    """
    first = min(numbers) // pack * pack
    rows = [
        _row(documents[number], states) if number in documents else 0
        for number in range(first, max(numbers) + 1)
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()


def _row(document: SearchDocument, states: tuple[Badge, ...]) -> list[str | int]:
    state = (states.index(document.state),) if document.state else ()
    return [document.address, document.title, _short(document.text), document.dated, *state]


def _short(text: str) -> str:
    if len(text) <= TEXT_LENGTH:
        return text
    return text[:TEXT_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"
