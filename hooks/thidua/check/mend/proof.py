"""The proof of a mend: what YAML says before and after it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from thidua.findings.faults import yaml as faults
from thidua.findings.finding import Finding
from thidua.read import yaml_reader
from thidua.read.nodes import Node, Plain


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader makes of a piece of YAML; ``node`` is ``None`` when it cannot be read."""

    node: Node | None
    findings: tuple[Finding, ...]

    @property
    def faults(self) -> Counter[str]:
        """How often each fault occurs."""
        return Counter(finding.code for finding in self.findings)


@lru_cache(maxsize=8)
def reading(yaml: str) -> Reading:
    """Read ``yaml``; the mends of one file ask for the same text many times."""
    node, findings = yaml_reader.read("", yaml)
    return Reading(node, tuple(findings))


def same(one: Plain, other: Plain) -> bool:
    """Whether two values are equal in type too; Python finds that ``1 == True``."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one == other


def rewritten(value: Plain, change: Callable[[str], str]) -> Plain:
    """``value`` with ``change`` done to all its texts, keys included."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(rewritten(item, change) for item in value)
    if isinstance(value, dict):
        return {change(key): rewritten(item, change) for key, item in value.items()}
    return value


def proven(before: str, after: str, view: Callable[[str], str] = str) -> str:
    """``after`` when it says what ``before`` says and has no new fault, else ``before``.

    ``view`` is what the mend is about: texts that it makes equal count as
    equal. Where YAML was not read to its end, nothing can be proven.
    """
    if after == before:
        return before
    old, new = reading(before), reading(after)
    if old.node is None or new.node is None or faults.SECOND_DOCUMENT.code in old.faults:
        return before
    if not new.faults <= old.faults:
        return before
    kept = same(rewritten(old.node.plain(), view), rewritten(new.node.plain(), view))
    return after if kept else before
