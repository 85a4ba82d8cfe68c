"""The index of a content folder, written to disk for the scripts that read it."""

import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from thidua.catalogue.catalogue import build  # noqa: E402  (the path comes first)
from thidua.check.run import check  # noqa: E402
from thidua.publish.plan import Plan, make_plan  # noqa: E402
from thidua.publish.search import search_files  # noqa: E402

DAY = date(2026, 11, 22)


def plan_of(docs: Path) -> Plan:
    """The page plan of a content folder on the usual day."""
    return make_plan(build(check(docs, docs.name, DAY).context))


def write_index(plan: Plan, folder: Path) -> int:
    """Write the index files below ``folder`` and return their total size in bytes."""
    total = 0
    for name, data in search_files(plan).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        total += len(data)
    return total
