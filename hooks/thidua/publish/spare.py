"""The spare folder: the site before the last, made into the next one.

A whole tree of links to thousands of unchanged files takes longer to make and
to remove than all that a small change makes anew. The tree that was replaced
is therefore kept, and only what differs is put right in it. Its files are the
very files of the site, so that none is ever written to, only put in place.
"""

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from thidua.read.seen import Identity, Seen, identity

Wanted: TypeAlias = Mapping[str, Identity | None]
"""The files of the next site by path: which file each is, if not a new one."""


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

        def source(file: str) -> str:
            return f"{self.target}/{same[file]}" if file in same else f"{staging}/{file}"

        wanted = {**target.identities(same), **dict.fromkeys(made)}
        try:
            return self._hold(wanted, source)
        except OSError:  # a folder where a file should be, or the like: somebody was here
            shutil.rmtree(self.spare, ignore_errors=True)
            return self._hold(wanted, source)

    def link(self, files: Iterable[str]) -> None:
        """Hold just these files of the target."""
        self._hold(dict.fromkeys(files), lambda file: f"{self.target}/{file}")

    def _hold(self, wanted: Wanted, source: Callable[[str], str]) -> set[str]:
        """Hold just these files; ``source`` says where one is now."""
        self.spare.mkdir(exist_ok=True)
        self.spare.chmod(0o755)
        tree = _Tree(self.spare)
        folders: defaultdict[str, list[str]] = defaultdict(list)
        for file in wanted:
            folders[_folder_of(file)].append(file)
        tree.move_folders(folders, wanted)
        placed = tree.lacking(wanted)
        for file in placed:
            tree.place(source(file), file)
        tree.hold_no_others(wanted, folders)
        return placed


class _Tree:
    """What is in the spare: files by their paths, and the folders."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, Identity] = {}
        self._folders: set[str] = set()
        device = root.stat().st_dev
        left = [("", str(root))]
        while left:
            prefix, place = left.pop()
            with os.scandir(place) as found:
                entries = list(found)
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    self._folders.add(path)
                    left.append((f"{path}/", entry.path))
                else:
                    is_file = entry.is_file(follow_symlinks=False)
                    self._files[path] = identity(device, entry.inode()) if is_file else b""

    def lacking(self, wanted: Wanted) -> set[str]:
        """The paths at which not the wanted file lies."""
        lies = self._files.get
        return {file for file, known in wanted.items() if known is None or lies(file) != known}

    def move_folders(self, folders: Mapping[str, Iterable[str]], wanted: Wanted) -> None:
        """Where a folder has only got another name, give it that: its files are not touched.

        The index of the search has another name in every build, and a file for each record.
        """
        new = folders.keys() - self._folders - {""}
        known = {wanted[file]: file for folder in new for file in folders[folder]}
        if not any(known):
            return
        for place, it in list(self._files.items()):
            file = known.get(it)
            if file is None:
                continue
            folder, was = _folder_of(file), _folder_of(place)
            is_free = was and was not in folders and folder not in self._folders
            if is_free and place == was + file.removeprefix(folder):
                self._move(was, folder)

    def _move(self, was: str, folder: str) -> None:
        self._make_folder(_folder_of(folder))
        os.rename(f"{self._root}/{was}", f"{self._root}/{folder}")  # noqa: PTH104
        inside = f"{was}/"
        moved = {path for path in self._folders if f"{path}/".startswith(inside)}
        self._folders -= moved
        self._folders |= {folder + path.removeprefix(was) for path in moved}
        for path in [path for path in self._files if path.startswith(inside)]:
            self._files[folder + path.removeprefix(was)] = self._files.pop(path)

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

    def hold_no_others(self, files: Mapping[str, object], folders: Iterable[str]) -> None:
        """Remove all other files, and all folders but these ``folders`` of the files."""
        for file in self._files.keys() - files.keys():
            os.unlink(f"{self._root}/{file}")  # noqa: PTH108
        used = {above for folder in folders for above in _above(f"{folder}/")}
        for folder in sorted(self._folders - used, reverse=True):
            os.rmdir(f"{self._root}/{folder}")  # noqa: PTH106


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _above(file: str) -> Iterator[str]:
    """All folders in which a file lies."""
    place = file.find("/")
    while place > 0:
        yield file[:place]
        place = file.find("/", place + 1)
