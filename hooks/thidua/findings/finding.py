"""A finding: one fault at one place, in words that an editor understands."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from thidua.text.letters import printable


class Severity(StrEnum):
    """``error`` stops publication; ``notice`` only informs."""

    ERROR = "error"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file: path with ``/``, line and column from 1, column in code points."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault at one place. Sorted by place, then by code."""

    place: Place
    code: str
    severity: Severity
    message: str
    mend: str
    example: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of fault: its code and its words.

    ``title`` names it in the editors' guide; ``message`` and ``mend`` are
    format strings whose fields are filled where the fault is found;
    ``example`` shows the right way.
    """

    code: str
    title: str
    message: str
    mend: str
    example: str
    severity: Severity = Severity.ERROR

    def at(self, place: Place, **words: object) -> Finding:
        """The finding of this fault at ``place``; ``words`` fill the message and the mend.

        The words come from the content, so they may hold anything; a message
        stays in one line and can be printed.
        """
        return Finding(
            place,
            self.code,
            self.severity,
            printable(self.message.format(**words)),
            printable(self.mend.format(**words)),
            self.example,
        )


def fails(findings: Iterable[Finding]) -> bool:
    """Whether any of ``findings`` stops publication."""
    return any(f.severity is Severity.ERROR for f in findings)
