"""What one run keeps for the next: values in files that are believed only when whole and ours.

A file is two digests and a pickled value. They cover the value, and the key
under which it was kept with the edition of whoever keeps it, so that anything
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
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from thidua.read.seen import Seen, Signature, look, signature

_DIGEST = 32
_DRAFT = "-draft"


def edition(root: Path, files: Iterable[Path], *more: str) -> str:
    """What everything kept depends on: the text of ``files``, Python and all that is installed."""
    digest = hashlib.sha256()
    for text in (sys.version, *installed(sys.path), *more):
        digest.update(f"{text}\0".encode())
    for path in sorted(files):
        data = path.read_bytes()
        digest.update(os.fsencode(f"{os.path.relpath(path, root)}\0{len(data)}\0"))
        digest.update(data)
    return digest.hexdigest()


def installed(places: Iterable[str]) -> list[str]:
    """What is installed in ``places``, by name and version, which name the folder of its metadata.

    Source: https://packaging.python.org/en/latest/specifications/recording-installed-packages/
    """
    folders = [Path(place) for place in places if place]
    metadata = (path.name for folder in folders if folder.is_dir() for path in folder.iterdir())
    return sorted(name for name in metadata if name.endswith((".dist-info", ".egg-info")))


class _Sealed(NamedTuple):
    """A file as it is: the digest of edition and key, the pickled value, which is whole."""

    seal: bytes
    value: memoryview


def _read(path: str) -> _Sealed | None:
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            data = memoryview(file.read())
    except OSError:
        return None
    seal, digest, value = bytes(data[:_DIGEST]), data[_DIGEST : 2 * _DIGEST], data[2 * _DIGEST :]
    return _Sealed(seal, value) if digest == hashlib.sha256(value).digest() else None


class _AtHand(NamedTuple):
    """A value that was read ahead, with the signature of its file."""

    signature: Signature
    seal: bytes
    value: Any


_at_hand: dict[str, _AtHand] = {}


def read_ahead(folder: Path) -> None:
    """Read all that is kept in ``folder``; processes that are forked from here have it at hand."""
    for entry in os.scandir(folder) if folder.is_dir() else ():
        sign = signature(entry.stat())
        known = _at_hand.get(entry.path)
        if known is None or known.signature != sign:
            _at_hand.pop(entry.path, None)
            sealed = _read(entry.path)
            if sealed is not None:
                with suppress(Exception):  # a value of classes that are no more
                    value = pickle.loads(sealed.value)  # noqa: S301  (see above)
                    _at_hand[entry.path] = _AtHand(sign, sealed.seal, value)


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
        path, seal = f"{self._folder}/{name}", self._seal(key)
        ready = _at_hand.get(path)
        try:
            if ready is not None and ready.signature == signature(os.stat(path)):  # noqa: PTH116
                return ready.value if ready.seal == seal else None
            sealed = _read(path)
            return pickle.loads(sealed.value) if sealed and sealed.seal == seal else None  # noqa: S301
        except Exception:  # noqa: BLE001  (no file any more, or a value of classes that are no more)
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
                    for part in (self._seal(key), hashlib.sha256(data).digest(), data):
                        file.write(part)
                Path(path).replace(self._folder / name)
            except OSError:
                Path(path).unlink(missing_ok=True)
        except OSError:
            return

    def draft(self, name: str, key: str, value: object) -> None:
        """Put ``value`` by; it takes the place of what is kept as ``name`` when it is confirmed."""
        self.keep(f"{name}{_DRAFT}", key, value)

    def confirm(self, name: str) -> None:
        """Keep the draft of ``name``."""
        if self._folder is not None:
            with suppress(OSError):  # nothing was drafted, or nothing can be kept
                (self._folder / f"{name}{_DRAFT}").replace(self._folder / name)

    def _seal(self, key: str) -> bytes:
        text = f"{len(self._edition)}:{self._edition}{len(key)}:{key}"
        return hashlib.sha256(text.encode()).digest()


NOTHING_KEPT = Kept(None, "")
"""Where nothing is kept."""


@dataclass(frozen=True)
class Known:
    """A folder as it was ``seen`` just now, and what is kept of it."""

    seen: Seen
    kept: Kept

    @property
    def files(self) -> Mapping[str, bytes]:
        """Digests of the files by their path."""
        return self.seen.digests

    def has_changed(self, folder: Path) -> bool:
        """Whether somebody has changed the folder since, so that ``files`` are those of before."""
        return look(folder, self.seen).digests != self.files


NOTHING_KNOWN = Known(Seen(), NOTHING_KEPT)
