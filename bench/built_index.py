"""The index of a content folder, and what other engines are to index.

As a command, ``bench/built_index.py DOCS FOLDER``: writes our index and
``records.json`` into FOLDER and prints what the index alone took.
"""

import json
import resource
import sys
import time
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from thidua.catalogue.catalogue import build  # noqa: E402  (the path comes first)
from thidua.check.run import check  # noqa: E402
from thidua.publish.output import NO_PAST, Output  # noqa: E402
from thidua.publish.plan import Plan, make_plan  # noqa: E402
from thidua.publish.search import write_index  # noqa: E402
from thidua.publish.search.documents import documents  # noqa: E402
from thidua.publish.search.wording import Wordings  # noqa: E402
from thidua.records.base import Published  # noqa: E402
from thidua.records.lists import GlossaryTerm  # noqa: E402

DAY = date(2026, 11, 22)


def plan_of(docs: Path) -> Plan:
    """The page plan of a content folder on the usual day."""
    return make_plan(build(check(docs, docs.name, DAY).context))


def write_files(plan: Plan, folder: Path) -> int:
    """Write the index files below ``folder`` and return their total size in bytes."""
    output = Output(folder)
    write_index(plan, "bench", output, NO_PAST)
    return sum((folder / path).stat().st_size for path in output.made)


def titles(plan: Plan) -> dict[str, str]:
    """The title of each page that an editor wrote, by its address."""
    return {page.address: page.title for page in plan.pages if isinstance(page.record, Published)}


def _for_others(plan: Plan) -> dict[str, Any]:
    """What is searched, as plain values; the short forms of the glossary; titles of pages."""
    wordings = Wordings(plan.catalogue)
    terms = [term for term in plan.catalogue.all("term") if isinstance(term, GlossaryTerm)]
    return {
        "records": [
            {"address": each.address, "title": each.title, "text": each.text}
            | asdict(wordings.of(each))
            for each in documents(plan)
        ],
        "shortForms": {short: term.term for term in terms for short in term.abbreviations},
        "pages": titles(plan),
    }


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def main() -> int:
    """Write both, and print seconds, megabytes before and at the peak, and bytes."""
    docs, folder = map(Path, sys.argv[1:])
    plan = plan_of(docs)
    before, start = _peak(), time.perf_counter()
    size = write_files(plan, folder)
    seconds = time.perf_counter() - start
    print(json.dumps({"seconds": seconds, "before": before, "peak": _peak(), "bytes": size}))
    (folder / "records.json").write_text(json.dumps(_for_others(plan)), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
