"""The two fences of a content file: what lies between, and what lies below."""

from dataclasses import dataclass

from thidua.findings.faults import yaml as faults
from thidua.findings.finding import Finding, Place

FENCE = "---"


@dataclass(frozen=True, slots=True)
class Parts:
    """A content file cut at its fences; line numbers are those of the file."""

    front: str
    front_line: int
    body: str
    body_line: int


def split(path: str, text: str) -> tuple[Parts | None, list[Finding]]:
    """Cut ``text`` at its fences, or say which one is missing."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, [faults.NO_OPENING_FENCE.at(Place(path))]
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == FENCE:
            return (
                Parts(
                    "\n".join(lines[1 : number - 1]) + "\n",
                    2,
                    "\n".join(lines[number:]),
                    number + 1,
                ),
                [],
            )
    return None, [faults.NO_CLOSING_FENCE.at(Place(path))]
