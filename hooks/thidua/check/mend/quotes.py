"""Mends of quotes around the values of a front matter."""

import re

from thidua.check.mend.expected import wants_text
from thidua.check.mend.proof import reading
from thidua.check.mend.scalars import Change, changed, double_quoted, written
from thidua.findings.faults import yaml as faults
from thidua.read.yaml_reader import legible
from thidua.records.values import Value

MOST_COLONS = 40
"""The text is read again for each line; a front matter with more such lines is for a person."""

_FAMILIES = (("“„", "”", "“”„"), ("‘", "’", "‘’"))
_CURLY = "“”„‘’"
_TRAPS = frozenset(
    fault.code
    for fault in (
        faults.TRUTH_TRAP,
        faults.OCTAL_TRAP,
        faults.CLOCK_TRAP,
        faults.SHAPE_OF_NUMBER,
    )
)
_PROSE_WITH_COLON = re.compile(
    r"(?P<head> *(?:- +)*[a-z_]+: +)(?P<value>[^\s\"'\[\]{}|>&*!%@`#,?-](?:[^#]|(?<![ \t])#)*)"
)


def straight_quotes(front: str) -> str:
    """Straight double quotes around a value that stands in curly ones (TD-205).

    A value that begins and ends with curly quotes which are no pair,
    “A” và “B”, keeps them and gets straight ones around it.
    """
    changes = []
    for each in written(front):
        raw = front[each.start : each.end]
        if each.style or len(raw) < 2 or raw[0] not in _CURLY or raw[-1] not in _CURLY:
            continue
        inside = len(unwrapped(raw)) < len(raw)
        value = each.value[1:-1] if inside else each.value
        changes.append(Change(each, double_quoted(unwrapped(raw)), value))
    return changed(front, changes)


def unwrapped(raw: str) -> str:
    """``raw`` without the pair of curly quotes that holds all of it, if there is one.

    The two ends of a pair may be mistyped (”A”) as long as none stands
    between them.
    """
    for openers, closer, family in _FAMILIES:
        if len(raw) < 2 or raw[0] not in family or raw[-1] not in family:
            continue
        inner = raw[1:-1]
        if not set(inner) & set(family):
            return inner
        if raw[0] in openers and raw[-1] == closer and _balanced(inner, openers, closer):
            return inner
    return raw


def _balanced(text: str, openers: str, closer: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter in openers) - (letter == closer)
        if depth < 0:
            return False
    return depth == 0


def quoted_traps(front: str, model: type[Value]) -> str:
    """Quotes around text that some readers take for a truth value, a number or minutes.

    TD-210, TD-211, TD-212, TD-221; only where the record takes nothing but text.
    """
    trapped = {
        (finding.place.line, finding.place.column)
        for finding in reading(front).findings
        if finding.code in _TRAPS
    }
    return changed(
        front,
        [
            Change(each, double_quoted(each.value), each.value)
            for each in written(front)
            if (each.line, each.column) in trapped and wants_text(model, each.path)
        ],
    )


def quoted_colons(front: str, model: type[Value]) -> str:
    """Quotes around text with a colon that hides the rest of the front matter (TD-203).

    The reader names one such line at a time. The result is right only when
    it can be read; whether it can is for the caller to see.
    """
    quoted: set[int] = set()
    after = front
    while (number := _line_of_colon(after)) is not None and number not in quoted:
        lines = after.split("\n")
        match = _PROSE_WITH_COLON.fullmatch(lines[number - 1].rstrip(" \t"))
        if match is None or len(quoted) >= MOST_COLONS:
            return front
        lines[number - 1] = match["head"] + double_quoted(unwrapped(match["value"]))
        after = "\n".join(lines)
        quoted.add(number)
    for each in written(after):
        if each.line in quoted and not wants_text(model, each.path):
            return front
    return after


def _line_of_colon(front: str) -> int | None:
    """The line of the colon over which the reader stumbles; it does not say so beside tabs."""
    for finding in reading(legible(front)).findings:
        if finding.code == faults.UNQUOTED_COLON.code:
            return finding.place.line
    return None
