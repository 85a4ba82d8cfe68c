"""What an edit makes anew: the items, the documents and the files that show it, and nothing else."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.site.conftest import Tree, tree
from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish.building import Building, LastBuild
from thidua.publish.publication import publication
from thidua.read.folder import digests
from thidua.read.kept import Kept

STORY = "exemplars/2024/nguyen-van-thu.md"
FOLDER = "guong-dien-hinh/nguyen-van-thu/nguyen-van-thu"
FILES = {f"{FOLDER}.{ending}" for ending in ("txt", "html.txt", "docx")}

_LOOKED_AT = ("rss/", "guong-dien-hinh/")
"""Where the files of feeds and of newsrooms lie."""

__all__ = ["tree"]

Made = Callable[..., set[str]]
"""The files of feeds and newsrooms that a build makes, in a folder of its own."""


@pytest.fixture
def make(tree: Tree, tmp_path: Path) -> Made:
    site = tmp_path / "made"
    site.mkdir()
    kept = Kept(tmp_path / "kept", "edition")

    def made(day: str = "2026-11-22") -> set[str]:
        checked = check(tree.docs, "docs", date.fromisoformat(day))
        assert checked.passed, checked.findings
        last = LastBuild(site, digests(site), kept)
        building = Building(publication(build(checked.context), None, release=False), last, site)
        building.pages_to_make()
        building.keep()
        return {path for path in building.output.made if path.startswith(_LOOKED_AT)}

    return made


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def feeds(*names: str) -> set[str]:
    return {f"rss/{name}.{ending}" for name in names for ending in ("xml", "json")}


ALWAYS = {"rss/kenh.opml"}


def test_nothing_is_made_again_when_nothing_changed(make: Made) -> None:
    assert make() >= ALWAYS | FILES | feeds("tat-ca", "dinh-chinh")
    assert make() == ALWAYS


def test_a_word_in_a_body_makes_its_files_and_its_feeds(make: Made, tree: Tree) -> None:
    make()
    edit(tree.docs / STORY, "Xem [tin", "Hãy xem [tin")
    told = feeds("tat-ca", "guong-dien-hinh", "phong-trao/xa-mau-sach-dep", "dia-phuong/huyen-mau")
    assert make() == ALWAYS | FILES | told


def test_a_name_in_a_list_makes_what_bears_it(make: Made, tree: Tree) -> None:
    assert feeds("van-ban") <= make()
    edit(tree.docs / "data" / "localities.yml", "name: Mẫu\n", "name: Mẫu Mới\n")
    made = make()
    assert feeds("tat-ca", "dia-phuong/huyen-mau") <= made
    assert not feeds("van-ban") & made


def test_the_next_day_makes_nothing_of_which_no_state_changes(make: Made) -> None:
    make("2026-11-23")
    assert make("2026-11-24") == ALWAYS


def test_a_file_that_somebody_touched_is_made_again(make: Made, tmp_path: Path) -> None:
    make()
    everything = tmp_path / "made" / "rss" / "tat-ca.xml"
    story = tmp_path / "made" / f"{FOLDER}.txt"
    before = everything.read_bytes(), story.read_bytes()
    everything.write_bytes(before[0][::-1])
    story.unlink()
    made = make()
    assert {"rss/tat-ca.xml", f"{FOLDER}.txt"} <= made
    assert (everything.read_bytes(), story.read_bytes()) == before
    assert "rss/dia-phuong/huyen-mau.xml" not in made


def test_where_the_reads_are_lost_a_changed_world_makes_everything_anew(
    make: Made, tree: Tree, tmp_path: Path
) -> None:
    everything = make()
    (tmp_path / "kept" / "reads").unlink()
    assert make() == ALWAYS
    edit(tree.docs / "data" / "localities.yml", "name: Mẫu\n", "name: Mẫu Mới\n")
    made = make()
    assert made >= FILES
    assert {path for path in everything if path.endswith(".txt")} <= made
    assert make() == ALWAYS
