"""Work on all cores, by children that are forked and hand their answers back."""

import ctypes
import gc
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, NoReturn, TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORTH_A_CHILD = 100
"""Items below which a child costs more than it saves."""

_MOST_SHARES = 256
"""So many have numbers of one byte, and a pipe has room for all numbers."""

_busy = 0
"""The cores on which others of the crews work to which this process belongs as a child."""


class ChildDied(Exception):
    """A child ended without an answer."""


def cores() -> int:
    """The processes that may work at once: 1 where forking is missing or not safe."""
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1  # a child of a process with threads may wait for a lock that nobody holds
    all_cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    return max(1, all_cores - _busy)


_PR_SET_PDEATHSIG = 1
"""``prctl(2)``: the signal that this process gets when its parent ends (Linux)."""


def _end_with(parent: int) -> None:
    """Let this child not outlive a parent that is killed, and write where a new build works."""
    ask = getattr(ctypes.CDLL(None), "prctl", None)
    if ask is not None:
        ask(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


class Crew:
    """This process and the children that it forks here; all go on from the same line.

    ``number`` tells them apart: 0 is the parent. A child ends with
    ``hand_back``, the parent asks for the ``answers`` and always ends with
    ``dismiss``. A large answer is handed back in parts, so that it is nowhere
    held in whole.
    """

    def __init__(self, count: int) -> None:
        self.count = count
        self.number = 0
        self._pipes: dict[int, int] = {}
        self._write = -1
        tidy = count > 1 and gc.isenabled()
        if tidy:
            gc.collect()
            gc.freeze()  # else a child that collects garbage copies all pages of the parent
        parent = os.getpid()
        for number in range(1, count):
            read, write = os.pipe()
            child = os.fork()
            if child == 0:
                global _busy  # noqa: PLW0603  (a child is one for its whole life)
                _busy += count - 1
                _end_with(parent)
                self.number, self._write, self._pipes = number, write, {}
                return
            os.close(write)
            self._pipes[child] = read
        if tidy:
            gc.unfreeze()

    def hand_back(self, answer: object) -> NoReturn:
        """End a child with its answer; nothing of the parent's is cleaned up or flushed here."""
        self.hand_back_in_parts((answer,))

    def hand_back_in_parts(self, parts: Iterable[object]) -> NoReturn:
        """End a child with an answer of which each part is made when those before it are told."""
        try:
            with os.fdopen(self._write, "wb") as pipe:
                for part in parts:
                    pickle.dump((part,), pipe, pickle.HIGHEST_PROTOCOL)
                pickle.dump((), pipe, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)

    def answers(self) -> list[Any]:
        """The answers of the children; raises ``ChildDied`` when one has none."""
        return [answer for (answer,) in self.answers_in_parts()]

    def answers_in_parts(self) -> Iterator[Iterator[Any]]:
        """For each child the parts of its answer; raises ``ChildDied`` when one ends too early."""
        return map(self._parts, self._pipes.values())

    def _parts(self, read: int) -> Iterator[Any]:
        with os.fdopen(os.dup(read), "rb") as pipe:
            while True:
                try:
                    told = pickle.load(pipe)  # noqa: S301  (our own child wrote it)
                except (EOFError, pickle.UnpicklingError) as error:
                    raise ChildDied("một tiến trình con đã dừng giữa chừng") from error
                if not told:
                    return
                yield from told

    def dismiss(self) -> None:
        """End all children that still work, and wait for their end."""
        for child, read in self._pipes.items():
            os.close(read)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
        self._pipes.clear()


class Shares(Generic[T]):
    """Small shares of ``items``; each goes to that process of a crew which first asks for it.

    They are made before the crew. So no process waits for one that had more to do.
    """

    def __init__(self, items: Sequence[T]) -> None:
        self._items = items
        self._count = min(len(items), _MOST_SHARES)
        read, write = os.pipe()
        self._left = os.fdopen(read, "rb", buffering=0)
        os.write(write, bytes(range(self._count)))
        os.close(write)

    def __iter__(self) -> Iterator[Sequence[T]]:
        with self._left:
            while number := self._left.read(1):
                yield self._items[number[0] :: self._count]


def on_all_cores(
    work: Callable[[Sequence[T]], R], items: Sequence[T], size: int | None = None
) -> list[R]:
    """The answers of ``work`` on all shares of ``items``; those of children are pickled.

    ``size`` is how many pieces of work there are, where it is not one an item.
    """
    size = len(items) if size is None else size
    count = min(cores(), 1 + size // WORTH_A_CHILD)
    if count == 1:
        return [work(items)]
    shares = Shares(items)
    crew = Crew(count)
    if crew.number:
        try:
            crew.hand_back([work(share) for share in shares])
        finally:
            os._exit(1)  # whatever was raised, this process must not go on as the parent
    try:
        own = [work(share) for share in shares]
        return [*own, *(answer for answers in crew.answers() for answer in answers)]
    finally:
        crew.dismiss()
