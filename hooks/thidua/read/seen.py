"""Digests of files that were read before and have not been touched since.

A file counts as untouched when its device, its inode, its size, and the times
at which its bytes and its state last changed are what they were; the last of
these no program can set. A file that changed so short a time before it was
looked at that another change might bear the same time is read again.
"""

import os
import stat
import struct
import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from thidua.read.folder import digest_of

SETTLED = 100_000_000
"""Nanoseconds; the clock by which systems date files goes in steps of up to ten million."""

SETTLED_COARSE = 2_000_000_000
"""Nanoseconds, for the times of file systems that know whole seconds or every other one."""

_SECOND = 1_000_000_000

Signature: TypeAlias = bytes
"""Device, inode, size, last change of the bytes, last change of the state; times in nanoseconds.

Eight bytes each, since tens of thousands are kept from build to build.
"""

_SIGNATURE = struct.Struct("=QQQqq")
_IDENTITY = struct.Struct("=QQ")

Identity: TypeAlias = bytes
"""Device and inode: two paths with the same are one file."""


@dataclass(frozen=True)
class Seen:
    """The files below a folder by path with ``/``, each with a digest of its bytes.

    ``signatures`` are those of plain files; ``unsettled`` are the paths whose
    digest may not be believed although the signature is the same.
    """

    digests: Mapping[str, bytes] = field(default_factory=dict)
    signatures: Mapping[str, Signature] = field(default_factory=dict)
    unsettled: frozenset[str] = frozenset()

    def identities(self, paths: Mapping[str, str]) -> dict[str, Identity]:
        """By each key which file it is that stands at the path that is its value."""
        signatures = self.signatures
        return {key: signatures[path][: _IDENTITY.size] for key, path in paths.items()}

    def news_since(self, before: "Seen") -> int:
        """How many files are new since ``before``, or were unsettled then and are not now."""
        new = self.signatures.items() - before.signatures.items()
        return len(new) + len(before.unsettled - self.unsettled)


def look(folder: Path, before: Seen) -> Seen:
    """The files below ``folder``; those that are what they were ``before`` are not read."""
    digests: dict[str, bytes] = {}
    signatures: dict[str, Signature] = {}
    unsettled: set[str] = set()
    now = time.time_ns()
    signature_before = before.signatures.get
    for path, state in _files(str(folder)):
        sign = signature(state)
        if signature_before(path) == sign and path not in before.unsettled:
            digests[path] = before.digests[path]
            signatures[path] = sign
            continue
        digests[path] = digest_of(f"{folder}/{path}")
        if not _has_settled(state, now):
            unsettled.add(path)
        if stat.S_ISREG(state.st_mode):
            signatures[path] = sign
    return Seen(digests, signatures, frozenset(unsettled))


def put_together(
    folder: Path,
    digests: Mapping[str, bytes],
    placed: Collection[str],
    before: Seen,
    same: Mapping[str, str],
) -> Seen:
    """The files of a folder that this process has just put together.

    Those that were ``placed`` anew are looked at; all others lay there as
    they were seen ``before`` at the path by which ``same`` names them.
    """
    signatures = {path: before.signatures[was] for path, was in same.items() if path not in placed}
    unsettled = {path for path in signatures if same[path] in before.unsettled}
    now = time.time_ns()
    for path in placed:
        state = os.lstat(f"{folder}/{path}")
        signatures[path] = signature(state)
        if not _has_settled(state, now):
            unsettled.add(path)
    return Seen(digests, signatures, frozenset(unsettled))


def signature(state: os.stat_result) -> Signature:
    """The signature of a file in a certain state."""
    times = state.st_mtime_ns, state.st_ctime_ns
    return _SIGNATURE.pack(state.st_dev, state.st_ino, state.st_size, *times)


def identity(device: int, inode: int) -> Identity:
    """Which file it is that has an inode on a device."""
    return _IDENTITY.pack(device, inode)


def _has_settled(state: os.stat_result, now: int) -> bool:
    changed = state.st_ctime_ns
    return changed < now - (SETTLED if changed % _SECOND else SETTLED_COARSE)


def _files(folder: str) -> "Iterator[tuple[str, os.stat_result]]":
    """All files below a folder; a folder that cannot be read counts as one."""
    left = [("", folder)]
    while left:
        prefix, place = left.pop()
        try:
            with os.scandir(place) as found:
                entries = list(found)
        except OSError:
            if prefix:
                yield prefix.removesuffix("/"), os.lstat(place)
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                left.append((f"{prefix}{entry.name}/", entry.path))
            else:
                yield prefix + entry.name, entry.stat(follow_symlinks=False)
