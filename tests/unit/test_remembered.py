"""What was made in an earlier build is believed while all that it showed is the same."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.site.conftest import Tree, tree

from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish.publication import publication
from thidua.publish.reads import Read, Reads
from thidua.publish.remembered import Made, Remembered
from thidua.read.kept import Kept

DAY = date(2026, 11, 22)
STORY = "exemplars/2024/nguyen-van-thu.md"
MARKS = {f"page-{number}": b"body" for number in range(8)}
"""Things by their names, with the mark of the body of each."""

__all__ = ["tree"]


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / "kept", "edition")


def reads(tree: Tree) -> Reads:
    checked = check(tree.docs, "docs", DAY)
    assert checked.passed, checked.findings
    return publication(build(checked.context), None, release=False).reads


def keep_all(tree: Tree, kept: Kept) -> None:
    """Keep things that each show the name of the locality."""
    of = reads(tree)
    noted: dict[Read, str] = {}
    of.note_in(noted)
    assert of.catalogue.get("locality", "huyen-mau")
    made = {
        ("page", name): Made(mark, of.pairs(noted), f"made of {name}")
        for name, mark in MARKS.items()
    }
    remembered = Remembered(of, kept, "key")
    assert remembered.recall("page", MARKS) == {}
    remembered.keep(made)


def recalled(
    tree: Tree, kept: Kept, marks: Mapping[str, bytes], made: Mapping[str, bytes] | None = None
) -> set[str]:
    """The things that a build takes over; it keeps them, and those that it has ``made``."""
    remembered = Remembered(reads(tree), kept, "key")
    found = remembered.recall("page", marks)
    assert all(answer == f"made of {name}" for name, answer in found.items())
    remembered.keep(
        {("page", name): Made(mark, (), f"made of {name}") for name, mark in (made or {}).items()}
    )
    return set(found)


def rename_locality(tree: Tree) -> None:
    places = tree.docs / "data" / "localities.yml"
    names = places.read_text(encoding="utf-8")
    assert names.count("name: Mẫu\n") == 1
    places.write_text(names.replace("name: Mẫu\n", "name: Mẫu Mới\n"), encoding="utf-8")


def rename_story(tree: Tree) -> None:
    story = tree.docs / STORY
    text = story.read_text(encoding="utf-8")
    story.write_text(text.replace("title: Ông", "title: Bác"), encoding="utf-8")


def test_all_is_recalled_while_nothing_changes(tree: Tree, kept: Kept) -> None:
    keep_all(tree, kept)
    assert recalled(tree, kept, MARKS) == MARKS.keys()


def test_another_body_is_another_thing(tree: Tree, kept: Kept) -> None:
    keep_all(tree, kept)
    marks = {**MARKS, "page-3": b"another body"}
    assert recalled(tree, kept, marks) == MARKS.keys() - {"page-3"}


def test_what_shows_something_that_changed_is_not_recalled(tree: Tree, kept: Kept) -> None:
    keep_all(tree, kept)
    rename_story(tree)
    assert recalled(tree, kept, MARKS) == MARKS.keys()
    rename_locality(tree)
    assert recalled(tree, kept, MARKS) == set()


def test_what_was_away_while_something_changed_is_not_recalled(tree: Tree, kept: Kept) -> None:
    keep_all(tree, kept)
    rename_locality(tree)
    assert recalled(tree, kept, {}) == set()
    rename_story(tree)
    assert recalled(tree, kept, MARKS) == set()


def test_what_was_away_is_recalled_once_it_was_made_again(tree: Tree, kept: Kept) -> None:
    keep_all(tree, kept)
    away = {"page-0": MARKS["page-0"]}
    assert recalled(tree, kept, {n: m for n, m in MARKS.items() if n not in away})
    assert recalled(tree, kept, MARKS, made=away) == MARKS.keys() - away.keys()
    rename_story(tree)
    assert recalled(tree, kept, MARKS) == MARKS.keys()
