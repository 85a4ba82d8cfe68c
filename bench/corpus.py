"""Content as it may be in ten years: ``bench/corpus.py --records 5000 --seed 1 --out DIR``.

Writes a content folder of N records of all kinds with their relations, which
passes the checker and builds. Words, places and lists come from ``docs/`` and
``bench/made/phrases.yml``; people are put together from syllables and exist
nowhere; numbers of documents begin where none of ours is. The same seed gives
the same bytes. With ``--with-content`` our own records stand among the N. A
corpus is made, used and thrown away, never committed.
"""

import argparse
import json
import shutil
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from bench.made import law, people  # noqa: E402  (the path comes first)
from bench.made.drawing import DOCS, Drawing, rows  # noqa: E402

from thidua.records.kinds import KINDS  # noqa: E402
from thidua.records.references import references  # noqa: E402


def shares(count: int) -> dict[str, int]:
    """How many records of each kind: law grows slowly, stories and news fill the years."""
    some = {
        "document": min(count // 4, 40 + count * 3 // 100),
        "movement": min(count // 12, 20 + count // 250),
        "question": min(count // 4, 150 + count // 20),
        "guide": min(count // 25, 12 + count // 1000),
        "consultation": count // 50,
    }
    rest = count - sum(some.values())
    return {**some, "exemplar": rest * 55 // 100, "news": rest - rest * 55 // 100}


def files(count: int, seed: int, words: int, with_content: bool) -> dict[str, str]:
    """Path below the content folder → text, of all pages."""
    own = {
        path.relative_to(DOCS).as_posix(): path.read_text("utf-8")
        for path in sorted(DOCS.rglob("*.md"))
    }
    drawing = Drawing(seed, words, own)
    if with_content:
        drawing.files |= own
        count = max(count - sum(not path.startswith("pages/") for path in own), 0)
    if count:
        share = shares(count)
        documents = law.documents(drawing, share["document"])
        movements = people.movements(drawing, share["movement"], documents)
        exemplars = people.exemplars(drawing, share["exemplar"], movements)
        people.news(drawing, share["news"], movements, exemplars)
        questions = law.questions(drawing, share["question"], documents)
        law.guides(drawing, share["guide"], documents, questions, movements)
        people.consultations(drawing, share["consultation"])
    return drawing.files


def write(
    out: Path, count: int, seed: int = 1, words: int = 700, with_content: bool = False
) -> None:
    """Write a content folder; without our records, neither lists nor locks refer to them."""
    locks = None if with_content else shutil.ignore_patterns("*.lock")
    shutil.copytree(DOCS / "data", out / "data", ignore=locks)
    if not with_content:
        _forget_our_records(out / "data")
    for path, text in files(count, seed, words, with_content).items():
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _forget_our_records(data: Path) -> None:
    """Take out of the lists the keys that name records with files of their own."""
    (data / "redirects.yml").write_text("[]\n", "utf-8")
    for kind in KINDS.values():
        if kind.listed is None:
            continue
        kept = []
        for row in rows(kind.listed):
            record = kind.record.model_validate_json(json.dumps(row))
            gone = {found.path[0] for found in references(record) if KINDS[found.kind].folder}
            kept.append({key: value for key, value in row.items() if key not in gone})
        text = yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=1000)
        (data / f"{kind.listed}.yml").write_text(text, "utf-8")


def main() -> int:
    """Make a corpus and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, required=True, help="how many records, at least 50")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=700, help="mean words of a story")
    parser.add_argument("--with-content", action="store_true", help="our own records among them")
    parser.add_argument("--out", type=Path, required=True, help="a folder that does not exist yet")
    given = parser.parse_args()
    if given.out.exists():
        parser.error(f"{given.out} exists")
    write(given.out, given.records, given.seed, given.words, given.with_content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
