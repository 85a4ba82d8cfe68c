"""What one run keeps for the next: values in files that are believed only when whole and ours.

A file is a digest and a pickled value. The digest covers the value, the key
under which it was kept and the edition of whoever keeps it, so that anything
odd (cut short, garbled, of other code, of another input) is as good as
missing. A pickle runs code when it is read; whoever can write into the folder
can write into the code beside it.
"""

import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

_DIGEST = 32


def edition(root: Path, files: Iterable[Path], *more: str) -> str:
    """What everything kept depends on: the text of ``files``, Python and all that is installed."""
    digest = hashlib.sha256()
    installed = sorted(f"{d.name} {d.version}" for d in metadata.distributions())
    for text in (sys.version, *installed, *more):
        digest.update(f"{text}\0".encode())
    for path in sorted(files):
        data = path.read_bytes()
        digest.update(os.fsencode(f"{os.path.relpath(path, root)}\0{len(data)}\0"))
        digest.update(data)
    return digest.hexdigest()


class Kept:
    """The values kept in ``folder`` by one edition of the code; none without a folder.

    Clocks are never asked. Writing may fail in any way: then nothing is kept.
    """

    def __init__(self, folder: Path | None, edition: str) -> None:
        self._folder = folder
        self._edition = edition

    def recall(self, name: str, key: str) -> Any | None:
        """The value that was kept as ``name`` under ``key``, or ``None``."""
        if self._folder is None:
            return None
        try:
            data = (self._folder / name).read_bytes()
        except OSError:
            return None
        value = memoryview(data)[_DIGEST:]
        if data[:_DIGEST] != self._digest(key, value):
            return None
        try:
            return pickle.loads(value)  # noqa: S301  (see above)
        except Exception:  # noqa: BLE001  (a value of classes that are no more is a miss)
            return None

    def keep(self, name: str, key: str, value: object) -> None:
        """Keep ``value`` as ``name``, in one step and in the place of what was there."""
        if self._folder is None:
            return
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, path = tempfile.mkstemp(dir=self._folder, prefix=f".{name}-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(self._digest(key, data))
                    file.write(data)
                Path(path).replace(self._folder / name)
            except OSError:
                Path(path).unlink(missing_ok=True)
        except OSError:
            return

    def _digest(self, key: str, value: "bytes | memoryview") -> bytes:
        digest = hashlib.sha256(f"{len(self._edition)}:{self._edition}{len(key)}:{key}".encode())
        digest.update(value)
        return digest.digest()


NOTHING_KEPT = Kept(None, "")
"""Where nothing is kept."""


@dataclass(frozen=True)
class Known:
    """A folder as it is now, its files by their ``digests``, and what is kept of them."""

    files: Mapping[str, bytes]
    kept: Kept


NOTHING_KNOWN = Known({}, NOTHING_KEPT)
