"""Our search beside others: ``make bench-search`` writes ``bench/SEARCH.md``.

With options it measures a part and prints it. Every engine indexes the same
records and answers the same queries in the same Chromium.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from bench import corpus  # noqa: E402  (the path comes first)
from bench.browser import SLOWED, chromium, page_view, served, visit  # noqa: E402
from bench.measure import run  # noqa: E402
from bench.queries import place_of, samples  # noqa: E402
from bench.report import rewrite, table  # noqa: E402
from tests.search.distortions import known_items  # noqa: E402

from thidua.text.letters import fold  # noqa: E402

SIZES = (0, 1_000, 5_000, 10_000)
"""Records; 0 is our own content as it is, which stands among those of the others too."""

EACH = 50
"""Known-item queries of each kind of distortion."""

ENGINES = {
    "ours": None,
    "MiniSearch": ["minisearch-build.mjs"],
    "Pagefind": ["pagefind-build.mjs"],
    "Pagefind, đ stroked": ["pagefind-build.mjs", "stroke"],
}
"""Each engine with the command that builds its index, ours being built beforehand."""

PAGES = {
    "ours": "ours.html",
    "MiniSearch": "minisearch.html",
    "Pagefind": "pagefind.html",
    "Pagefind, đ stroked": "pagefind-stroke.html",
}

NEEDS_ALL = {"MiniSearch"}
"""Engines that load all of their index at the first query, whatever it is."""

LARGEST = {"MiniSearch": 1_000}
"""Records beyond which an engine is left out: all of its index comes with the first query."""


@dataclass
class Measured:
    """One engine at one size; places are those of the right result from 1, 0 for none."""

    engine: str
    records: int
    samples: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    known: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    late: list[tuple[object, ...]] = field(default_factory=list)
    seconds: float = 0
    peak: float = 0
    size: int = 0
    code: list[int] = field(default_factory=list)
    data: list[int] = field(default_factory=list)
    cold: list[float] = field(default_factory=list)
    first: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)


def _site(folder: Path) -> Path:
    """The site of our content, for its scripts as they are sent."""
    command = [str(ROOT / ".venv/bin/python"), "scripts/build.py", "--site", str(folder / "site")]
    run(command, ROOT)
    return folder / "site"


def _prepared(records: int, given: argparse.Namespace, folder: Path, site: Path) -> dict[str, Any]:
    """Our index and the records for the others, below ``folder``; what our index took."""
    docs = ROOT / "docs"
    if records:
        docs = folder / "docs"
        corpus.write(docs, records, given.seed, given.words, with_content=True)
    built = folder / "ours"
    built.mkdir()
    command = [sys.executable, str(ROOT / "bench/built_index.py"), str(docs), str(built)]
    took: dict[str, Any] = json.loads(run(command, ROOT).output.splitlines()[-1])
    scripts = "assets/javascripts/search"
    shutil.copytree(site / scripts, built / scripts)
    shutil.move(built / "records.json", folder / "records.json")
    return took


def _build(engine: str, folder: Path, measured: Measured, ours: dict[str, Any]) -> Path:
    command = ENGINES[engine]
    if command is None:
        measured.seconds, measured.size = ours["seconds"], ours["bytes"]
        measured.peak = ours["peak"]
        return folder / "ours"
    built = folder / "-".join(command)
    script, *more = command
    cost = run(
        ["node", f"bench/engines/{script}", str(folder / "records.json"), str(built), *more], ROOT
    )
    measured.seconds, measured.peak = cost.wall, cost.peak
    measured.size = sum(path.stat().st_size for path in built.rglob("*") if path.is_file())
    return built


def measure(engine: str, folder: Path, ours: dict[str, Any], browser: Any) -> Measured:
    """Build the index of ``engine`` from the prepared records, and ask it everything."""
    source = json.loads((folder / "records.json").read_text("utf-8"))
    measured = Measured(engine, len(source["pages"]))
    built = _build(engine, folder, measured, ours)
    asked = samples()
    queries = [row["query"] for row in asked]
    items = known_items(source["pages"], EACH, seed=1)
    titles = {record["address"]: record["title"] for record in source["records"]}
    with served(built) as base:
        address = f"{base}engines/{PAGES[engine]}"
        with visit(browser, address) as page:
            for row, answer in zip(asked, page.ask(queries), strict=True):
                shown = [titles.get(address, "") for address in answer["addresses"]]
                place = place_of([fold(phrase) for phrase in row["tieu_de_co"]], shown)
                measured.samples[row["kind"]].append(place)
                if place != 1:
                    measured.late.append((row["kind"], place, row["query"], *shown[:3]))
            answers = page.ask([query for _, query, _ in items])
            for (kind, query, wanted), answer in zip(items, answers, strict=True):
                found = answer["addresses"]
                place = found.index(wanted) + 1 if wanted in found else 0
                measured.known[kind].append(place)
                if place != 1:
                    measured.late.append((kind, place, query, wanted, *found[:1]))
        for place, query in enumerate(queries[:1] if engine in NEEDS_ALL else queries):
            is_timed = place % 5 == 0
            with visit(browser, address, SLOWED if is_timed else 1) as page:
                (answer,) = page.ask([query])
                measured.code.append(page.bytes(code=True))
                measured.data.append(page.bytes(code=False))
                if is_timed:
                    measured.cold.append(answer["milliseconds"])
        with visit(browser, address, SLOWED) as page:
            many = queries + [query for _, query, _ in items[:: len(items) // 60]]
            page.ask(many[:1])
            measured.first = [answer["milliseconds"] for answer in page.ask(many)]
            measured.warm = [answer["milliseconds"] for answer in page.ask(many)]
    return measured


def _share(places: Iterable[int], within: int) -> tuple[int, int]:
    places = list(places)
    return sum(0 < place <= within for place in places), len(places)


def _mrr(places: Iterable[int]) -> str:
    places = list(places)
    return f"{sum(1 / place for place in places if place) / len(places):.3f}"


def _all(kinds: dict[str, list[int]]) -> list[int]:
    return [place for places in kinds.values() for place in places]


def quality(results: list[Measured], which: str) -> str:
    """Hits at 1 and at 5 by kind, a column for each engine; ``which`` is samples or known."""
    of = [getattr(result, which) for result in results]
    kinds = list(of[0])
    rows = [
        [kind, str(len(of[0][kind]))]
        + [f"{_share(each[kind], 1)[0]} / {_share(each[kind], 5)[0]}" for each in of]
        for kind in kinds
    ]
    everything = [_all(each) for each in of]
    rows.append(
        ["**all**", str(len(everything[0]))]
        + [f"**{_share(each, 1)[0]} / {_share(each, 5)[0]}**" for each in everything]
    )
    rows.append(["hit@1", "", *(f"{_share(e, 1)[0] / len(e):.1%}" for e in everything)])
    rows.append(["MRR@10", "", *map(_mrr, everything)])
    return table(["kind", "n", *(result.engine for result in results)], rows)


def _part(numbers: list[float], share: float) -> float:
    return sorted(numbers)[min(int(len(numbers) * share), len(numbers) - 1)]


def costs(results: list[Measured]) -> str:
    """Bytes, milliseconds, building."""
    head = ["engine", "code KB", "index + texts of a first query KB: median", "max",
            "first query ms", "next queries ms: median", "p95", "asked again ms: p95",
            "build s", "peak MB", "index MB"]  # fmt: skip
    return table(
        head,
        [
            [
                row.engine,
                f"{statistics.median(row.code) / 1000:.1f}",
                f"{statistics.median(row.data) / 1000:.1f}",
                f"{max(row.data) / 1000:.1f}",
                f"{statistics.median(row.cold):.0f}",
                f"{statistics.median(row.first):.0f}",
                f"{_part(row.first, 0.95):.0f}",
                f"{_part(row.warm, 0.95):.0f}",
                f"{row.seconds:.1f}",
                f"{row.peak:.0f}",
                f"{row.size / 1e6:.1f}",
            ]
            for row in results
        ],
    )


def report(results: list[Measured]) -> str:
    """The tables of one size."""
    return "\n\n".join(
        [
            f"## {results[0].records:,} records",
            costs(results),
            "The 40 sample queries, first / within five:",
            quality(results, "samples"),
            "Known items, first / within five:",
            quality(results, "known"),
        ]
    )


def main() -> int:
    """Measure what is asked for; print it, or write the file when nothing was chosen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=SIZES)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=list(ENGINES))
    parser.add_argument("--words", type=int, default=700, help="mean words of a generated story")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="show the queries whose page is late")
    parser.add_argument("--write", action="store_true", help="write bench/SEARCH.md all the same")
    given = parser.parse_args()
    with chromium() as browser, tempfile.TemporaryDirectory() as name:
        site = _site(Path(name))
        start = (
            f"A page view downloads {page_view(browser, site):,} bytes for search when nothing "
            f"is typed. Stories have {given.words} words on average. All milliseconds: the main "
            f"thread {SLOWED} times slower."
        )
        parts = [start]
        for records in given.records:
            with tempfile.TemporaryDirectory() as work:
                ours = _prepared(records, given, Path(work), site)
                results = [
                    measure(engine, Path(work), ours, browser)
                    for engine in given.engines
                    if records <= LARGEST.get(engine, records)
                ]
            parts.append(report(results))
            print(parts[-1], flush=True)
            for result in results if given.show else ():
                for late in result.late:
                    print(result.engine, *late, sep=" · ")
            if given.write or len(sys.argv) == 1:
                rewrite(ROOT / "bench/SEARCH.md", "\n\n".join(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
