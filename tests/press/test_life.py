"""A story's files come and go with the story."""

from pathlib import Path

import pytest

from tests.press.conftest import catalogue_of, desk_of
from tests.site.conftest import Tree, contents
from thidua.publish.press.files import StoryFiles

FOLDER = "guong-dien-hinh/nguyen-van-thu"
FILES = {f"{FOLDER}/nguyen-van-thu.{ending}" for ending in ("txt", "html.txt", "docx")}


def files_about(docs: Path, id: str, day: str = "2026-11-22") -> set[str]:
    files = StoryFiles()
    stories = desk_of(catalogue_of(docs, day)).stories
    return {path for s in stories for path, _ in files.of(s) if f"/{id}." in path}


def is_of_a_story(path: str) -> bool:
    return path.endswith((".txt", ".docx")) and not path.startswith(("search/", "robots"))


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def story(tree: Tree) -> Path:
    return tree.docs / "exemplars" / "2024" / "nguyen-van-thu.md"


def test_a_withdrawn_story_has_no_file(tree: Tree, story: Path) -> None:
    assert files_about(tree.docs, "nguyen-van-thu") == FILES
    assert files_about(tree.docs, "to-hop-tac-mau") == set()
    change(
        story,
        "\nredirect_from:",
        "\nwithdrawn: {date: '2026-11-22', reason: Sai tên}\nredirect_from:",
    )
    assert files_about(tree.docs, "nguyen-van-thu") == set()


def test_a_story_under_embargo_has_no_file_before_its_day(tree: Tree) -> None:
    assert files_about(tree.docs, "tran-thi-mau", "2030-01-14") == set()
    assert len(files_about(tree.docs, "tran-thi-mau", "2030-01-15")) == 3


def test_a_story_dated_in_the_future_has_no_file_before_its_day(tree: Tree, story: Path) -> None:
    change(
        story,
        "published: '2026-11-20'\nupdated: '2026-11-21T09:30+07:00'",
        "published: '2027-01-05'",
    )
    change(story, "  - date: '2026-11-21'\n    note", "  - date: '2027-01-06'\n    note")
    assert files_about(tree.docs, "nguyen-van-thu", "2027-01-04") == set()
    assert files_about(tree.docs, "nguyen-van-thu", "2027-01-07") == FILES


def test_stale_files_vanish_from_the_site_and_other_files_stay_the_same(
    tree: Tree, story: Path
) -> None:
    tree.build()
    before = contents(tree.site)
    assert before.keys() >= FILES
    assert 'href="nguyen-van-thu.docx"' in (tree.site / FOLDER / "index.html").read_text("utf-8")
    change(
        story,
        "\nredirect_from:",
        "\nwithdrawn: {date: '2026-11-22', reason: Sai tên}\nredirect_from:",
    )
    tree.build()
    after = contents(tree.site)
    gone = {path for path in before if is_of_a_story(path)} - after.keys()
    assert gone == FILES
    kept = {path for path in after if is_of_a_story(path)}
    assert kept
    assert all(after[path] == before[path] for path in kept)
    assert "docx" not in (tree.site / FOLDER / "index.html").read_text("utf-8")
