"""Digests of files that were read before and have not been touched since.

A file counts as untouched when its device, its inode, its size, and the times
at which its bytes and its state last changed are what they were; the last of
these no program can set. A file that changed less than ``SETTLED`` before it
was read is read again the next time, since another change might bear the same
time.
"""

import os
import stat
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from thidua.read.folder import digest_of

SETTLED = 2_000_000_000
"""Nanoseconds; the clocks of file systems have steps of up to two seconds."""


Signature: TypeAlias = tuple[int, int, int, int, int]
"""Device, inode, size, last change of the bytes, last change of the state; times in nanoseconds."""


@dataclass(frozen=True)
class Seen:
    """The files below a folder by path with ``/``, each with a digest of its bytes.

    ``signatures`` are those of plain files; ``settled`` are the paths whose
    digest may be believed as long as the signature is the same.
    """

    digests: Mapping[str, bytes] = field(default_factory=dict)
    signatures: Mapping[str, Signature] = field(default_factory=dict)
    settled: frozenset[str] = frozenset()


def look(folder: Path, before: Seen) -> Seen:
    """The files below ``folder``; those that are what they were ``before`` are not read."""
    now = time.time_ns()
    digests: dict[str, bytes] = {}
    signatures: dict[str, Signature] = {}
    settled: set[str] = set()
    for path, state in _files(str(folder), ""):
        changed = state.st_ctime_ns
        sign = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, changed)
        is_known = path in before.settled and before.signatures[path] == sign
        digests[path] = before.digests[path] if is_known else digest_of(f"{folder}/{path}")
        if stat.S_ISREG(state.st_mode):
            signatures[path] = sign
            if is_known or changed < now - SETTLED:
                settled.add(path)
    return Seen(digests, signatures, frozenset(settled))


def _files(folder: str, prefix: str) -> "Iterator[tuple[str, os.stat_result]]":
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        if prefix:
            yield prefix.removesuffix("/"), os.lstat(folder)
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name, entry.stat(follow_symlinks=False)
