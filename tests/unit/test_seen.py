"""Files that were read before: whatever touches one is noticed, and what nobody touched is not read."""

import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from thidua.read import seen
from thidua.read.folder import digests
from thidua.read.seen import SETTLED, SETTLED_COARSE, Seen, look, put_together

Touch = Callable[[Path], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "site"
    (made / "b").mkdir(parents=True)
    (made / "a.txt").write_text("one")
    (made / "b" / "c.txt").write_text("two")
    return made


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands where all files have settled."""
    now = time.time_ns() + 10 * SETTLED_COARSE
    monkeypatch.setattr(seen.time, "time_ns", lambda: now)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read."""
    found: list[str] = []

    def noted(path: str) -> bytes:
        found.append(Path(path).name)
        return digests(Path(path).parent)[Path(path).name]

    monkeypatch.setattr(seen, "digest_of", noted)
    return found


@pytest.mark.usefixtures("later")
def test_what_nobody_touched_is_not_read_again(folder: Path, read: list[str]) -> None:
    first = look(folder, Seen())
    assert sorted(read) == ["a.txt", "c.txt"]
    again = look(folder, first)
    assert len(read) == 2
    assert again.digests == first.digests == digests(folder)


def _same_size(path: Path) -> None:
    path.write_text("eno")


def _with_the_old_time(path: Path) -> None:
    state = path.stat()
    path.write_text("eno")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def _another_file(path: Path) -> None:
    path.with_name("new").write_text("eno")
    path.with_name("new").replace(path)


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to("b/c.txt")


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize(
    "touch", [_same_size, _with_the_old_time, _another_file, _link, Path.unlink]
)
def test_whatever_touches_a_file_is_noticed(folder: Path, touch: Touch) -> None:
    first = look(folder, Seen())
    touch(folder / "a.txt")
    assert look(folder, first).digests == digests(folder) != first.digests


@pytest.mark.parametrize(
    ("fraction", "settled"),
    [(1, SETTLED), (0, SETTLED_COARSE)],
    ids=["fine clock", "whole seconds"],
)
def test_a_file_that_has_just_changed_is_read_again(
    folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch, fraction: int, settled: int
) -> None:
    dated = 1_700_000_000_000_000_000 + fraction
    state = SimpleNamespace(
        st_mode=stat.S_IFREG, st_dev=1, st_ino=2, st_size=3, st_mtime_ns=dated, st_ctime_ns=dated
    )
    monkeypatch.setattr(seen, "_files", lambda *_: [("a.txt", state)])

    def look_at(time: int, before: Seen) -> Seen:
        monkeypatch.setattr(seen.time, "time_ns", lambda: time)
        return look(folder, before)

    early = look_at(dated + settled, Seen())
    late = look_at(dated + settled + 1, early)
    assert early.unsettled == {"a.txt"}
    assert not late.unsettled
    assert late.news_since(early) == 1
    assert late.digests == early.digests == {"a.txt": digests(folder)["a.txt"]}
    assert read == ["a.txt", "a.txt"]
    assert look_at(dated + settled + 1, late).news_since(late) == 0
    assert read == ["a.txt", "a.txt"]


@pytest.mark.usefixtures("later")
def test_what_was_put_together_is_not_read_again(folder: Path, read: list[str]) -> None:
    known = digests(folder)
    before = look(folder, Seen())
    read.clear()
    (folder / "b" / "c.txt").rename(folder / "d.txt")
    (folder / "a.txt").write_text("new")
    now = {"a.txt": digests(folder)["a.txt"], "d.txt": known["b/c.txt"]}
    together = put_together(folder, now, {"a.txt", "d.txt"}, before, {"d.txt": "b/c.txt"})
    assert look(folder, together) == together
    assert not read


@pytest.mark.usefixtures("later")
def test_what_was_touched_while_it_was_put_together_is_read(folder: Path, read: list[str]) -> None:
    before = look(folder, Seen())
    read.clear()
    (folder / "a.txt").write_text("eno")
    together = put_together(
        folder, before.digests, (), before, {"a.txt": "a.txt", "b/c.txt": "b/c.txt"}
    )
    assert look(folder, together).digests == digests(folder)
    assert read == ["a.txt"]
