"""A large index on all cores: documents are read by shares, words and pairs put into lines apart.

The bytes are those that one process makes: no number that a process gives to
words shows in what is written.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NoReturn

from thidua.publish.search.documents import SearchDocument
from thidua.publish.search.postings import Postings
from thidua.read.cores import Crew, cores

WORTH_A_CHILD = 500
"""Documents below which a child costs more than it saves."""


def read(postings: Postings, documents: Mapping[int, SearchDocument]) -> None:
    """Add documents, given by ascending number, to an index that is new."""
    crew = Crew(max(1, min(cores(), len(documents) // WORTH_A_CHILD)))
    numbers = list(documents)
    first, last = (len(numbers) * part // crew.count for part in (crew.number, crew.number + 1))
    mine = {number: documents[number] for number in numbers[first:last]}
    if crew.number:
        crew.hand_back_in_parts(_read_apart(postings.apart(), mine))
    try:
        postings.add(mine)
        for parts in crew.answers_in_parts():
            postings.take_in(next(parts), parts)
    finally:
        crew.dismiss()


def _read_apart(postings: Postings, documents: Mapping[int, SearchDocument]) -> Iterator[object]:
    postings.add(documents)
    yield postings.vocabulary.names
    yield from postings.pieces()


def side_by_side(
    one: Callable[[], Any], other: Callable[[], Any], *, documents: int
) -> tuple[Any, Any]:
    """The answers of both, the second made by a child where so many documents are worth one."""
    crew = Crew(2 if cores() > 1 and documents >= WORTH_A_CHILD else 1)
    if crew.number:
        _hand_back(crew, other)
    try:
        answer = one()
        return (answer, *(crew.answers() or [other()]))
    finally:
        crew.dismiss()


def _hand_back(crew: Crew, work: Callable[[], Any]) -> NoReturn:
    try:
        crew.hand_back(work())
    finally:
        os._exit(1)  # whatever was raised, this process must not go on as the parent
