"""What is kept is believed only when it is whole and ours; else it is as good as missing."""

import errno
import os
import random
import subprocess
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from tests.incremental.conftest import build, reset
from tests.site.conftest import Tree, contents
from thidua.read import cores
from thidua.read.kept import Kept, read_ahead

DAY = date(2026, 11, 22)
VALUE = {"a": (1, "b"), "c": list(range(100))}


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    made = Kept(tmp_path / "kept", "edition")
    made.keep("name", "key", VALUE)
    return made


def test_what_was_kept_is_recalled(kept: Kept) -> None:
    assert kept.recall("name", "key") == VALUE


def test_another_key_or_edition_finds_nothing(kept: Kept, tmp_path: Path) -> None:
    assert kept.recall("name", "another key") is None
    assert Kept(tmp_path / "kept", "another edition").recall("name", "key") is None
    assert Kept(tmp_path / "kept", "editionkey").recall("name", "") is None


def test_a_file_cut_short_or_changed_anywhere_finds_nothing(kept: Kept, tmp_path: Path) -> None:
    file = tmp_path / "kept" / "name"
    whole = file.read_bytes()
    for length in range(len(whole)):
        file.write_bytes(whole[:length])
        assert kept.recall("name", "key") is None
    for place in range(len(whole)):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert kept.recall("name", "key") is None
    file.write_bytes(whole)
    assert kept.recall("name", "key") == VALUE


def test_a_clock_that_went_back_changes_nothing(kept: Kept, tmp_path: Path) -> None:
    os.utime(tmp_path / "kept" / "name", (0, 0))
    assert kept.recall("name", "key") == VALUE


def test_a_full_disk_keeps_what_was_there(
    kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(Path, "replace", full)
    kept.keep("name", "key", "another value")
    assert kept.recall("name", "key") == VALUE
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["name"]


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    made = Kept(tmp_path / "file", "edition")
    made.keep("name", "key", VALUE)
    assert made.recall("name", "key") is None


def test_a_garbled_cache_costs_only_time(shared_tree: Tree) -> None:
    tree = shared_tree
    reset(tree)
    assert build(tree, DAY, tree.site)[0] == 0
    before = contents(tree.site)
    chance = random.Random(7)
    for file in (tree.root / ".cache" / "build").rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            file.write_bytes(chance.choice([b"", data[: len(data) // 2], data[::-1]]))
    (tree.site / "index.html").unlink()
    done, said = build(tree, DAY, tree.site)
    assert done == 0, said
    assert contents(tree.site) == before


def test_two_builds_at_once_leave_a_right_site(shared_tree: Tree) -> None:
    tree = shared_tree
    reset(tree)
    assert build(tree, DAY, tree.site)[0] == 0
    before = contents(tree.site)
    (tree.site / "index.html").unlink()
    command = tree.command("--today", DAY.isoformat())
    at_once = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [one.wait() for one in at_once] == [0, 0]
    assert contents(tree.site) == before


def test_a_child_that_dies_is_a_fault() -> None:
    parent = os.getpid()
    until_all_died, held_by_children = os.pipe()

    def dies(share: list[int]) -> int:
        if os.getpid() != parent:
            os._exit(9)
        with suppress(OSError):  # closed by the share before
            os.close(held_by_children)
        os.read(until_all_died, 1)
        return len(share)

    assert cores.WORTH_A_CHILD < 1000
    if cores.cores() > 1:
        with pytest.raises(cores.ChildDied):
            cores.on_all_cores(dies, range(1000))


def test_all_cores_give_all_answers_in_whatever_share() -> None:
    assert sum(cores.on_all_cores(sum, range(1000))) == sum(range(1000))


def test_few_items_of_much_work_are_shared() -> None:
    """A share is counted by its work; an item is never cut."""
    assert len(cores.on_all_cores(len, ["one", "two"])) == 1
    shares = cores.on_all_cores(tuple, ["one", "two"], size=1000)
    assert sorted(item for share in shares for item in share) == ["one", "two"]
    assert len(shares) == min(cores.cores(), 2)


def test_without_forking_one_process_does_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "fork")
    assert cores.on_all_cores(sum, range(1000)) == [sum(range(1000))]


def test_a_draft_is_kept_when_it_is_confirmed(kept: Kept) -> None:
    kept.draft("name", "key", "another value")
    assert kept.recall("name", "key") == VALUE
    kept.confirm("name")
    kept.confirm("name")  # nothing is left to confirm
    assert kept.recall("name", "key") == "another value"


def test_what_was_read_ahead_is_given_until_it_is_kept_anew(kept: Kept, tmp_path: Path) -> None:
    (tmp_path / "kept" / "garbled").write_bytes(b"nothing of ours")
    read_ahead(tmp_path / "kept")
    assert kept.recall("garbled", "key") is None
    assert kept.recall("name", "another key") is None
    value = kept.recall("name", "key")
    assert value == VALUE
    assert kept.recall("name", "key") is value
    kept.keep("name", "key", "another value")
    assert kept.recall("name", "key") == "another value"
    read_ahead(tmp_path / "kept")
    assert kept.recall("name", "key") == "another value"
    (tmp_path / "kept" / "name").unlink()
    assert kept.recall("name", "key") is None
