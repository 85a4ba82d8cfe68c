"""The content folder: which file is what, read once."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from thidua.findings.faults import release as checker_faults
from thidua.findings.faults import text as faults
from thidua.findings.faults import yaml as yaml_faults
from thidua.findings.finding import Finding, Place
from thidua.read import front_matter, source, yaml_reader
from thidua.read.nodes import Mapping, Node, Sequence
from thidua.records.kinds import KINDS, Kind
from thidua.text.letters import printable

DATA = "data"
ASSETS = "assets"
LOCKS = ("guids.lock", "addresses.lock")
SITE_FILE = "site"
OTHER_LISTS = ("holidays", "redirects", "https-hosts", "feed-changes")

_CUT_IN_TWO = yaml_faults.SECOND_DOCUMENT.code
"""Only the first part of such a list was read, so that nothing can be said of its ids."""

_TRAILING = re.compile(r"(?<![ \t])[ \t]+$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Claim:
    """A content file, readable or not: its name claims the id of a record of ``kind``.

    What speaks of a record with a fault of its own has no fault.
    """

    path: str
    uri: str
    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class RecordSource:
    """A content file: its front matter with places, and its body.

    ``path`` is the path to show an editor; ``uri`` the path below the content
    folder, with ``/``.
    """

    path: str
    uri: str
    kind: Kind
    id: str
    front: Mapping
    body: str
    body_line: int


@dataclass(frozen=True, slots=True)
class RowSource:
    """One row of a list in ``docs/data/``."""

    path: str
    node: Mapping


@dataclass(frozen=True, slots=True)
class ListSource:
    """A list in ``docs/data/``, or for ``site`` its one mapping."""

    name: str
    path: str
    rows: tuple[RowSource, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """All that was read from the content folder, and what could not be read."""

    root: Path
    label: str
    claims: tuple[Claim, ...]
    records: tuple[RecordSource, ...]
    lists: dict[str, ListSource]
    locks: dict[str, str]
    assets: tuple[str, ...]
    findings: tuple[Finding, ...]

    def path(self, uri: str) -> str:
        """The path of a file below the content folder as an editor knows it."""
        return printable(f"{self.label}/{uri}")


def read_tree(root: Path, label: str) -> Tree:
    """Read the content folder ``root``; ``label`` is the path that findings show for it."""
    reader = _TreeReader(root, label)
    reader.walk()
    return Tree(
        root,
        reader.label,
        tuple(reader.claims),
        tuple(reader.records),
        reader.lists,
        reader.locks,
        tuple(reader.assets),
        tuple(reader.findings),
    )


class _TreeReader:
    def __init__(self, root: Path, label: str) -> None:
        self.root = root
        self.label = printable(label)
        self.claims: list[Claim] = []
        self.records: list[RecordSource] = []
        self.lists: dict[str, ListSource] = {}
        self.locks: dict[str, str] = {}
        self.assets: list[str] = []
        self.findings: list[Finding] = []
        self.kinds = {kind.folder: kind for kind in KINDS.values() if kind.folder}
        self.list_names = {kind.listed for kind in KINDS.values() if kind.listed}
        self.list_names |= {SITE_FILE, *OTHER_LISTS}

    def walk(self) -> None:
        for folder, folders, files in os.walk(self.root, onerror=self.unreadable):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in list(folders):
                if (Path(folder) / name).is_symlink():
                    folders.remove(name)
                    self.unexpected(self.uri(folder, name), "Xóa liên kết tượng trưng này.")
            for name in sorted(files):
                if not name.startswith("."):
                    self.guarded_file(self.uri(folder, name))

    def guarded_file(self, uri: str) -> None:
        """Read one file; a fault of the reader itself costs no more than this file."""
        try:
            self.file(uri)
        except OSError as error:
            self.unreadable(error)
        except Exception as error:  # noqa: BLE001  (whatever it is, the other files go on)
            reason = f"{type(error).__name__}: {error}"
            failed = checker_faults.CHECKER_FAILED.at(
                self.place(uri), rule="đọc tệp", reason=reason
            )
            self.findings.append(failed)

    def uri(self, folder: str, name: str) -> str:
        return (Path(folder) / name).relative_to(self.root).as_posix()

    def shown(self, uri: str) -> str:
        return printable(f"{self.label}/{uri}")

    def place(self, uri: str) -> Place:
        return Place(self.shown(uri))

    def unreadable(self, error: OSError) -> None:
        uri = os.path.relpath(error.filename, self.root).replace(os.sep, "/")
        self.findings.append(source.unreadable(self.shown(uri), error))

    def unexpected(self, uri: str, advice: str) -> None:
        self.findings.append(faults.UNEXPECTED_FILE.at(self.place(uri), advice=advice))

    def file(self, uri: str) -> None:
        path = PurePosixPath(uri)
        top = path.parts[0]
        mode = (self.root / uri).lstat().st_mode
        if stat.S_ISLNK(mode):
            self.unexpected(uri, "Xóa liên kết tượng trưng, đặt tệp thật vào đây.")
        elif not stat.S_ISREG(mode):
            # Opening a pipe would wait for ever.
            reason = "không phải tệp thường"
            self.findings.append(faults.UNREADABLE_FILE.at(self.place(uri), reason=reason))
        elif top == ASSETS and len(path.parts) > 1:
            self.assets.append(uri)
        elif top == DATA and len(path.parts) == 2:
            self.data_file(uri, path)
        elif top in self.kinds and path.suffix == ".md":
            self.record_file(uri, path, self.kinds[top])
        else:
            self.unexpected(
                uri,
                "Bài viết là tệp .md trong thư mục của loại nội dung; ảnh để trong docs/assets/; "
                "danh sách là tệp .yml trong docs/data/.",
            )

    def text(self, uri: str) -> str | None:
        try:
            path = self.root / uri
            size = path.stat().st_size
            data = b"" if size > source.MAX_BYTES else path.read_bytes()
        except OSError as error:
            self.unreadable(error)
            return None
        if size > source.MAX_BYTES:
            self.findings.append(source.too_large(self.shown(uri), size))
            return None
        text, found = source.decode(self.shown(uri), data)
        self.findings.extend(found)
        return text

    def data_file(self, uri: str, path: PurePosixPath) -> None:
        if path.name in LOCKS:
            text = self.lock_text(uri)
            if text is not None:
                self.locks[path.name] = text
            return
        if path.suffix != ".yml" or path.stem not in self.list_names:
            self.unexpected(uri, "Tên tệp phải là một trong các danh sách mà hướng dẫn nêu.")
            return
        text = self.text(uri)
        if text is None:
            return
        shown = self.shown(uri)
        node, found = yaml_reader.read(shown, text)
        self.findings.extend(found)
        if (node is None and found) or any(f.code == _CUT_IN_TWO for f in found):
            return
        if path.stem == SITE_FILE:
            self.site_file(shown, node)
        else:
            self.list_file(path.stem, shown, node)

    def site_file(self, shown: str, node: Node | None) -> None:
        if isinstance(node, Mapping):
            self.lists[SITE_FILE] = ListSource(SITE_FILE, shown, (RowSource(shown, node),))
        else:
            self.findings.append(yaml_faults.NOT_A_MAPPING.at(Place(shown), what="Tệp này"))

    def list_file(self, name: str, shown: str, node: Node | None) -> None:
        if not isinstance(node, Sequence):
            self.findings.append(yaml_faults.NOT_A_LIST.at(Place(shown)))
            return
        rows = []
        for item in node.items:
            if isinstance(item, Mapping):
                rows.append(RowSource(shown, item))
            else:
                place = Place(shown, item.line, item.column)
                self.findings.append(yaml_faults.NOT_A_MAPPING.at(place, what="Mỗi mục"))
        self.lists[name] = ListSource(name, shown, tuple(rows))

    def lock_text(self, uri: str) -> str | None:
        try:
            return (self.root / uri).read_bytes().decode("utf-8", "replace")
        except OSError as error:
            self.unreadable(error)
            return None

    def record_file(self, uri: str, path: PurePosixPath, kind: Kind) -> None:
        shown = self.shown(uri)
        self.claims.append(Claim(shown, uri, kind, path.stem))
        text = self.text(uri)
        if text is None:
            return
        parts, found = front_matter.split(shown, text)
        self.findings.extend(found)
        if parts is None:
            return
        for match in _TRAILING.finditer(parts.front):
            place = source.Positions(parts.front, parts.front_line).at(shown, match.start())
            self.findings.append(faults.TRAILING_SPACE.at(place))
        node, found = yaml_reader.read(shown, parts.front, parts.front_line)
        self.findings.extend(found)
        if node is None:
            if not found:
                self.findings.append(
                    yaml_faults.NOT_A_MAPPING.at(Place(shown, 2), what="Phần khai báo")
                )
        elif isinstance(node, Mapping):
            self.records.append(
                RecordSource(shown, uri, kind, path.stem, node, parts.body, parts.body_line)
            )
        else:
            place = Place(shown, node.line, node.column)
            self.findings.append(yaml_faults.NOT_A_MAPPING.at(place, what="Phần khai báo"))
