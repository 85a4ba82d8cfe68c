"""A check finds the same whatever is kept of earlier ones, and after whatever edits."""

import json
import os
import random
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest

from tests.incremental.conftest import SMALL
from tests.site.conftest import DAY, Tree, copy_tree
from tests.support.cases import Case, cases
from thidua.check import last
from thidua.check.rules import RULES_OF_ALL
from thidua.check.run import check
from thidua.findings.finding import Finding
from thidua.read.kept import Kept, Known
from thidua.read.seen import Seen, look

STORY = "exemplars/2024/nguyen-van-thu.md"
NEWS = "news/2026-11-20-khai-giang-mau.md"
QUESTION = "faq/khen-thuong-mau/ai-duoc-khen.md"
MODEL = "exemplars/2023/mo-hinh-lop-hoc-mau.md"


@dataclass
class Desk:
    """A content folder that is edited and checked, and the day of the check."""

    docs: Path
    kept: Kept
    today: date = date(2026, 11, 22)
    release: bool = False
    saved: dict[str, bytes] = field(default_factory=dict)

    def write(self, path: str, change: Callable[[str], str]) -> None:
        """Change the text of a file."""
        file = self.docs / path
        self.saved.setdefault(path, file.read_bytes())
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    def restore(self, path: str) -> None:
        """Give a file back the bytes that it had at first."""
        (self.docs / path).write_bytes(self.saved.pop(path))

    def found(self) -> tuple[Finding, ...]:
        """What is found with what is kept, proven equal to what is found without."""
        known = Known(look(self.docs, Seen()), self.kept)
        seen = last.findings(self.docs, "docs", self.today, self.release, known)
        assert seen == check(self.docs, "docs", self.today, self.release).findings
        return seen

    def codes(self) -> set[str]:
        """The codes of what is found."""
        return {finding.code for finding in self.found()}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    shutil.copytree(SMALL, tmp_path / "docs")
    made = Desk(tmp_path / "docs", Kept(tmp_path / "kept", "edition"))
    assert made.codes() == set()
    return made


def test_a_story_turns_invalid_and_valid_again(desk: Desk) -> None:
    desk.write(STORY, lambda text: text + "\nGọi 0912 345 678.\n")
    assert desk.codes() == {"TD-602"}
    desk.write(STORY, lambda text: text.replace("title:", "titel:", 1))
    assert "TD-602" not in desk.codes()
    desk.restore(STORY)
    assert desk.codes() == set()


def test_a_story_ends_what_others_speak_of(desk: Desk) -> None:
    """A finding in a file that did not change comes and goes with another file."""
    (desk.docs / MODEL).rename(desk.docs / "model.md")
    assert "TD-401" in desk.codes()
    (desk.docs / "model.md").rename(desk.docs / MODEL)
    assert desk.codes() == set()


def test_a_day_and_a_release_have_their_own_findings(desk: Desk) -> None:
    desk.release = True
    in_release = desk.codes()
    assert in_release != set()
    desk.release = False
    assert desk.codes() == set()
    desk.today = date(2027, 6, 1)
    desk.found()
    desk.release = True
    assert desk.codes() == in_release


def test_a_list_by_which_all_are_judged(desk: Desk) -> None:
    desk.write(NEWS, lambda text: text + "\nTheo HTX ở Mẫu.\n")
    before = desk.codes()
    assert before == {"TD-727"}
    desk.write(
        "data/glossary.yml",
        lambda text: (
            text.rstrip() + "\n- id: htx\n  term: Hợp tác xã\n  abbreviations: [HTX]\n"
            "  definition: Tổ chức kinh tế tập thể, đặt ra để thử bài kiểm tra này.\n"
        ),
    )
    assert "TD-727" not in desk.codes()
    desk.restore("data/glossary.yml")
    assert desk.codes() == before


def test_a_file_is_added_renamed_and_deleted(desk: Desk) -> None:
    text = (desk.docs / MODEL).read_text(encoding="utf-8")
    new = desk.docs / "exemplars/2024/chuyen-moi.md"
    new.write_text(text, encoding="utf-8")
    assert desk.codes() == set()
    new = new.rename(new.with_name("Chuyện.md"))
    assert "TD-403" in desk.codes()
    new = new.rename(desk.docs / "news" / "chuyen-moi.md")
    assert "TD-403" not in desk.codes() != set()
    new.unlink()
    assert desk.codes() == set()


def test_a_folder_that_cannot_be_looked_into(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no files either way; only one of the two is a finding."""
    closed, scandir = desk.docs / "news" / "closed", os.scandir
    closed.mkdir()
    assert desk.codes() == set()

    def look_into(path: "str | Path") -> object:
        if Path(path) == closed:
            raise PermissionError(13, "no", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", look_into)
    assert desk.codes() == {"TD-111"}
    monkeypatch.undo()
    assert desk.codes() == set()


def test_a_file_that_changes_while_it_is_checked(desk: Desk, tmp_path: Path) -> None:
    """What was found in the changed file is not kept for the bytes that were there before."""
    first = look(desk.docs, Seen())
    desk.kept = Kept(tmp_path / "kept since", "edition")
    desk.write(NEWS, lambda text: text + "\nGọi 0912 345 678.\n")
    raced = last.findings(desk.docs, "docs", desk.today, True, Known(first, desk.kept))
    assert "TD-602" in {finding.code for finding in raced}
    desk.restore(NEWS)
    desk.release = True
    assert "TD-602" not in desk.codes()


def test_whatever_is_edited_in_whatever_order(desk: Desk) -> None:
    chance = random.Random(5)
    slips = ["\n<b>x</b>\n", "\n[x](khong-co.md)\n", "\n## Một\n", "\n[[luat-mau:dieu-999]]\n"]
    for _ in range(40):
        path = chance.choice([STORY, NEWS, QUESTION, MODEL])
        if path in desk.saved and chance.random() < 0.6:
            desk.restore(path)
        else:
            slip = chance.choice(slips)
            desk.write(path, lambda text, slip=slip: text + slip)
        desk.today = date(2026, 11, chance.randrange(1, 28))
        desk.found()


def test_a_body_grows_above_what_is_found_in_it(desk: Desk) -> None:
    """A finding of another file's making stands where the words stand now."""
    desk.write(STORY, lambda text: text + "\n[x](khong-co.md)\n")
    (before,) = desk.found()
    opening = "---\n\nMột câu mới. "
    desk.write(STORY, lambda text: opening.join(text.rsplit("---\n", 1)))
    (after,) = desk.found()
    assert after.place.line == before.place.line + 1
    desk.write(STORY, lambda text: text.replace("[x](khong", "Lời dẫn: [x](khong"))
    (moved,) = desk.found()
    assert (moved.place.line, moved.place.column) > (after.place.line, after.place.column)


def test_a_heading_to_which_another_file_links(desk: Desk) -> None:
    desk.write(STORY, lambda text: text + "\n## Một đề mục\n\nMột câu.\n")
    link = f"\n[x](../{STORY}#mot-de-muc)\n"
    desk.write(NEWS, lambda text: text + link)
    assert desk.codes() == set()
    desk.write(STORY, lambda text: text.replace("## Một đề mục", "## Đề mục khác"))
    assert desk.codes() == {"TD-714"}


def test_a_hamlet_that_is_in_no_name(desk: Desk) -> None:
    desk.write(NEWS, lambda text: text + "\nBà con khóm Mẫu Xa cùng làm.\n")
    before = desk.codes()
    desk.write(NEWS, lambda text: text.replace("khóm Mẫu Xa", "phường Mẫu Xa"))
    assert desk.codes() == set()
    desk.write(STORY, lambda text: text + "\nBà con khóm Mẫu Xa cùng làm.\n")
    assert desk.codes() >= before


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_rules_of_all_see_no_other_words(case: Case, tmp_path: Path) -> None:
    """What they find is kept while only other words of a body change."""
    case.build(tmp_path / "site")
    context = check(tmp_path / "site", "docs", case.today, case.release).context
    before = [set(rule(context)) for rule in RULES_OF_ALL]
    for entry in context.entries:
        entry.record.__dict__.pop("body", None)
        entry.prose.let_go()
        entry.prose.__dict__.pop("_body")
    assert [set(rule(context)) for rule in RULES_OF_ALL] == before


def found(tree: Tree) -> list[dict[str, object]]:
    done = tree.run("--today", DAY, "--format", "json", script="check")
    assert done.stderr == ""
    rows: list[dict[str, object]] = json.loads(done.stdout)
    assert done.returncode == (1 if rows else 0)
    return rows


@pytest.fixture
def faulty(tmp_path: Path) -> Tree:
    tree = copy_tree(tmp_path / "tree", SMALL)
    with (tree.docs / NEWS).open("a", encoding="utf-8") as file:
        file.write("\nGọi 0912 345 678.\n")
    return tree


def test_a_damaged_cache_costs_only_time(faulty: Tree) -> None:
    before = found(faulty)
    assert [row["code"] for row in before] == ["TD-602"]
    chance = random.Random(11)
    kept = [path for path in (faulty.root / ".cache").rglob("*") if path.is_file()]
    assert len(kept) > 1
    for _ in range(3):
        for file in kept:
            data = file.read_bytes()
            file.write_bytes(chance.choice([b"", data[: len(data) // 2], data[::-1], data + b"x"]))
        assert found(faulty) == before


def test_a_tree_in_which_nothing_can_be_kept(faulty: Tree) -> None:
    before = found(faulty)
    shutil.rmtree(faulty.root / ".cache")
    (faulty.root / ".cache").write_text("no folder", encoding="utf-8")
    assert found(faulty) == before == found(faulty)


def test_two_at_once(faulty: Tree) -> None:
    before = found(faulty)
    for _ in range(2):
        shutil.rmtree(faulty.root / ".cache")
        command = faulty.command("--today", DAY, "--format", "json", script="check")
        at_once = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
        assert [json.loads(one.communicate()[0]) for one in at_once] == [before] * 3
        assert found(faulty) == before


def test_a_check_and_a_build_take_over_from_each_other(faulty: Tree) -> None:
    """Neither makes the other look again at what it has seen."""
    found(faulty)
    kept = {p: p.read_bytes() for p in (faulty.root / ".cache").rglob("looks-*")}
    assert faulty.run("--today", DAY).returncode == 1
    (faulty.root / "theme" / "exemplar.html").open("a", encoding="utf-8").write("\n")
    assert faulty.run("--today", DAY).returncode == 1
    assert {p: p.read_bytes() for p in (faulty.root / ".cache").rglob("looks-*")} == kept


def test_mending_sees_what_it_has_mended(faulty: Tree) -> None:
    found(faulty)
    story = faulty.docs / STORY
    story.write_bytes(story.read_bytes().replace(b"\n", b"\r\n"))
    assert {row["code"] for row in found(faulty)} == {"TD-103", "TD-602"}
    mended = faulty.run("--today", DAY, "--fix", "--format", "json", script="check")
    assert b"\r" not in story.read_bytes()
    assert "TD-103" not in {row["code"] for row in json.loads(mended.stdout)}
    assert json.loads(mended.stdout) == found(faulty)


def test_what_is_kept_of_content_that_is_no_more_is_swept(faulty: Tree, tmp_path: Path) -> None:
    found(faulty)
    for name in ("one", "two"):
        shutil.copytree(faulty.docs, tmp_path / name)
        faulty.run("--today", DAY, "--docs", str(tmp_path / name), script="check")
    folder = faulty.root / ".cache" / "build"
    assert len(list(folder.iterdir())) == 3
    shutil.rmtree(tmp_path / "one")
    shutil.move(tmp_path / "two", tmp_path / "three")
    faulty.run("--today", DAY, "--docs", str(tmp_path / "three"), script="check")
    assert len(list(folder.iterdir())) == 2
