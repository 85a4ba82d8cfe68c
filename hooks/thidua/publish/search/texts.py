"""What results show: a file for every few documents."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping

from thidua.publish.search.documents import SearchDocument
from thidua.publish.states import Badge

PACK = 2
"""Numbers of documents whose texts share a file."""

TEXT_LENGTH = 220
"""Characters of a summary that a result shows."""


def packs(numbers: Collection[int]) -> dict[str, tuple[int, ...]]:
    """The files by name, with the numbers of their documents."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        found[f"t{number // PACK}.json"].append(number)
    return {name: tuple(numbers) for name, numbers in found.items()}


def text_file(
    numbers: Collection[int], documents: Mapping[int, SearchDocument], states: tuple[Badge, ...]
) -> bytes:
    """Per document: address, title, text, day in words, place of its state among ``states``.

    Zero stands for a number that no document has.
    """
    first = min(numbers) // PACK * PACK
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
