"""Files that were read before: whatever touches one is noticed, and what nobody touched is not read."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from thidua.read import seen
from thidua.read.folder import digests
from thidua.read.seen import SETTLED, Seen, look

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
    now = time.time_ns() + 10 * SETTLED
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


def test_a_file_that_has_just_changed_is_read_again(folder: Path, read: list[str]) -> None:
    first = look(folder, Seen())
    assert not first.settled
    assert look(folder, first).digests == first.digests
    assert sorted(read) == ["a.txt", "a.txt", "c.txt", "c.txt"]
