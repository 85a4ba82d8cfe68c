"""What libyaml says of broken syntax, told as the slip that an editor made."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

import yaml

from thidua.findings.faults import yaml as faults
from thidua.findings.finding import Finding, Place

_KEY = re.compile(r"(?P<indent> *)[a-z_]+")
_OPENERS = "[{ "


class Mark(Protocol):
    """A place in the text that libyaml reads; all numbers from 0."""

    @property
    def line(self) -> int:
        """The number of the line."""

    @property
    def column(self) -> int:
        """How many code points stand before it in its line."""


@dataclass(frozen=True, slots=True)
class _Start:
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Before:
    """What was read before the error.

    The lines that libyaml saw, the last scalar, and the place of the list or
    mapping that is still open.
    """

    lines: list[str]
    last: yaml.ScalarEvent | None
    opened: Place | None


def explain(
    error: yaml.YAMLError, place: Callable[[Mark], Place], before: Before, depth: int
) -> Finding:
    """The finding for ``error``; ``place`` turns a mark into a place of the file."""
    problem = str(getattr(error, "problem", None) or "")
    mark: Mark = getattr(error, "problem_mark", None) or _Start()
    if "exceeded max" in problem:
        return faults.TOO_DEEP.at(_first_opener(place, mark, before.lines), limit=depth)
    if before.last is not None and _runs_on(before.last, mark):
        return faults.UNCLOSED_QUOTE.at(place(_start_of(before.last)))
    if "mapping values are not allowed" in problem:
        return _colon(place, mark, before)
    context = str(getattr(error, "context", None) or "")
    start = place(getattr(error, "context_mark", None) or mark)
    if "alias" in context or "anchor" in context:
        found = faults.ALIAS.at(start)
    elif "tag" in context or "tag" in problem:
        word = before.lines[mark.line][start.column - 1 :].split(" ", 1)[0]
        found = faults.TAG.at(start, tag=word)
    elif "quoted scalar" in context:
        found = _quoted(place, mark, before, start, problem)
    elif "flow" in context:
        opened = before.opened if "flow node" in context else None
        found = faults.UNCLOSED_BRACKET.at(opened or start)
    else:
        found = faults.SYNTAX.at(start if "simple key" in context else place(mark))
    return found


def _quoted(
    place: Callable[[Mark], Place], mark: Mark, before: Before, start: Place, problem: str
) -> Finding:
    """In quotes an unexpected end means that a quote is open, anything else a backslash."""
    if "unexpected" in problem:
        return faults.UNCLOSED_QUOTE.at(start)
    backslash = before.lines[mark.line].rfind("\\", 0, mark.column + 1)
    return faults.SYNTAX.at(replace(place(mark), column=backslash + 1))


def _first_opener(place: Callable[[Mark], Place], mark: Mark, lines: list[str]) -> Place:
    """The first of the brackets and braces that stand together before ``mark``."""
    before = lines[mark.line][: mark.column]
    rest = before[len(before.rstrip(_OPENERS)) :]
    return replace(place(mark), column=len(before) - len(rest.lstrip(" ")) + 1)


def _start_of(event: yaml.ScalarEvent) -> Mark:
    assert event.start_mark is not None
    return event.start_mark


def _runs_on(last: yaml.ScalarEvent, mark: Mark) -> bool:
    """Whether the last scalar is quoted text that ended in a later line, where the error is.

    Its closing quote is then the opening quote of another value.
    """
    end = last.end_mark
    assert end is not None
    return last.style in ("'", '"') and _start_of(last).line < end.line == mark.line


def _colon(place: Callable[[Mark], Place], mark: Mark, before: Before) -> Finding:
    """A second colon in one value, unless the colon ends a key: then the key is out of line.

    An indented key has been taken into the value above it; a key at the
    margin follows a line that has no colon.
    """
    key = _KEY.fullmatch(before.lines[mark.line][: mark.column])
    if key is None:
        return faults.UNQUOTED_COLON.at(place(mark))
    if key["indent"]:
        return faults.SYNTAX.at(replace(place(mark), column=len(key["indent"]) + 1))
    return faults.SYNTAX.at(place(_start_of(before.last) if before.last else mark))
