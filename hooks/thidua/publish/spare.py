"""The spare folder: the site before the last, made into the next one.

A whole tree of links to thousands of unchanged files takes longer to make and
to remove than all that a small change makes anew. The tree that was replaced
is therefore kept, and only what differs is put right in it. Its files are the
very files of the site, so that none is ever written to, only put in place.
"""

import os
import shutil
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from thidua.read.seen import Signature

File = tuple[int, int]
"""Device and inode: two paths with the same are one file."""


class Spare:
    """The folder ``spare``, which becomes the next site; ``target`` is the site that is served."""

    def __init__(self, spare: Path, target: Path) -> None:
        self.spare = spare
        self.target = target

    def become(
        self,
        staging: Path,
        made: Iterable[str],
        same: Mapping[str, str],
        target: Mapping[str, Signature],
    ) -> None:
        """Hold the files that were ``made`` in ``staging``, those of the target, and no others.

        ``same`` are the paths in the target by those in the next site.
        """
        if not same:
            shutil.rmtree(self.spare, ignore_errors=True)
            staging.rename(self.spare)
            return
        links: dict[str, tuple[str, File | None]] = {
            file: (f"{self.target}/{was}", target[was][:2]) for file, was in same.items()
        }
        links.update((file, (f"{staging}/{file}", None)) for file in made)
        try:
            self._hold(links)
        except OSError:  # a folder where a file should be, or the like: somebody was here
            shutil.rmtree(self.spare, ignore_errors=True)
            self._hold(links)

    def _hold(self, links: Mapping[str, tuple[str, File | None]]) -> None:
        """Hold just these: by path where the file is now, and which one it is if not a new one."""
        self.spare.mkdir(exist_ok=True)
        self.spare.chmod(0o755)
        there, there_folders = _found(self.spare)
        folders = _Folders(self.spare, there_folders, links)
        there = folders.rename(there)
        for file, (source, known) in links.items():
            if known is None or there.get(file) != known:
                folders.make_for(file)
                _link(source, f"{self.spare}/{file}")
        for file in there.keys() - links.keys():
            os.unlink(f"{self.spare}/{file}")  # noqa: PTH108
        folders.remove_unused()


def _found(folder: Path) -> tuple[dict[str, File], set[str]]:
    """The files below a folder, and the folders, by their paths."""
    files: dict[str, File] = {}
    folders: set[str] = set()
    for path, entry in _entries(str(folder), ""):
        if entry.is_dir(follow_symlinks=False):
            folders.add(path)
        else:
            state = entry.stat(follow_symlinks=False)
            is_file = stat.S_ISREG(state.st_mode)
            files[path] = (state.st_dev, state.st_ino) if is_file else (0, 0)
    return files, folders


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


def _link(old: str, new: str) -> None:
    try:
        os.link(old, new)
    except FileExistsError:
        os.link(old, f"{new}.new")
        os.replace(f"{new}.new", new)  # noqa: PTH105


class _Folders:
    """The folders of the spare: made where they are wanted, removed where nothing is left."""

    def __init__(self, spare: Path, there: set[str], files: Iterable[str]) -> None:
        self._spare = spare
        self._there = there
        self._used = {folder for file in files for folder in _above(file)}

    def rename(self, files: dict[str, File]) -> dict[str, File]:
        """Rename what is one folder today and was one in its place; return the files by path.

        Such is the folder of a search index, named by what is in it, with
        thousands of files of which most stay.
        """
        gone, new = _only_ones(self._there - self._used), _only_ones(self._used - self._there)
        for parent in gone.keys() & new.keys():
            old, today = gone[parent], new[parent]
            os.rename(f"{self._spare}/{old}", f"{self._spare}/{today}")  # noqa: PTH104
            files = {_below(path, old, today): file for path, file in files.items()}
            self._there = {_below(path, old, today) for path in self._there}
        return files

    def make_for(self, file: str) -> None:
        folder = file.rpartition("/")[0]
        if folder and folder not in self._there:
            os.makedirs(f"{self._spare}/{folder}", exist_ok=True)  # noqa: PTH103
            self._there.update(_above(file))

    def remove_unused(self) -> None:
        for folder in sorted(self._there - self._used, reverse=True):
            os.rmdir(f"{self._spare}/{folder}")  # noqa: PTH106


def _only_ones(folders: Iterable[str]) -> dict[str, str]:
    """By the folder above the folders that are alone in it."""
    found: dict[str, list[str]] = defaultdict(list)
    for folder in folders:
        found[folder.rpartition("/")[0]].append(folder)
    return {parent: alone[0] for parent, alone in found.items() if len(alone) == 1}


def _below(path: str, old: str, new: str) -> str:
    """A path where the folder ``old`` is called ``new``."""
    if path == old:
        return new
    return new + path[len(old) :] if path.startswith(f"{old}/") else path


def _above(file: str) -> Iterator[str]:
    """All folders in which a file lies."""
    place = file.find("/")
    while place > 0:
        yield file[:place]
        place = file.find("/", place + 1)
