"""What ``law.py impact`` lists is what changes: two builds of a small site for each made change."""

import io
import json
import re
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

import pytest
from lxml import html

import law
from tests.site.conftest import DAY, ROOT, Tree, copy_tree

LAW = ROOT / "tests" / "sites" / "valid" / "law"
PAGES = {
    "legal": "van-ban/{id}",
    "faq": "hoi-dap/mau/{id}",
    "guides": "cam-nang/{id}",
    "movements": "phong-trao/{id}",
    "news": "tin-tuc/{id}",
    "pages": "{id}",
}
"""Where the page of a record stands, by the folder of its file; the addresses are permanent."""

KINDS = {
    "legal": "document",
    "faq": "question",
    "guides": "guide",
    "movements": "movement",
    "news": "news",
    "pages": "page",
}


@dataclass(frozen=True)
class Change:
    """A made change, and the targets that ``impact`` is asked about.

    ``before`` are asked before the change is made and must foretell it,
    ``after`` are asked on the changed content. ``reaches`` and ``spares``
    are records named by hand.
    """

    name: str
    edits: dict[str, tuple[str, str]] = field(default_factory=dict)
    adds: dict[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    reaches: frozenset[str] = frozenset()
    spares: frozenset[str] = frozenset()

    def make(self, docs: Path) -> None:
        """Make the change in a content folder."""
        for path, (old, new) in self.edits.items():
            text = (docs / path).read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{path}: {old}"
            (docs / path).write_text(text.replace(old, new), encoding="utf-8")
        for path, text in self.adds.items():
            (docs / path).write_text(text, encoding="utf-8")


def document(number: str, effective: str, does: str) -> str:
    """A new verified document that does something to others."""
    return f"""---
title: Văn bản Mẫu số {number}
summary: Văn bản Mẫu số {number} được bịa ra để thử xem những trang nào đổi khi có một văn bản mới.
number: '{number}/NĐ-CPM'
type: nghi-dinh
issuer: chinh-phu-mau
level: trung-uong
issued: '{effective}'
effective: '{effective}'
{does}
status_checked: {{date: '2026-11-20'}}
verified: true
published: '2026-11-20'
owner: ban-mau
---
Văn bản này được bịa ra để thử.
"""


def suspension(of: str, start: str, end: str) -> str:
    """The line of a document that suspends a provision for a time."""
    return f"suspends:\n  - provision: {{{of}}}\n    start: '{start}'\n    end: '{end}'"


def ends(id: str, line: str, day: str = "2026-06-01") -> dict[str, tuple[str, str]]:
    """The edit that writes the end of a document after one of its lines."""
    return {f"legal/{id}.md": (line, f"{line}\nended: {{date: '{day}'}}")}


def named(*keys: str) -> frozenset[str]:
    """Records by kind and id."""
    return frozenset(keys)


UNVERIFIED = ("verified: true", "verified: false")
CHANGES = (
    Change(
        "a document ends",
        edits=ends("nd-20-2024", "effective: '2024-04-01'"),
        before=("nd-20-2024",),
        after=("nd-20-2024",),
        reaches=named(
            "question/ho-so", "question/quy", "question/muc-thuong", "news/2026-11-10-hop-mau"
        ),
        spares=named("question/dieu-24", "guide/lich-su", "question/da-go"),
    ),
    Change(
        "a document is replaced by a new one",
        adds={"legal/nd-30-2026.md": document("30/2026", "2026-08-01", "replaces: [nd-20-2024]")},
        before=("nd-20-2024",),
        after=("nd-30-2026", "nd-20-2024"),
        reaches=named("document/nd-30-2026", "question/quy", "news/2026-11-10-hop-mau"),
        spares=named("question/dieu-24"),
    ),
    Change(
        "the last of three that replaced each other is replaced in turn",
        adds={"legal/nd-40-2026.md": document("40/2026", "2026-08-01", "replaces: [nd-10-2021]")},
        before=("nd-10-2021",),
        after=("nd-40-2026", "nd-10-2021"),
        reaches=named(
            "question/nghi-dinh-dau",
            "question/nghi-dinh-giua",
            "question/ca-nghi-dinh-nay",
            "guide/lich-su",
            "movement/xa-mau-sach",
            "document/nd-01-2015",
        ),
    ),
    Change(
        "the last of three that replaced each other ends",
        edits=ends("nd-10-2021", "effective: '2021-07-01'"),
        before=("nd-10-2021",),
        after=("nd-10-2021",),
        reaches=named("question/nghi-dinh-dau", "guide/lich-su"),
        spares=named("question/dieu-24"),
    ),
    Change(
        "the middle of three that replaced each other turns out not to be verified",
        edits={"legal/nd-05-2018.md": UNVERIFIED},
        before=("nd-05-2018",),
        after=("nd-05-2018", "nd-05-2018 --if-verified"),
        reaches=named("question/nghi-dinh-dau", "question/nghi-dinh-giua", "guide/lich-su"),
        spares=named("question/nghi-dinh-nay"),
    ),
    Change(
        "the first of three that replaced each other turns out not to be verified",
        edits={"legal/nd-01-2015.md": UNVERIFIED},
        before=("nd-01-2015",),
        after=("nd-01-2015",),
        reaches=named("question/nghi-dinh-dau", "document/nd-05-2018", "document/nd-10-2021"),
        spares=named("question/nghi-dinh-giua", "guide/lich-su"),
    ),
    Change(
        "an article is amended",
        adds={
            "legal/luat-sua.md": document(
                "50/2025", "2025-06-01", "amends:\n  - {document: luat-goc, article: 24}"
            )
        },
        before=("luat-goc:dieu-24",),
        after=("luat-sua", "luat-goc:dieu-24"),
        reaches=named(
            "question/dieu-24", "question/ca-luat", "question/dieu-24-moi", "guide/nguoi-moi"
        ),
        spares=named("question/dieu-25", "question/dieu-7", "movement/xa-mau-sach"),
    ),
    Change(
        "a whole document is amended",
        adds={
            "legal/luat-sua.md": document(
                "50/2025", "2025-06-01", "amends:\n  - {document: luat-goc}"
            )
        },
        before=("luat-goc",),
        after=("luat-sua", "luat-goc"),
        reaches=named("question/dieu-24", "question/dieu-25", "movement/xa-mau-sach"),
        spares=named("question/quy"),
    ),
    Change(
        "an article is repealed",
        adds={
            "legal/nd-bai-bo.md": document(
                "60/2026", "2026-08-01", "repeals:\n  - {document: luat-goc, article: 25}"
            )
        },
        before=("luat-goc:dieu-25",),
        after=("nd-bai-bo", "luat-goc:dieu-25"),
        reaches=named("question/dieu-25", "movement/xa-mau-sach", "question/ca-luat"),
        spares=named("question/dieu-24", "question/dieu-7"),
    ),
    Change(
        "an article is suspended",
        adds={
            "legal/nd-ngung.md": document(
                "70/2026",
                "2026-10-15",
                suspension("document: luat-goc, article: 7", "2026-11-01", "2027-01-01"),
            )
        },
        before=("luat-goc:dieu-7",),
        after=("nd-ngung", "luat-goc:dieu-7"),
        reaches=named("question/dieu-7", "question/ca-luat"),
        spares=named("question/dieu-24"),
    ),
    Change(
        "a document that only the prose of an answer cites ends",
        edits=ends("tt-03-2022", "effective: '2022-04-01'"),
        before=("tt-03-2022",),
        after=("tt-03-2022",),
        reaches=named("question/ho-so"),
        spares=named("question/quy", "guide/nguoi-moi"),
    ),
    Change(
        "a document that is only the basis of a movement ends",
        edits=ends("qd-07-2023", "effective: '2023-03-01'"),
        before=("qd-07-2023",),
        after=("qd-07-2023",),
        reaches=named("movement/xa-mau-xanh"),
        spares=named("movement/xa-mau-sach"),
    ),
    Change(
        "a document that only a guide names ends",
        edits=ends("ct-02-2024", "effective: null"),
        before=("ct-02-2024",),
        after=("ct-02-2024",),
        reaches=named("guide/nguoi-moi"),
        spares=named("guide/lich-su"),
    ),
    Change(
        "a reported amendment is verified",
        edits={"legal/luat-sua-2026.md": ("verified: false", "verified: true")},
        before=("luat-sua-2026 --if-verified",),
        after=("luat-sua-2026", "luat-sua-2026 --if-verified"),
        reaches=named("question/dieu-7", "question/dieu-24", "question/dieu-24-moi"),
        spares=named("question/dieu-25", "question/quy"),
    ),
    Change(
        "a replacement is reported but not verified",
        adds={
            "legal/nd-80-2026.md": document(
                "80/2026", "2026-08-01", "replaces: [nd-20-2024]"
            ).replace(*UNVERIFIED)
        },
        after=("nd-80-2026",),
        reaches=named("question/quy", "question/muc-thuong", "document/nd-20-2024"),
        spares=named("news/2026-11-10-hop-mau"),
    ),
    Change(
        "a replacement is verified whose first day is still to come",
        adds={"legal/nd-90-2027.md": document("90/2027", "2027-01-01", "replaces: [nd-20-2024]")},
        after=("nd-90-2027",),
        reaches=named("document/nd-20-2024"),
        spares=named("question/quy", "news/2026-11-10-hop-mau"),
    ),
    Change(
        "a whole document is repealed",
        adds={
            "legal/nd-bai-bo.md": document(
                "61/2026", "2026-08-01", "repeals:\n  - {document: nd-20-2024}"
            )
        },
        before=("nd-20-2024",),
        after=("nd-bai-bo", "nd-20-2024"),
        reaches=named("question/quy", "news/2026-11-10-hop-mau"),
    ),
    Change(
        "a whole document that stands in the place of another is suspended",
        adds={
            "legal/nd-ngung.md": document(
                "71/2026",
                "2026-10-15",
                suspension("document: nd-10-2021", "2026-11-01", "2027-01-01"),
            )
        },
        before=("nd-10-2021",),
        after=("nd-ngung", "nd-10-2021"),
        reaches=named("question/nghi-dinh-nay", "question/nghi-dinh-dau", "guide/lich-su"),
    ),
    Change(
        "a document that amends another is replaced",
        adds={"legal/nd-95-2026.md": document("95/2026", "2026-08-01", "replaces: [nd-15-2022]")},
        before=("nd-15-2022",),
        after=("nd-95-2026", "nd-15-2022"),
        reaches=named("question/nghi-dinh-nay", "question/ca-nghi-dinh-nay", "guide/nguoi-moi"),
        spares=named("question/dieu-24", "movement/xa-mau-sach"),
    ),
    Change(
        "a suspension of an article is over",
        adds={
            "legal/nd-ngung.md": document(
                "72/2026",
                "2026-06-15",
                suspension("document: luat-goc, article: 7", "2026-07-01", "2026-09-01"),
            )
        },
        after=("nd-ngung",),
        reaches=named("question/dieu-7", "question/ca-luat", "document/luat-goc"),
        spares=named("question/dieu-24"),
    ),
)


def build(docs: Path, site: Path, tree: Tree) -> None:
    """Build one content folder."""
    done = tree.run("--docs", str(docs), "--site", str(site), "--today", DAY)
    assert done.returncode == 0, done.stdout + done.stderr


def main_contents(docs: Path, site: Path) -> dict[str, str]:
    """The main content of the page of every record that has a file of its own, by kind and id."""
    found = {}
    for folder, address in PAGES.items():
        for path in sorted((docs / folder).rglob("*.md")):
            page = site / address.format(id=path.stem) / "index.html"
            found[f"{KINDS[folder]}/{path.stem}"] = main_content(page.read_text(encoding="utf-8"))
    return found


def main_content(page: str) -> str:
    """The article of a page without what is only related to it and without its imprint."""
    (article,) = html.fromstring(page).xpath("//article")
    beside = article.xpath(".//*[@data-related] | .//footer[contains(@class, 'colophon')]")
    for element in beside:
        element.drop_tree()
    return re.sub(r"\s+", " ", html.tostring(article, encoding="unicode"))


def impact(docs: Path, target: str) -> set[str]:
    """What the command says a target, with any option, reaches."""
    options = ("--docs", str(docs), "--today", DAY, "--format", "json")
    command_line = ["law.py", "impact", *target.split(), *options]
    said = io.StringIO()
    with redirect_stdout(said), mock.patch.object(sys, "argv", command_line):
        assert law.main() == 0
    return {f"{row['kind']}/{row['id']}" for row in json.loads(said.getvalue())}


@dataclass(frozen=True)
class Before:
    """The small site before any change, and how to make a copy of its content."""

    tree: Tree
    contents: dict[str, str]
    copy: Callable[[str], Path]


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    root = tmp_path_factory.mktemp("impact")
    tree = copy_tree(root / "before", LAW)
    build(tree.docs, tree.site, tree)

    def copy(name: str) -> Path:
        return copy_tree(root / re.sub(r"\W+", "-", name), LAW).docs

    return Before(tree, main_contents(tree.docs, tree.site), copy)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_impact_lists_the_records_whose_main_content_changes(
    change: Change, before: Before
) -> None:
    docs = before.copy(change.name)
    change.make(docs)
    site = docs.parent / "site"
    build(docs, site, before.tree)
    contents = main_contents(docs, site)
    changed = {key for key in contents if contents[key] != before.contents.get(key)}
    for target in change.after:
        assert impact(docs, target) == changed, f"{target}, asked afterwards"
    added = {f"document/{Path(path).stem}" for path in change.adds}
    for target in change.before:
        assert impact(before.tree.docs, target) == changed - added, f"{target}, asked beforehand"
    assert change.reaches <= changed
    assert not change.spares & changed
