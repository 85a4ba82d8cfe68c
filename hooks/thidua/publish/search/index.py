"""The last index: what a build keeps of it, and whether the next can go on from there."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from thidua.publish.output import Past
from thidua.publish.search.numbering import Numbering
from thidua.publish.search.postings import Later
from thidua.publish.search.reading import NO_NAMES, Names
from thidua.publish.search.shards import Family


@dataclass(frozen=True, slots=True)
class Index:
    """What a build keeps of its index: all from which only what changed need be made again.

    ``marks`` are by the numbers of documents; ``bodies`` are marks of their bodies
    alone, and ``world`` covers all the rest of them and their ``numbering``. Words
    have numbers that only this and the indexes before it know. All lists of
    postings are kept apart, as the edition ``lists``; ``later`` is what has changed
    in them since.
    """

    folder: str = ""
    world: str | None = None
    short_forms: Mapping[str, list[str]] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)
    marks: Mapping[int, bytes] = field(default_factory=dict)
    bodies: Mapping[int, bytes] = field(default_factory=dict)
    lengths: str = ""
    words: Family = field(default_factory=Family)
    pairs: Family = field(default_factory=Family)
    names: Names = NO_NAMES
    lists: str = ""
    later: Later = field(default_factory=Later)


@dataclass(frozen=True)
class Last:
    """The last index, the folder that it is in, and the digests of its files by name."""

    index: Index = field(default_factory=Index)
    folder: Path = Path()
    files: Mapping[str, bytes] = field(default_factory=dict)

    def file(self, name: str) -> bytes:
        """What a file of the index holds."""
        return (self.folder / name).read_bytes()


def last_index(past: Past, short_forms: Mapping[str, list[str]]) -> Last:
    """The last index, when it knew the same short forms and all its files are there."""
    index = past.kept
    if not isinstance(index, Index) or index.short_forms != short_forms:
        return Last()
    start = len(index.folder)
    files = {p[start:]: known for p, known in past.files.items() if p.startswith(index.folder)}
    if index.folder != folder_of(files):
        return Last()
    return Last(index, past.folder / index.folder, files)


def folder_of(files: Mapping[str, bytes]) -> str:
    """The folder for files of such digests by name."""
    named = b"".join(f"{name}\0".encode() + known for name, known in sorted(files.items()))
    return f"search/{hashlib.sha256(named).hexdigest()[:12]}/"
