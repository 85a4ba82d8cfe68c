"""The index of a large site is made by a child, beside the rest or before it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from tests.incremental.conftest import SMALL
from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish import building
from thidua.publish.building import Building, LastBuild
from thidua.publish.output import Maker, Output, Past
from thidua.publish.publication import Publication, publication
from thidua.publish.remembered import Made
from thidua.read.cores import ChildDied
from thidua.read.kept import Kept


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Publication:
    monkeypatch.setattr(building, "WORTH_A_CHILD_BESIDE", 1)
    monkeypatch.setattr(building, "cores", lambda: 2)
    return publication(build(check(SMALL, "docs", date(2026, 11, 22)).context), None, release=False)


@dataclass(frozen=True)
class _Faulty(Publication):
    @property
    def makers_of_plan(self) -> Mapping[str, Maker]:
        return {"search": _fails}


def _fails(_: Output, __: Past) -> object:
    raise ValueError("no index today")


@pytest.mark.parametrize("is_known", [False, True])
def test_what_fails_in_the_child_is_told(made: Publication, tmp_path: Path, is_known: bool) -> None:
    kept = Kept(tmp_path / "kept", "edition")
    faulty = _Faulty(made.catalogue, made.plan, made.base_url, made.release)
    if is_known:
        kept.keep("search", f"{made.base_url} {made.release}", "an index")
    (tmp_path / "site").mkdir()
    begun = Building(faulty, LastBuild(kept=kept), tmp_path / "site")
    with pytest.raises(ChildDied, match="no index today"):
        begun.pages_to_make()


def test_the_files_of_the_child_are_told_once(made: Publication, tmp_path: Path) -> None:
    kept = Kept(tmp_path / "kept", "edition")
    (tmp_path / "site").mkdir()
    begun = Building(made, LastBuild(kept=kept), tmp_path / "site")
    pages = begun.pages_to_make()
    assert len(pages) == len(made.plan.pages)
    there = {
        path.relative_to(tmp_path / "site").as_posix()
        for path in (tmp_path / "site").rglob("*")
        if path.is_file()
    }
    assert {"search/index.json", "sitemap.xml", "rss/tat-ca.xml"} <= there
    assert begun.output.made.keys() == there
    assert not begun.made_twice
    assert sorted(begun.drafts) == ["feeds", "search", "small"]
    begun.keep()
    assert begun.past("search").kept is not None


def test_what_a_child_made_is_told_part_by_part(
    made: Publication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(building, "_TOLD_AT_ONCE", 2)
    child, parent = (Building(made, LastBuild(), tmp_path) for _ in range(2))
    things = {("page", f"{number}.md"): Made(b"", (), number) for number in range(5)}
    child.things = dict(things)
    child.pages = {"a/index.html": b"digest"}
    told = list(child.end_share())
    assert [len(cast(dict[object, object], part)) for part in told[1:]] == [2, 2, 1]
    assert child.things == {}
    parent.take_in(iter(told))
    assert (parent.things, parent.pages) == (things, child.pages)
