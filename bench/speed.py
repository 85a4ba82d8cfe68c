"""Our build beside other generators: ``make bench`` writes ``bench/RESULTS.md``.

With options it measures a part and prints it. Engines take turns, round by
round, on the same articles; the figures are medians. Our build runs in a copy
of the tree, whose cache and site are its own.
"""

import argparse
import json
import shutil
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from bench import corpus  # noqa: E402  (the path comes first)
from bench.made.drawing import TODAY  # noqa: E402
from bench.measure import Cost, Failed, run  # noqa: E402
from bench.report import rewrite, table, versions  # noqa: E402
from bench.rivals.articles import Article, articles  # noqa: E402
from bench.rivals.engines import RIVALS, Rival  # noqa: E402
from bench.scenarios import CHECKS, SCENARIOS, WORD_FILES, Edit  # noqa: E402

SIZES = (400, 1_000, 5_000, 10_000)
PYTHON = str(ROOT / ".venv/bin/python")
OURS = "ours"
PARTS = ("hooks", "scripts", "theme", "mkdocs.yml")
"""What a build of ours needs of the tree, beside its environment."""

OTHERS_DO = ("cold", "unchanged", "story changed")
"""Scenarios of the others: each of them builds everything at every run."""


@dataclass(frozen=True)
class Output:
    """What stands in the finished folder."""

    pages: int
    feeds: int
    files: int
    megabytes: float


class Bench:
    """One engine in its work folder; ``measure`` runs one scenario."""

    def __init__(self, name: str, out: Path) -> None:
        self.name = name
        self.out = out

    def output(self) -> Output:
        files = [path for path in self.out.rglob("*") if path.is_file()]
        return Output(
            sum(path.suffix == ".html" for path in files),
            sum(b"<rss" in path.read_bytes()[:400] for path in files if path.suffix == ".xml"),
            len(files),
            sum(path.stat().st_size for path in files) / 1e6,
        )

    def measure(self, scenario: str) -> Cost | None:
        raise NotImplementedError


class Ours(Bench):
    """``scripts/build.py`` of a copy of the tree."""

    def __init__(self, work: Path, docs: Path) -> None:
        super().__init__(OURS, work / "site")
        self._work, self._docs = work, work / "docs"
        shutil.copytree(docs, self._docs)
        ignored = shutil.ignore_patterns("__pycache__")
        for part in PARTS:
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, work / part, ignore=ignored)
            else:
                shutil.copy(ROOT / part, work / part)
        self._day = TODAY + timedelta(1)
        self._changed: dict[Path, str | None] = {}
        self._round = 0
        compiled = ("compileall", "-q", "--invalidation-mode", "checked-hash", "hooks", "scripts")
        run([PYTHON, "-m", *compiled], work)

    def measure(self, scenario: str) -> Cost | None:
        if scenario == WORD_FILES:
            cost = run([PYTHON, str(ROOT / "bench/word_files.py"), str(self._docs)], self._work)
            alone = json.loads(cost.output)
            return replace(cost, wall=alone["wall"], cpu=alone["cpu"])
        if scenario in CHECKS:
            if scenario == CHECKS[0]:
                self._forget()
            return self._run("check.py", "--today", str(self._day))
        if scenario == "cold":
            self._begin()
        edit = SCENARIOS[scenario]
        if edit is not None:
            self._apply(edit)
        return self._build(timedelta(scenario == "tomorrow"))

    def _begin(self) -> None:
        """The content as it was made, and neither cache nor site."""
        for path, text in self._changed.items():
            if text is None:
                path.unlink()
            else:
                path.write_text(text, "utf-8")
        self._changed.clear()
        self._round += 1
        self._forget()
        shutil.rmtree(self.out, ignore_errors=True)

    def _forget(self) -> None:
        shutil.rmtree(self._work / ".cache", ignore_errors=True)

    def _apply(self, edit: Edit) -> None:
        for path, text in edit(self._docs, self._round).items():
            before = path.read_text("utf-8") if path.exists() else None
            self._changed.setdefault(path, before)
            path.write_text(text, "utf-8")

    def _build(self, later: timedelta = timedelta()) -> Cost:
        return self._run("build.py", "--site", str(self.out), "--today", str(self._day + later))

    def _run(self, script: str, *more: str) -> Cost:
        command = [PYTHON, f"scripts/{script}", "--docs", str(self._docs), *more]
        return run(command, self._work, {"NO_MKDOCS_2_WARNING": "1"})


class Other(Bench):
    """Another generator on the same articles."""

    def __init__(self, rival: Rival, work: Path, made: Sequence[Article]) -> None:
        super().__init__(rival.name, work / rival.out)
        self._rival, self._work = rival, work
        rival.prepare(work, made)
        stories = [article for article in made if article.section == "guong-dien-hinh"]
        self._story = work / rival.file(stories[len(stories) // 2])

    def measure(self, scenario: str) -> Cost | None:
        if scenario not in OTHERS_DO:
            return None
        if scenario == "cold":
            shutil.rmtree(self.out, ignore_errors=True)
        if scenario == "story changed":
            text = self._story.read_text("utf-8")
            self._story.write_text(f"{text}\nMột câu mới.\n", "utf-8")
        return run(self._rival.command(self._work), self._work)


def measured(
    size: int, chosen: argparse.Namespace
) -> tuple[dict[tuple[str, str], list[Cost]], dict[str, Output]]:
    """The costs of each engine and scenario, and what each engine writes."""
    costs: dict[tuple[str, str], list[Cost]] = defaultdict(list)
    outputs = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus.write(folder / "docs", size, words=chosen.words)
        made = list(articles(folder / "docs"))
        benches: list[Bench] = [
            Ours(folder / OURS, folder / "docs")
            if engine == OURS
            else Other(RIVALS[engine], folder / engine, made)
            for engine in chosen.engines
        ]
        for number in range(chosen.rounds):
            turn = number % len(benches)
            for bench in benches[turn:] + benches[:turn]:
                for scenario in chosen.scenarios:
                    try:
                        cost = bench.measure(scenario)
                    except Failed as failure:
                        costs[bench.name, scenario] = []
                        print(failure, file=sys.stderr)
                        continue
                    if cost is not None:
                        costs[bench.name, scenario].append(cost)
                        figures = f"{cost.wall:.2f} s, CPU {cost.cpu:.2f} s"
                        print(f"{size} {bench.name} {scenario}: {figures}", file=sys.stderr)
                    if scenario == "cold":
                        outputs[bench.name] = bench.output()
    return costs, outputs


def report(size: int, costs: dict[tuple[str, str], list[Cost]], outputs: dict[str, Output]) -> str:
    """The table of one size: medians."""
    hugo = costs.get(("Hugo", "cold"))
    rows = []
    for (engine, scenario), runs in costs.items():
        if not runs:
            rows.append([engine, scenario, "failed", "", "", ""])
            continue
        wall, cpu, peak = (
            statistics.median(getattr(cost, part) for cost in runs)
            for part in ("wall", "cpu", "peak")
        )
        beside = f"{wall / statistics.median(cost.wall for cost in hugo):.2f}" if hugo else ""
        rows.append([engine, scenario, f"{wall:.2f}", f"{cpu:.2f}", f"{peak:.0f}", beside])
    timed = table(["engine", "scenario", "wall s", "CPU s", "peak MB", "wall / Hugo cold"], rows)
    written = table(
        ["engine", "pages", "feeds", "files", "MB"],
        [
            [name, f"{out.pages:,}", f"{out.feeds:,}", f"{out.files:,}", f"{out.megabytes:.1f}"]
            for name, out in outputs.items()
        ],
    )
    return f"## {size:,} records\n\n{timed}\n\nWhat each wrote in its cold build:\n\n{written}"


def main() -> int:
    """Measure what is asked for; print it, or write the file when nothing was chosen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=SIZES)
    names = [OURS, *RIVALS]
    parser.add_argument("--engines", nargs="+", choices=names, default=names)
    every = [*SCENARIOS, *CHECKS, WORD_FILES]
    parser.add_argument("--scenarios", nargs="+", choices=every, default=every)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--words", type=int, default=700, help="mean words of a story")
    parser.add_argument("--write", action="store_true", help="write bench/RESULTS.md all the same")
    given = parser.parse_args()
    parts = [
        f"{versions(ROOT)}\n\nRounds: {given.rounds}. Stories of {given.words} words on average.",
    ]
    for size in given.records:
        costs, outputs = measured(size, given)
        parts.append(report(size, costs, outputs))
        print(parts[-1], flush=True)
        if given.write or len(sys.argv) == 1:
            rewrite(ROOT / "bench/RESULTS.md", "\n\n".join(parts))
    return 0


if __name__ == "__main__":
    sys.exit(main())
