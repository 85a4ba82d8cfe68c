"""Which facts the content uses, which it leaves out and why, which it misses.

scripts/report_content.py [--facts DIR] [--docs DIR]: exit 1 when a fact that
could be published has no page.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

import command
import keeping
from thidua.check.run import check
from thidua.findings.render import as_text


@dataclass(frozen=True, slots=True)
class Fact:
    """A record of the facts: where it stands, and why it may not be published, if so."""

    ref: str
    name: str
    why_not: str | None


def main() -> int:
    """Compare the facts with the ``facts:`` of all pages and print one block a file."""
    parser = command.parser("Đối chiếu dữ kiện với nội dung đã viết.")
    parser.add_argument(
        "--facts",
        type=command.folder,
        default=command.ROOT / "tests" / "data" / "facts",
        metavar="DIR",
        help="thư mục dữ kiện",
    )
    arguments = parser.parse_args()
    today, known = command.today(arguments.today), keeping.of_content(arguments.docs)
    checked = check(arguments.docs, command.label(arguments.docs), today, known=known)
    if not checked.passed:
        sys.stdout.write(as_text(checked.findings))
        return command.Exit.FINDINGS
    used = {fact: entry.path for entry, page in checked.context.published() for fact in page.facts}
    used |= {
        f"localities.yaml#{id}": entry.path
        for id, entry in checked.context.by_kind["locality"].items()
    }
    missing = 0
    for name, facts in by_file(arguments.facts):
        missing += report(name, list(facts), used)
    return command.Exit.FINDINGS if missing else command.Exit.GOOD


def report(name: str, facts: list[Fact], used: dict[str, str]) -> int:
    """Print one file's block; how many facts are missing."""
    pages = [fact for fact in facts if fact.ref in used]
    left_out = [fact for fact in facts if fact.ref not in used and fact.why_not]
    missing = [fact for fact in facts if fact.ref not in used and not fact.why_not]
    print(f"{name}: {len(pages)} đã dùng, {len(left_out)} để lại, {len(missing)} còn thiếu")
    for fact in left_out:
        print(f"  để lại  {fact.ref}: {fact.why_not}")
    for fact in missing:
        print(f"  thiếu   {fact.ref}: {fact.name}")
    return len(missing)


def by_file(folder: Path) -> Iterator[tuple[str, Iterator[Fact]]]:
    """The facts of each file."""
    for name, read in (
        ("movements.yaml", _movements),
        ("exemplars.yaml", _exemplars),
        ("law-questions.yaml", _questions),
        ("legal-documents.yaml", _documents),
        ("news.yaml", _news),
        ("localities.yaml", _localities),
        ("plan-obligations.yaml", _plan),
        ("media-channels.yaml", _channels),
    ):
        rows = yaml.load((folder / name).read_text(encoding="utf-8"), yaml.CSafeLoader)
        yield name, read(rows)
    yield "plan-2024.md", iter((Fact("plan-2024.md#toan-van", "Toàn văn Kế hoạch", None),))


def _movements(rows: list[dict[str, Any]]) -> Iterator[Fact]:
    for row in rows:
        yield Fact(f"movements.yaml#{row['id']}", row["name_vi"], None)


def _exemplars(rows: dict[str, list[dict[str, Any]]]) -> Iterator[Fact]:
    for row in rows["exemplars"]:
        why = None if row["evidence"] == "high" else "bằng chứng mới ở mức trung bình"
        yield Fact(f"exemplars.yaml#{row['id']}", row["name"], why)


def _questions(rows: list[dict[str, Any]]) -> Iterator[Fact]:
    for row in rows:
        public = any(str(url).startswith("http") for url in row["source_urls"])
        why = None
        if not row["verified"]:
            why = "chưa kiểm chứng"
        elif not row["citations"]:
            why = "không có căn cứ"
        elif not public:
            why = "không có nguồn công khai"
        yield Fact(f"law-questions.yaml#{row['id']}", row["question_vi"], why)


def _documents(rows: list[dict[str, Any]]) -> Iterator[Fact]:
    for row in rows:
        yield Fact(f"legal-documents.yaml#{row['id']}", row["title_vi"], None)


def _news(rows: dict[str, list[dict[str, Any]]]) -> Iterator[Fact]:
    for number, row in enumerate(rows["news"], start=1):
        yield Fact(f"news.yaml#{number}", row["title_vi"], None)


def _localities(rows: dict[str, list[dict[str, Any]]]) -> Iterator[Fact]:
    for row in rows["localities"]:
        yield Fact(f"localities.yaml#{row['id']}", row["name"], None)


def _plan(rows: dict[str, list[dict[str, Any]]]) -> Iterator[Fact]:
    for part in ("general_requirements", "content_duties", "obligations"):
        for row in rows[part]:
            yield Fact(f"plan-obligations.yaml#{row['id']}", row["id"], None)


def _channels(rows: dict[str, list[dict[str, Any]]]) -> Iterator[Fact]:
    for row in rows["channels"]:
        yield Fact(f"media-channels.yaml#{row['id']}", row["name_vi"], None)


if __name__ == "__main__":
    command.run(main)
