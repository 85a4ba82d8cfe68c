"""The findings of the last run, which stand while nothing has changed.

Whoever only asks for findings need not wait for the record types: to import
them takes longer than to look at the bytes of ten thousand files.
"""

from datetime import date
from pathlib import Path

from thidua.findings.finding import Finding
from thidua.read.kept import Known

_NAME = "findings"


def findings(
    root: Path, label: str, today: date, release: bool, known: Known
) -> tuple[Finding, ...]:
    """What ``check`` finds in ``root``, found out anew only when any file is another."""
    inputs = repr((label, today, release, sorted(known.files.items())))
    found: tuple[Finding, ...] | None = known.kept.recall(_NAME, inputs)
    if found is None:
        from thidua.check.run import check  # noqa: PLC0415  (see above)

        found = check(root, label, today, release, known).findings
        if not known.has_changed(root):  # else nobody knows of which bytes they are
            known.kept.keep(_NAME, inputs, found)
    return found
