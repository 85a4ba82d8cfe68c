"""What children tell is heard in whole, or it is known that it was not."""

import os
import threading
from collections.abc import Iterator

import pytest

from thidua.read.cores import ChildDied, Crew, cores


def _counted(crew: Crew) -> Iterator[object]:
    yield from (crew.number, "", [None] * 100_000)


def test_an_answer_in_parts_is_told_child_by_child() -> None:
    crew = Crew(3)
    if crew.number:
        crew.hand_back_in_parts(_counted(crew))
    try:
        told = [list(parts) for parts in crew.answers_in_parts()]
    finally:
        crew.dismiss()
    assert told == [[number, "", [None] * 100_000] for number in (1, 2)]


def test_an_answer_may_be_nothing() -> None:
    crew = Crew(2)
    if crew.number:
        crew.hand_back(None)
    try:
        assert crew.answers() == [None]
    finally:
        crew.dismiss()


def _cut_short() -> Iterator[object]:
    yield "the first part"
    os._exit(0)


def test_a_child_that_ends_between_two_parts_has_no_answer() -> None:
    crew = Crew(2)
    if crew.number:
        crew.hand_back_in_parts(_cut_short())
    try:
        (parts,) = crew.answers_in_parts()
        with pytest.raises(ChildDied):
            list(parts)
    finally:
        crew.dismiss()


def test_a_child_counts_the_cores_on_which_no_other_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: 1)  # whatever other tests have begun
    crew = Crew(3)
    if crew.number:
        crew.hand_back(cores())
    try:
        assert (crew.answers(), cores()) == ([2, 2], 4)
    finally:
        crew.dismiss()


def test_a_process_with_threads_works_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2, 3}, raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert cores() == 1
