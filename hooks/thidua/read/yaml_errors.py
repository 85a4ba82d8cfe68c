"""What libyaml says of broken syntax, told as the slip that an editor made."""

import re
from collections.abc import Callable
from dataclasses import replace

import yaml

from thidua.findings.faults import yaml as faults
from thidua.findings.finding import Finding, Place

_KEY = re.compile(r"(?P<indent> *)[a-z_]+")
_OPENERS = "[{ "


def explain(
    error: yaml.YAMLError,
    place: Callable[[yaml.Mark], Place],
    lines: list[str],
    last: yaml.ScalarEvent | None,
    depth: int,
) -> Finding:
    """The finding for ``error``.

    ``place`` turns a mark into a place of the file, ``lines`` are the lines
    that libyaml read, ``last`` is the last scalar before the error.
    """
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return faults.SYNTAX.at(place(yaml.Mark("", 0, 0, 0, None, None)))
    start = place(getattr(error, "context_mark", None) or mark)
    if "exceeded max" in problem:
        run = lines[mark.line][: mark.column].rstrip(_OPENERS)
        opener = re.search(r"[\[{]", lines[mark.line][len(run) :])
        first = len(run) + (opener.start() if opener else 0)
        return faults.TOO_DEEP.at(replace(place(mark), column=first + 1), limit=depth)
    if _runs_on(last, mark):
        assert last is not None
        return faults.UNCLOSED_QUOTE.at(place(last.start_mark))
    if "mapping values are not allowed" in problem:
        return _colon(place, mark, lines, last)
    if "quoted scalar" in context:
        escape = "escape" in problem
        return faults.SYNTAX.at(place(mark)) if escape else faults.UNCLOSED_QUOTE.at(start)
    if "alias" in context or "anchor" in context:
        return faults.ALIAS.at(start)
    if "tag" in context or "tag" in problem:
        tag = lines[mark.line][start.column - 1 :].split(" ")[0]
        return faults.TAG.at(start, tag=tag)
    if "flow" in context:
        return faults.UNCLOSED_BRACKET.at(start)
    return faults.SYNTAX.at(start if "simple key" in context else place(mark))


def _runs_on(last: yaml.ScalarEvent | None, mark: yaml.Mark) -> bool:
    """Whether the last scalar is quoted text that ended in a later line, where the error is.

    Its closing quote is then the opening quote of another value.
    """
    return (
        last is not None
        and last.style in ("'", '"')
        and last.start_mark.line < last.end_mark.line == mark.line
    )


def _colon(
    place: Callable[[yaml.Mark], Place],
    mark: yaml.Mark,
    lines: list[str],
    last: yaml.ScalarEvent | None,
) -> Finding:
    """A second colon in one value, unless the colon ends a key: then the key is out of line.

    An indented key has been taken into the value above it; a key at the
    margin follows a line that has no colon.
    """
    key = _KEY.fullmatch(lines[mark.line][: mark.column])
    if key is None:
        return faults.UNQUOTED_COLON.at(place(mark))
    if key["indent"]:
        return faults.SYNTAX.at(replace(place(mark), column=len(key["indent"]) + 1))
    return faults.SYNTAX.at(place(last.start_mark) if last is not None else place(mark))
