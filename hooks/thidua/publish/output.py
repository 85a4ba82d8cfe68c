"""The files of a site that are no pages: where they are put, and what the last build left.

Makers write straight into the folder that is built, one file after the other,
so that the whole of a large site is never held in memory. A file that is as it
was is not made again: it is named, and taken over from the last build.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from thidua.read.folder import digest
from thidua.read.kept import NOTHING_KEPT, Kept


@dataclass(frozen=True)
class Past:
    """What the last build has left to one maker: its files, and what it kept for the next.

    ``files`` are digests by path below ``folder``, of what is really there;
    ``kept`` is ``None`` when nothing is known. In ``store`` lies what is too large
    to be kept again by every build.
    """

    folder: Path
    files: Mapping[str, bytes]
    kept: Any = None
    store: Kept = NOTHING_KEPT


NO_PAST = Past(Path(), {})


@dataclass
class Output:
    """The files of one maker below ``folder``.

    ``made`` are digests by path; ``same`` are the files of the last build that
    are taken over, by their path today.
    """

    folder: Path
    made: dict[str, bytes] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)

    def write(self, path: str, data: bytes) -> bytes:
        """Write a file and return the digest of its bytes."""
        file = self.folder / path
        try:
            file.write_bytes(data)
        except FileNotFoundError:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        self.made[path] = digest(data)
        return self.made[path]

    def leave(self, path: str, was: str | None = None) -> None:
        """Take over the file of the last build, which was at ``was``, or at the same path."""
        self.same[path] = path if was is None else was


Maker: TypeAlias = Callable[[Output, Past], object]
"""Writes files of one kind, and returns what it wants to know at the next build."""
