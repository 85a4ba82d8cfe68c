"""The site folder: built beside, verified, put together, exchanged in one step.

A reader of the old folder never finds it missing or half written, a failed or
killed build leaves it as it was, and a file whose bytes did not change keeps
its inode and its time of change, so that a web server's ETag stays the same.
"""

import ctypes
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Collection, Container, Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from thidua.publish.plan import Plan
from thidua.publish.spare import Spare
from thidua.read.seen import Seen

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""``renameat2(2)``: both paths exist and are swapped atomically (Linux 3.15)."""

_END = 64
"""Bytes of a page among which the last tag must end, for nothing but a few blanks follows it."""


class BuildFault(Exception):
    """A build that may not be published, with its reason."""


class SiteFolder:
    """The folder ``target``, entered by one build at a time; beside it what becomes the next site.

    New files are made in a staging folder, and put together with the others in
    the spare, which is then exchanged for the target.
    """

    def __init__(self, target: Path) -> None:
        self.target = target
        self._lock: IO[str] | None = None
        self._owner = os.getpid()
        self._prefix = f".{target.name}-staging-"
        self._staging: Path | None = None
        self._next = Spare(target.with_name(f".{target.name}-spare"), target)

    def __enter__(self) -> Self:
        parent = self.target.parent
        parent.mkdir(parents=True, exist_ok=True)
        self._lock = (parent / f".{self.target.name}-lock").open("w")
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        for left in parent.glob(f"{self._prefix}*"):  # of a build that was killed
            shutil.rmtree(left, ignore_errors=True)
        return self

    @cached_property
    def staging(self) -> Path:
        """An empty folder, made when it is first asked for and removed at the end."""
        staging = Path(tempfile.mkdtemp(prefix=self._prefix, dir=self.target.parent))
        staging.chmod(0o755)
        self._staging = staging
        return staging

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if os.getpid() != self._owner:
            return  # a child that was forked inside
        if self._staging is not None:
            shutil.rmtree(self._staging, ignore_errors=True)
        assert self._lock is not None
        self._lock.close()

    def publish(
        self, files: Collection[str], same: Mapping[str, str], target: Seen
    ) -> Collection[str]:
        """Put the next site in the place of the old one, which becomes the spare.

        ``files`` are the paths of all its files; the ``same`` ones lie in the
        target, at the paths given, the others in the staging folder. The answer
        are the paths at which files were placed.
        """
        made = set(files).difference(same)
        placed = self._next.become(self.staging, made, same, target)
        if self.target.exists():
            _exchange(self._next.spare, self.target)
        else:
            self._next.spare.rename(self.target)
        if not same:
            # Links to a whole site take long; the next small change finds them
            # there. If they cannot be made, that change makes what is missing.
            with suppress(OSError):
                self._next.link(files)
        return placed


def _exchange(one: Path, other: Path) -> None:
    """Swap two folders; where the system cannot do it in one step, in two."""
    libc = ctypes.CDLL(None, use_errno=True)
    swap = getattr(libc, "renameat2", None)
    if swap is not None:
        done = swap(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
        if done == 0:
            return
        code = ctypes.get_errno()
        if code not in (errno.EINVAL, errno.ENOSYS):
            raise OSError(code, os.strerror(code), str(other))
    aside = one.with_name(f"{one.name}-old")
    other.rename(aside)
    one.rename(other)
    aside.rename(one)


def verify(folder: Path, plan: Plan, files: Iterable[str], new: Container[str]) -> None:
    """Every planned page is among ``files``, and nothing that is no page of the plan.

    Raises ``BuildFault`` naming the first fault; only the ``new`` pages are read.
    """
    wanted = {page.file for page in plan.pages} | {"404.html"}
    found = {file for file in files if file.endswith(".html")}
    for missing in sorted(wanted - found):
        raise BuildFault(f"thiếu trang {missing}")
    for extra in sorted(found - wanted):
        raise BuildFault(f"thừa trang {extra}")
    for name in sorted(wanted):
        if name in new and not _last_bytes(f"{folder}/{name}").rstrip().endswith(b"</html>"):
            raise BuildFault(f"trang {name} bị cụt")


def _last_bytes(path: str) -> bytes:
    file = os.open(path, os.O_RDONLY)
    try:
        return os.pread(file, _END, max(0, os.fstat(file).st_size - _END))
    finally:
        os.close(file)
