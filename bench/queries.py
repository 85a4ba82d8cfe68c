"""The 40 sample queries, and the answers of our index on disk, without a browser.

A query is answered when the title of a result contains one of the wanted
phrases, both folded. A page that does not exist is a miss.
"""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from thidua.text.letters import fold

ROOT = Path(__file__).resolve().parents[1]

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


def samples() -> list[dict[str, Any]]:
    """The sample queries, each with its kind and the phrases of a right title."""
    rows: list[dict[str, Any]] = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))["queries"]
    return rows


def scored(folder: Path) -> list[Scored]:
    """All sample queries, each as the first one of a visitor."""
    queries = samples()
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
