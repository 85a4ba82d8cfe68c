"""Questions that count as one read of the catalogue, whatever they read in turn.

What a page shows hangs on the answer, not on the day or on the documents that
were looked through for it (``thidua.publish.reads``).
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

ONE_READS: dict[str, Callable[..., Any]] = {}
"""The functions that count as one read, by their full name."""


def name_of(function: Callable[..., Any]) -> str:
    """The full name of a function."""
    return f"{function.__module__}.{function.__qualname__}"


def one_read(function: Callable[P, R]) -> Callable[P, R]:
    """Let ``function`` of a catalogue, a register or a plan count as one read."""
    name = name_of(function)
    ONE_READS[name] = function

    @wraps(function)
    def asked(*arguments: P.args, **named: P.kwargs) -> R:
        door = getattr(type(arguments[0]), "ask_through", None)
        if door is None:
            return function(*arguments, **named)
        assert not named, name
        answer: R = door(arguments[0], name, arguments[1:])
        return answer

    return asked
