"""What lies in a folder, by the bytes."""

import hashlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path


def digests(folder: Path, known: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """The files below ``folder`` by their path with ``/``, each with a digest of its bytes.

    Of what is no plain file, or cannot be read, the digest says so; a folder
    that cannot be looked into stands among the files. Files whose digest is
    ``known`` are not read.
    """
    known = known or {}
    return {
        path: known.get(path) or digest_of(f"{folder}/{path}") for path in _paths(str(folder), "")
    }


def _paths(folder: str, prefix: str) -> Iterator[str]:
    try:
        with os.scandir(folder) as found:
            entries = list(found)
    except OSError:
        if prefix:
            yield prefix.removesuffix("/")
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _paths(entry.path, f"{prefix}{entry.name}/")
        else:
            yield prefix + entry.name


def digest_of(path: str) -> bytes:
    """What ``digests`` says of one file."""
    try:
        file = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        return f"error {error.errno}".encode()
    try:
        state = os.fstat(file)
        if not stat.S_ISREG(state.st_mode):
            return b"not a file"
        summed = hashlib.sha256()
        while data := os.read(file, max(state.st_size + 1, 1 << 16)):
            summed.update(data)
        return summed.digest()
    finally:
        os.close(file)


def digest(data: bytes) -> bytes:
    """What ``digests`` says of a file with these bytes."""
    return hashlib.sha256(data).digest()
