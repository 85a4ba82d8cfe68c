"""The spare folder: the site before the last, made into the next one.

A whole tree of links to thousands of unchanged files takes longer to make and
to remove than all that a small change makes anew. The tree that was replaced
is therefore kept, and only what differs is put right in it. Its files are the
very files of the site, so that none is ever written to, only put in place.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from thidua.read.seen import Identity, Seen, identity


class Source(NamedTuple):
    """Where a file of the next site is now, and which it is if not a new one."""

    path: str
    known: Identity | None = None


class Spare:
    """The folder ``spare``, which becomes the next site; ``target`` is the site that is served."""

    def __init__(self, spare: Path, target: Path) -> None:
        self.spare = spare
        self.target = target

    def become(
        self, staging: Path, made: Iterable[str], same: Mapping[str, str], target: Seen
    ) -> set[str]:
        """Hold the files that were ``made`` in ``staging``, those of the target, and no others.

        ``same`` are the paths in the target by those in the next site. The
        answer are the paths at which a file was placed anew.
        """
        if not same:
            shutil.rmtree(self.spare, ignore_errors=True)
            staging.rename(self.spare)
            return set(made)
        sources = {
            file: Source(f"{self.target}/{was}", target.identity(was)) for file, was in same.items()
        }
        sources.update((file, Source(f"{staging}/{file}")) for file in made)
        try:
            return self._hold(sources)
        except OSError:  # a folder where a file should be, or the like: somebody was here
            shutil.rmtree(self.spare, ignore_errors=True)
            return self._hold(sources)

    def link(self, files: Iterable[str]) -> None:
        """Hold just these files of the target."""
        self._hold({file: Source(f"{self.target}/{file}") for file in files})

    def _hold(self, sources: Mapping[str, Source]) -> set[str]:
        """Hold just these files, by their paths."""
        self.spare.mkdir(exist_ok=True)
        self.spare.chmod(0o755)
        tree = _Tree(self.spare)
        tree.move_folders(sources)
        placed = {file for file, source in sources.items() if not tree.holds(file, source.known)}
        for file in placed:
            tree.place(sources[file].path, file)
        tree.hold_no_others(sources)
        return placed


class _Tree:
    """What is in the spare: files by their paths, and the folders."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, Identity] = {}
        self._folders: set[str] = set()
        device = root.stat().st_dev
        for path, entry in _entries(str(root), ""):
            if entry.is_dir(follow_symlinks=False):
                self._folders.add(path)
            else:
                is_file = entry.is_file(follow_symlinks=False)
                self._files[path] = identity(device, entry.inode()) if is_file else b""

    def holds(self, file: str, known: Identity | None) -> bool:
        return known is not None and self._files.get(file) == known

    def move_folders(self, sources: Mapping[str, Source]) -> None:
        """Where a folder has only got another name, give it that: its files are not touched.

        The index of the search has another name in every build, and a file for each record.
        """
        wanted = {_folder_of(file) for file in sources}
        new = wanted - self._folders - {""}
        if not new:
            return
        places = {known: path for path, known in self._files.items()}
        for file, (_, known) in sources.items():
            folder = _folder_of(file)
            if known is None or folder not in new:
                continue
            place = places.get(known, "")
            was = _folder_of(place)
            if was and was not in wanted and place == was + file.removeprefix(folder):
                new.discard(folder)
                self._move(was, folder)

    def _move(self, was: str, folder: str) -> None:
        self._make_folder(_folder_of(folder))
        os.rename(f"{self._root}/{was}", f"{self._root}/{folder}")  # noqa: PTH104

        def now(path: str) -> str:
            return folder + path.removeprefix(was) if f"{path}/".startswith(f"{was}/") else path

        self._files = {now(path): known for path, known in self._files.items()}
        self._folders = {now(path) for path in self._folders}

    def place(self, source: str, file: str) -> None:
        self._make_folder(_folder_of(file))
        new = f"{self._root}/{file}"
        try:
            os.link(source, new)
        except FileExistsError:
            os.link(source, f"{new}.new")
            os.replace(f"{new}.new", new)  # noqa: PTH105

    def _make_folder(self, folder: str) -> None:
        if folder and folder not in self._folders:
            os.makedirs(f"{self._root}/{folder}", exist_ok=True)  # noqa: PTH103
            self._folders.update(_above(f"{folder}/"))

    def hold_no_others(self, files: Mapping[str, object]) -> None:
        """Remove all other files, and the folders in which nothing is left."""
        for file in self._files.keys() - files.keys():
            os.unlink(f"{self._root}/{file}")  # noqa: PTH108
        used = {folder for file in files for folder in _above(file)}
        for folder in sorted(self._folders - used, reverse=True):
            os.rmdir(f"{self._root}/{folder}")  # noqa: PTH106


def _entries(folder: str, prefix: str) -> "Iterator[tuple[str, os.DirEntry[str]]]":
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except FileNotFoundError:
        return
    for entry in entries:
        path = prefix + entry.name
        yield path, entry
        if entry.is_dir(follow_symlinks=False):
            yield from _entries(entry.path, f"{path}/")


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _above(file: str) -> Iterator[str]:
    """All folders in which a file lies."""
    place = file.find("/")
    while place > 0:
        yield file[:place]
        place = file.find("/", place + 1)
