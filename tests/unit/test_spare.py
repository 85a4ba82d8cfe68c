"""The spare folder becomes the next site whatever it held, and the site that is served stays."""

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from thidua.publish.spare import Spare
from thidua.read.seen import Seen, Signature, look

PATHS = ("a.txt", "b/c.txt", "b/d.txt", "b/e/f.txt", "b/g/f.txt", "g/h.txt", "i.txt")


def contents(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()
    }


def write(folder: Path, files: dict[str, str]) -> None:
    folder.mkdir(exist_ok=True)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def signatures(folder: Path) -> Mapping[str, Signature]:
    return look(folder, Seen()).signatures


@pytest.mark.parametrize("seed", range(60))
def test_whatever_it_held_it_is_the_next_site(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    target, spare = tmp_path / "site", tmp_path / "spare"

    def drawn(name: str) -> dict[str, str]:
        return {path: f"{name} {path}" for path in PATHS if chance.random() < 0.6}

    write(target, drawn("served"))
    write(spare, drawn("spare"))
    for path in contents(target):
        if chance.random() < 0.5:  # as it is after an exchange: one file in both
            (spare / path).parent.mkdir(parents=True, exist_ok=True)
            (spare / path).unlink(missing_ok=True)
            (spare / path).hardlink_to(target / path)
    for number in range(3):
        served = contents(target)
        made = drawn(f"made {number}")
        same = {path: path for path in served if path not in made and chance.random() < 0.7}
        moved = chance.choice([path for path in PATHS if path not in made] or ["z.txt"])
        if served and moved not in same:
            same[moved] = chance.choice(list(served))
        staging = tmp_path / f"staging-{number}"
        write(staging, made)
        Spare(spare, target).become(staging, list(made), same, signatures(target))
        assert contents(spare) == {**made, **{path: served[was] for path, was in same.items()}}
        assert contents(target) == served
        for path, was in same.items():
            assert (spare / path).samefile(target / was)
        assert all(any(folder.iterdir()) for folder in spare.rglob("*") if folder.is_dir())
        spare.rename(tmp_path / "next")
        target.rename(spare)
        (tmp_path / "next").rename(target)


@pytest.mark.parametrize("odd", ["folder", "file", "link", "left over", "unreadable"])
def test_what_somebody_did_to_it_is_put_right(tmp_path: Path, odd: str) -> None:
    target, spare, staging = (tmp_path / name for name in ("site", "spare", "staging"))
    write(target, {"a.txt": "served", "b/c.txt": "served"})
    write(spare, {"x.txt": "old"})
    match odd:
        case "folder":
            write(spare, {"a.txt/y.txt": "old"})
        case "file":
            write(spare, {"b": "old"})
        case "link":
            (spare / "a.txt").symlink_to(target / "a.txt")
        case "left over":
            write(spare, {"a.txt": "old", "a.txt.new": "half"})
        case _:
            write(spare, {"b/c.txt": "old"})
            (spare / "b").chmod(0o500)
    write(staging, {"b/d.txt": "made"})
    Spare(spare, target).become(
        staging, ["b/d.txt"], {"a.txt": "a.txt", "b/c.txt": "b/c.txt"}, signatures(target)
    )
    assert contents(spare) == {"a.txt": "served", "b/c.txt": "served", "b/d.txt": "made"}
    assert contents(target) == {"a.txt": "served", "b/c.txt": "served"}
    assert not (spare / "a.txt").is_symlink()


def test_a_site_of_new_files_alone_needs_no_links(tmp_path: Path) -> None:
    staging = tmp_path / "staging"
    write(staging, {"a.txt": "made"})
    Spare(tmp_path / "spare", tmp_path / "site").become(staging, ["a.txt"], {}, {})
    assert contents(tmp_path / "spare") == {"a.txt": "made"}
    assert not staging.exists()


def test_a_folder_that_has_another_name_is_renamed_with_all_that_stays_in_it(
    tmp_path: Path,
) -> None:
    target, spare, staging = (tmp_path / name for name in ("site", "spare", "staging"))
    write(target, {"s/2/a.txt": "same", "s/2/b/c.txt": "same", "s/2/d.txt": "of two"})
    write(spare, {"s/1/a.txt": "old", "s/1/b/c.txt": "old", "s/1/e.txt": "of one"})
    folder = (spare / "s/1").stat().st_ino
    write(staging, {"s/3/d.txt": "of three"})
    same = {"s/3/a.txt": "s/2/a.txt", "s/3/b/c.txt": "s/2/b/c.txt"}
    Spare(spare, target).become(staging, ["s/3/d.txt"], same, signatures(target))
    assert contents(spare) == {
        "s/3/a.txt": "same", "s/3/b/c.txt": "same", "s/3/d.txt": "of three",
    }  # fmt: skip
    assert (spare / "s/3").stat().st_ino == folder
