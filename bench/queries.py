"""How well the 40 sample queries are answered: ``bench/queries.py [--docs DIR] [--show]``.

A query is answered when the title of a result contains one of the wanted
phrases, both folded. A page that does not exist is a miss.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.built_index import plan_of, write_index  # noqa: E402  (the path comes first)

from thidua.text.letters import fold  # noqa: E402

QUERIES = ROOT / "tests" / "data" / "search-queries.yaml"


@dataclass(frozen=True, slots=True)
class Scored:
    """A query, the place of its first right result from 1 (0 for none), and what was shown."""

    query: str
    kind: str
    place: int
    titles: tuple[str, ...]
    bytes: int
    milliseconds: float


def ask(folder: Path, queries: list[str], cold: bool = False) -> list[dict[str, Any]]:
    """The answers of the search scripts, run by Node on the files below ``folder``."""
    done = subprocess.run(
        ["node", str(ROOT / "bench" / "ask.mjs"), str(folder), *(["--cold"] if cold else [])],
        input=json.dumps(queries),
        capture_output=True,
        text=True,
        check=True,
    )
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


def scored(folder: Path) -> list[Scored]:
    """All sample queries, each as the first one of a visitor."""
    queries = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))["queries"]
    answers = ask(folder, [query["query"] for query in queries], cold=True)
    return [
        Scored(
            query["query"],
            query["kind"],
            place_of([fold(phrase) for phrase in query["tieu_de_co"]], answer["titles"]),
            tuple(answer["titles"]),
            answer["bytes"],
            answer["milliseconds"],
        )
        for query, answer in zip(queries, answers, strict=True)
    ]


def place_of(phrases: list[str], titles: list[str]) -> int:
    """The place from 1 of the first title with one of the folded phrases; 0 for none."""
    for place, title in enumerate(titles, 1):
        if any(phrase in fold(title) for phrase in phrases):
            return place
    return 0


def report(results: list[Scored]) -> str:
    """A table of hit@1, hit@5 and MRR@10 by kind of query."""
    kinds: dict[str, list[Scored]] = defaultdict(list)
    for result in results:
        kinds[result.kind].append(result)
    lines = ["kind            n  hit@1  hit@5   MRR"]
    for kind, rows in [*kinds.items(), ("all", results)]:
        first = sum(row.place == 1 for row in rows)
        five = sum(0 < row.place <= 5 for row in rows)
        mrr = sum(1 / row.place for row in rows if row.place) / len(rows)
        lines.append(f"{kind:13} {len(rows):3} {first:6} {five:6}  {mrr:.3f}")
    sizes = sorted(row.bytes for row in results)
    times = sorted(row.milliseconds for row in results)
    lines.append(
        f"bytes of a first query, compressed: median {sizes[len(sizes) // 2]}, max {sizes[-1]}"
    )
    lines.append(f"milliseconds, cold: median {times[len(times) // 2]:.1f}, max {times[-1]:.1f}")
    return "\n".join(lines)


def main() -> int:
    """Build the index, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--docs", type=Path, default=ROOT / "docs")
    parser.add_argument("--show", action="store_true", help="show what is not right at once")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_index(plan_of(arguments.docs), folder)
        results = scored(folder)
    print(report(results))
    for row in results if arguments.show else ():
        if row.place != 1:
            print(f"{row.place} {row.kind} {row.query}", *row.titles[:3], sep="\n    ")
    return 0


if __name__ == "__main__":
    sys.exit(main())
