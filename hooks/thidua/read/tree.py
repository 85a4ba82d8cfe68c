"""The content folder: which file is what.

Lists, locks and the names of all files are read here; the content files
themselves are read one by one by ``read_record``, which sees nothing else.
"""

import os
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from thidua.findings.faults import release as checker_faults
from thidua.findings.faults import text as faults
from thidua.findings.faults import yaml as yaml_faults
from thidua.findings.finding import Finding, Place
from thidua.read import front_matter, source, yaml_reader
from thidua.read.nodes import Mapping, Node, Sequence
from thidua.records.body_text import BodyText
from thidua.records.kinds import KINDS, Kind
from thidua.text.letters import printable

FRONT_LINE = 2
"""The line at which front matter begins, below its fence."""

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


@dataclass(frozen=True)
class RecordSource:
    """A content file: its front matter, and its body.

    ``path`` is the path to show an editor; ``uri`` the path below the content
    folder, with ``/``.
    """

    path: str
    uri: str
    kind: Kind
    id: str
    front_text: str
    body: BodyText
    body_line: int

    @cached_property
    def front(self) -> Mapping:
        """The front matter with places; few ask for it once the record is made."""
        node, _ = yaml_reader.read(self.path, self.front_text, FRONT_LINE)
        assert isinstance(node, Mapping)
        return node

    def __getstate__(self) -> dict[str, object]:
        """All but the places, which are as fast read again as handed over."""
        return {name: value for name, value in self.__dict__.items() if name != "front"}


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
    """The content folder but for what stands in its content files.

    ``texts`` are those of lists and locks by their path, as they were read.
    """

    root: Path
    label: str
    claims: tuple[Claim, ...]
    texts: dict[str, str]
    lists: dict[str, ListSource]
    locks: dict[str, str]
    assets: tuple[str, ...]
    findings: tuple[Finding, ...]

    def path(self, uri: str) -> str:
        """The path of a file below the content folder as an editor knows it."""
        return printable(f"{self.label}/{uri}")


NO_TREE = Tree(Path(), "", (), {}, {}, {}, (), ())
"""What a rule is shown that must not look at files."""


def read_tree(root: Path, label: str) -> Tree:
    """Read the content folder ``root``; ``label`` is the path that findings show for it."""
    reader = _TreeReader(root, label)
    reader.walk()
    return Tree(
        root,
        reader.label,
        tuple(reader.claims),
        reader.texts,
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
        self.texts: dict[str, str] = {}
        self.lists: dict[str, ListSource] = {}
        self.locks: dict[str, str] = {}
        self.assets: list[str] = []
        self.findings: list[Finding] = []
        self.kinds = {kind.folder: kind for kind in KINDS.values() if kind.folder}
        self.list_names = {kind.listed for kind in KINDS.values() if kind.listed}
        self.list_names |= {SITE_FILE, *OTHER_LISTS}

    def walk(self, prefix: str = "") -> None:
        """Read what lies in a folder, its files first."""
        try:
            with os.scandir(self.root / prefix) as found:
                entries = sorted((e for e in found if e.name[0] != "."), key=lambda e: e.name)
        except OSError as error:
            self.unreadable(error)
            return
        folders = {entry.name: entry for entry in entries if _leads_to_folder(entry)}
        for name, entry in folders.items():
            if entry.is_symlink():
                self.unexpected(prefix + name, "Xóa liên kết tượng trưng này.")
        for entry in entries:
            if entry.name not in folders:
                self.guarded_file(prefix + entry.name, entry)
        for name, entry in folders.items():
            if not entry.is_symlink():
                self.walk(f"{prefix}{name}/")

    def guarded_file(self, uri: str, entry: "os.DirEntry[str]") -> None:
        """Read one file; a fault of the reader itself costs no more than this file."""
        try:
            self.file(uri, entry)
        except OSError as error:
            self.unreadable(error)
        except Exception as error:  # noqa: BLE001  (whatever it is, the other files go on)
            reason = f"{type(error).__name__}: {error}"
            failed = checker_faults.CHECKER_FAILED.at(
                self.place(uri), rule="đọc tệp", reason=reason
            )
            self.findings.append(failed)

    def shown(self, uri: str) -> str:
        return printable(f"{self.label}/{uri}")

    def place(self, uri: str) -> Place:
        return Place(self.shown(uri))

    def unreadable(self, error: OSError) -> None:
        uri = os.path.relpath(error.filename, self.root).replace(os.sep, "/")
        self.findings.append(source.unreadable(self.shown(uri), error))

    def unexpected(self, uri: str, advice: str) -> None:
        self.findings.append(faults.UNEXPECTED_FILE.at(self.place(uri), advice=advice))

    def file(self, uri: str, entry: "os.DirEntry[str]") -> None:
        top, *folders = uri.split("/")[:-1] or ("",)
        stem, ending = posixpath.splitext(entry.name)
        if entry.is_symlink():
            self.unexpected(uri, "Xóa liên kết tượng trưng, đặt tệp thật vào đây.")
        elif not entry.is_file(follow_symlinks=False):
            # Opening a pipe would wait for ever.
            reason = "không phải tệp thường"
            self.findings.append(faults.UNREADABLE_FILE.at(self.place(uri), reason=reason))
        elif top == ASSETS:
            self.assets.append(uri)
        elif top == DATA and not folders:
            self.data_file(uri, PurePosixPath(uri))
        elif top in self.kinds and ending == ".md":
            self.claims.append(Claim(self.shown(uri), uri, self.kinds[top], stem))
        else:
            self.unexpected(
                uri,
                "Bài viết là tệp .md trong thư mục của loại nội dung; ảnh để trong docs/assets/; "
                "danh sách là tệp .yml trong docs/data/.",
            )

    def text(self, uri: str) -> str | None:
        data, found = source.read_bytes(self.shown(uri), self.root / uri)
        self.findings.extend(found)
        if data is None:
            return None
        text, found = source.decode(self.shown(uri), data)
        self.findings.extend(found)
        return text

    def data_file(self, uri: str, path: PurePosixPath) -> None:
        if path.name in LOCKS:
            text = self.lock_text(uri)
            if text is not None:
                self.locks[path.name] = self.texts[uri] = text
            return
        if path.suffix != ".yml" or path.stem not in self.list_names:
            self.unexpected(uri, "Tên tệp phải là một trong các danh sách mà hướng dẫn nêu.")
            return
        text = self.text(uri)
        if text is None:
            return
        self.texts[uri] = text
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


def _leads_to_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a symbolic link that leads in a circle


def read_record(claim: Claim, data: bytes) -> tuple[RecordSource | None, list[Finding]]:
    """What stands in the content file of ``claim``, whose bytes are ``data``."""
    text, found = source.decode(claim.path, data)
    if text is None:
        return None, found
    parts, faulty = front_matter.split(claim.path, text)
    found += faulty
    if parts is None:
        return None, found
    for match in _TRAILING.finditer(parts.front):
        place = source.Positions(parts.front, parts.front_line).at(claim.path, match.start())
        found.append(faults.TRAILING_SPACE.at(place))
    node, faulty = yaml_reader.read(claim.path, parts.front, parts.front_line)
    found += faulty
    if not isinstance(node, Mapping):
        if node is not None or not faulty:
            place = Place(claim.path, node.line if node else FRONT_LINE, node.column if node else 1)
            found.append(yaml_faults.NOT_A_MAPPING.at(place, what="Phần khai báo"))
        return None, found
    body = BodyText(parts.body)
    read = RecordSource(
        claim.path, claim.uri, claim.kind, claim.id, parts.front, body, parts.body_line
    )
    read.__dict__["front"] = node  # what the cached property would read a second time
    return read, found
