"""Bytes put aside while a site is built, so that memory does not grow with it."""

import os
import tempfile
from pathlib import Path
from typing import NamedTuple


class Slice(NamedTuple):
    """Where bytes lie: the number of a file, the first byte, how many."""

    file: int
    start: int
    length: int


class Spool:
    """Files without a name, which end with the build; one for each process that writes.

    They are opened before the processes part, so that each can read what all
    others have put aside.
    """

    def __init__(self, folder: Path | None = None, count: int = 1) -> None:
        self._files = [
            tempfile.TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115  (open to the end)
            for _ in range(count)
        ]
        self._ends = [0] * count

    def put(self, data: bytes, file: int = 0) -> Slice:
        """Put ``data`` aside in the file with this number; no other process writes there."""
        place = Slice(file, self._ends[file], len(data))
        written = 0
        while written < len(data):
            written += self._files[file].write(memoryview(data)[written:])
        self._ends[file] += len(data)
        return place

    def get(self, place: Slice) -> bytes:
        """What was put aside at ``place``."""
        return os.pread(self._files[place.file].fileno(), place.length, place.start)
