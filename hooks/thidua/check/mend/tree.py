"""Mending a whole content folder."""

import os
import stat
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from pathlib import Path

from thidua.check import schema
from thidua.check.mend.citations import cited_bodies
from thidua.check.mend.content import mend_list, mend_record
from thidua.check.mend.locks import longer_locks
from thidua.check.mend.write import replace
from thidua.check.run import Checked
from thidua.read import front_matter, source, yaml_reader
from thidua.read.nodes import Mapping, Sequence
from thidua.read.tree import DATA, OTHER_LISTS, SITE_FILE
from thidua.records.kinds import KINDS, Kind
from thidua.records.lists import Host

_HOSTS = f"{DATA}/https-hosts.yml"
_FOLDERS = {kind.folder: kind for kind in KINDS.values() if kind.folder}
_LISTS = {kind.listed for kind in KINDS.values() if kind.listed} | {SITE_FILE, *OTHER_LISTS}


@dataclass(slots=True)
class Mended:
    """The paths below the content folder that were mended, and those that could not be written."""

    changed: list[str] = field(default_factory=list)
    unwritable: list[str] = field(default_factory=list)


def mend_tree(root: Path, check: Callable[[], Checked]) -> Mended:
    """Mend what is safe to mend in the content folder ``root``.

    The files come first; then ``check`` looks at them, since only what is
    without fault is locked. The list of hosts comes before all other files,
    since they are mended by it.
    """
    mended = Mended()
    files = dict(content_files(root))
    hosts: Set[str] = frozenset()
    if _HOSTS in files:
        _mend_file(root, _HOSTS, _mend_of(None, hosts), mended)
        hosts = _known_hosts(root)
    for uri, kind in files.items():
        _mend_file(root, uri, _mend_of(kind, hosts), mended)
    checked = check()
    bodies = cited_bodies(checked.context)
    for uri, body in bodies.items():
        _replace_body(root, uri, body, mended)
    for uri, text in longer_locks(check() if bodies else checked).items():
        _write(root, uri, text.encode(), mended)
    return mended


def content_files(root: Path) -> Iterator[tuple[str, Kind | None]]:
    """The files that may be mended, in order: pages with their kind, and lists.

    They are those that the reader takes for content: nothing hidden, nothing
    behind a symbolic link, nothing that lies where it should not.
    """
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".") and not (Path(folder) / name).is_symlink()
        )
        for name in sorted(files):
            path = (Path(folder) / name).relative_to(root)
            top = path.parts[0]
            if name.startswith("."):
                continue
            if top in _FOLDERS and len(path.parts) > 1 and path.suffix == ".md":
                yield path.as_posix(), _FOLDERS[top]
            elif path.parts[:-1] == (DATA,) and path.suffix == ".yml" and path.stem in _LISTS:
                yield path.as_posix(), None


def _mend_of(kind: Kind | None, hosts: Set[str]) -> Callable[[bytes], bytes]:
    if kind is None:
        return lambda data: mend_list(data, hosts)
    return lambda data: mend_record(data, kind, hosts)


def _mend_file(root: Path, uri: str, mend: Callable[[bytes], bytes], mended: Mended) -> None:
    data = _read(root, uri)
    if data is None:
        return
    after = mend(data)
    if after != data:
        _write(root, uri, after, mended)


def _replace_body(root: Path, uri: str, body: str, mended: Mended) -> None:
    data = _read(root, uri)
    text = source.decode("", data)[0] if data is not None else None
    parts = front_matter.split("", text)[0] if text is not None else None
    if text is not None and parts is not None:
        head = text[: len(text) - len(parts.body)]
        _write(root, uri, (head + body).encode(), mended)


def _read(root: Path, uri: str) -> bytes | None:
    """The bytes of a plain file of bearable size; anything else has its finding already."""
    try:
        state = (root / uri).lstat()
        if not stat.S_ISREG(state.st_mode) or state.st_size > source.MAX_BYTES:
            return None
        return (root / uri).read_bytes()
    except OSError:
        return None


def _write(root: Path, uri: str, data: bytes, mended: Mended) -> None:
    path = root / uri
    if path.is_symlink() or path.parent.is_symlink():
        return
    try:
        replace(path, data)
    except OSError:
        mended.unwritable.append(uri)
    else:
        if uri not in mended.changed:
            mended.changed.append(uri)


def _known_hosts(root: Path) -> frozenset[str]:
    data = _read(root, _HOSTS)
    text = source.decode("", data)[0] if data is not None else None
    node = yaml_reader.read("", text)[0] if text is not None else None
    rows = node.items if isinstance(node, Sequence) else ()
    hosts = (schema.make(Host, "", row, {})[0] for row in rows if isinstance(row, Mapping))
    return frozenset(host.host for host in hosts if host is not None)
