"""What ``check.py --fix`` mends, and that it mends nothing else."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from thidua.check.mend import tree as mend_module
from thidua.check.mend.content import mend_list, mend_record
from thidua.check.mend.expected import types_at, wants_date, wants_text
from thidua.check.mend.locks import with_lines
from thidua.check.mend.proof import proven, reading, same
from thidua.check.mend.scalars import Change, changed, written
from thidua.check.mend.tree import mend_tree
from thidua.check.mend.write import replace
from thidua.check.run import check
from thidua.read import front_matter, source
from thidua.read.nodes import Mapping
from thidua.records.document import LegalDocument
from thidua.records.exemplar import Exemplar
from thidua.records.kinds import KINDS
from thidua.text.dates import PartialDate
from thidua.text.letters import nfc

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "mend"
TREE = ROOT / "tests" / "golden" / "mend_tree"
PAGE = "news/2024-12-12-hoi-nghi.md"
HOSTS = frozenset({"baokiengiang.vn", "www.baokiengiang.vn"})
NEWS = KINDS["news"]
CASES = sorted(path for path in GOLDEN.iterdir() if path.is_dir())

steadily = settings(deadline=None, derandomize=True, max_examples=150)
"""The same examples in every run, and no judgement on the speed of the machine."""


def mend_of(case: Path) -> Callable[[bytes], bytes]:
    """The mend for the kind of content that the name of a case begins with."""
    kind = case.name.split("-")[0]
    if kind == "list":
        return lambda data: mend_list(data, HOSTS)
    return lambda data: mend_record(data, KINDS[kind], HOSTS)


# --- cases as data ---------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_before_becomes_after(case: Path) -> None:
    """Each case is mended as its file ``after`` shows, byte for byte."""
    (before,), (after,) = case.glob("before.*"), case.glob("after.*")
    assert mend_of(case)(before.read_bytes()) == after.read_bytes()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_after_stays_after(case: Path) -> None:
    """What was mended needs no second mending."""
    (after,) = case.glob("after.*")
    assert mend_of(case)(after.read_bytes()) == after.read_bytes()


# --- properties ------------------------------------------------------------------------------

QUOTES = "\"'"
LETTERS = "aăâeêioôơuưyđáạảãàắnghtT10 .,;-–“”‘’\"'\\/()!?%&*#@:[]{}|>`~"
prose = st.text(LETTERS, min_size=1, max_size=40).map(nfc)
bodies = st.text(LETTERS + "\n\n<>_=+$^", max_size=200).map(nfc)
remarks = st.sampled_from(["", "# ghi chú\n", "\n", "# một\n# hai\n", "\n# xa\n\n"])


def quoted_double(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def quoted_single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


@st.composite
def written_values(draw: st.DrawFn) -> str:
    """A piece of prose as YAML: as it stands where that can be read, else in quotes."""
    text = draw(prose)
    style = draw(st.sampled_from([str, quoted_double, quoted_single]))
    raw = style(text)
    read = reading(f"k: {raw}\n")
    good = not read.findings and isinstance(read.node, Mapping)
    return raw if good and same(read.node.plain(), {"k": text}) else quoted_double(text)


@st.composite
def faultless_fronts(draw: st.DrawFn) -> str:
    """A front matter of a news item without fault of form, its keys in any order."""
    value = written_values()
    block = st.text("abcđ #:", max_size=9).map(lambda text: f"x{text}x")
    lines = {
        "title": f"title: {draw(value)}\n",
        "summary": f"summary: |\n  {draw(block)}\n\n  y\n",
        "date": "date: '2024-12-12'\n",
        "date_note": f"date_note: >-\n  {draw(block)}\n  y\n",
        "fields": f"fields: [{draw(value.filter(lambda raw: raw[0] in QUOTES))}, y-te]\n",
        "published": f"published: {draw(st.sampled_from(['2024-12-12', repr('2024-12-12')]))}\n",
        "owner": f"owner: {draw(value)}\n",
        "sources": (
            f"sources:\n  - publisher: {draw(value)}\n    # bên trong\n    url: https://a.vn/\n"
        ),
        "la": f"la: {draw(value)}\n",
    }
    keys = draw(st.permutations(sorted(lines)))
    chosen = draw(st.lists(st.sampled_from(keys), min_size=1, unique=True))
    return "".join(draw(remarks) + lines[key] for key in chosen) + draw(remarks)


def body_of(data: bytes) -> str | None:
    """The body of a file as its reader sees it, or ``None`` when it has none."""
    text, _ = source.decode("", data)
    parts = front_matter.split("", text)[0] if text is not None else None
    return parts.body if parts is not None else None


def front_of(data: bytes) -> str:
    text, _ = source.decode("", data)
    assert text is not None
    parts, _ = front_matter.split("", text)
    assert parts is not None
    return parts.front


HARMS: dict[str, Callable[[str], str]] = {
    "none": str,
    "bom": lambda t: "\ufeff" + t,
    "boms": lambda t: "\ufeff\ufeff\ufeff" + t,
    "crlf": lambda t: t.replace("\n", "\r\n"),
    "cr": lambda t: t.replace("\n", "\r"),
    "nfd": lambda t: unicodedata.normalize("NFD", t),
    "spaces": lambda t: t.replace("\n", " \t\n"),
    "tabs": lambda t: re.sub("^  ", "\t", t, flags=re.MULTILINE),
    "curly": lambda t: re.sub(': "(.*)"$', r": “\1”", t, flags=re.MULTILINE),
    "bare": lambda t: re.sub(""": ["'](.*)["']$""", r": \1", t, flags=re.MULTILINE),
    "http": lambda t: t.replace("https://a.vn", "http://baokiengiang.vn"),
    "dates": lambda t: t.replace("2024-12-12", "22/12/2024"),
    "no end": lambda t: t.rstrip("\n"),
    "ends": lambda t: t + "\n\n\n",
}
"""Kinds of mendable faults, each done to a whole text."""


@steadily
@given(front=faultless_fronts(), body=bodies)
def test_faultless_values_never_change(front: str, body: str) -> None:
    """A faultless file keeps its values, its comments and its body; only its keys may move."""
    read = reading(front)
    assume(not read.findings)
    assert isinstance(read.node, Mapping)
    before = f"---\n{front}---\n{body}".encode()
    after = mend_record(before, NEWS, HOSTS)
    mended = reading(front_of(after)).node
    assert isinstance(mended, Mapping)
    assert same(mended.plain(), read.node.plain())
    assert sorted(front_of(after).split("\n")) == sorted(front.split("\n"))
    known = [key for key in mended.entries if key in NEWS.keys]
    assert known == sorted(known, key=NEWS.keys.index)
    assert after.decode().endswith(f"---\n{body}".rstrip("\n") + "\n")


@steadily
@given(
    front=faultless_fronts(),
    body=bodies,
    harms=st.lists(st.sampled_from(sorted(HARMS)), max_size=4, unique=True),
)
def test_mending_is_idempotent(front: str, body: str, harms: list[str]) -> None:
    """Whatever was wrong, a second run changes nothing."""
    text = f"---\n{front}---\n{body}"
    for harm in harms:
        text = HARMS[harm](text)
    once = mend_record(text.encode(), NEWS, HOSTS)
    assert mend_record(once, NEWS, HOSTS) == once
    rows = mend_list(text.encode(), HOSTS)
    assert mend_list(rows, HOSTS) == rows


@steadily
@given(text=st.text("---\n\r\t :#'\"“”[]{}>|&*!%@`?,\\ab1u\u0301\ufeff\u2028\x85", max_size=120))
def test_anything_is_mended_once(text: str) -> None:
    """Nonsense raises nothing, and a second run changes nothing."""
    for data in (text.encode(), f"---\n{text}\n---\n{text}".encode()):
        once = mend_record(data, NEWS, HOSTS)
        assert mend_record(once, NEWS, HOSTS) == once
        rows = mend_list(data, HOSTS)
        assert mend_list(rows, HOSTS) == rows


@steadily
@given(
    front=faultless_fronts(),
    pieces=st.lists(
        st.sampled_from(
            [
                "[bài](http://baokiengiang.vn/x)", "<http://baokiengiang.vn/>", "`", "```\n", "\n",
                "\n[1]: http://www.baokiengiang.vn/\n", "u\u031b\u0301", "  \n", "\r\n", "\t",
                "---\n",
                "http://baokiengiang.vn", "](http://baokiengiang.vn/", "[", "“a: b”", "22/11/2026",
            ]
        ),
        max_size=12,
    ),
)  # fmt: skip
def test_bodies_change_in_letters_and_https_only(front: str, pieces: list[str]) -> None:
    """A body keeps all but its line ends, its Unicode form and plain http."""
    before = f"---\n{front}---\n{''.join(pieces)}".encode()
    after = mend_record(before, NEWS, HOSTS)
    old, new = body_of(before), body_of(after)
    assert old is not None and new is not None
    assert new.replace("https://", "http://").rstrip("\n") == nfc(old).rstrip("\n")
    assert new.count("https://") <= nfc(old).count("http://")


# --- the proof of a mend ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: b\n", "a: c\n"),
        ("a: 1\n", "a: true\n"),
        ("a: 1\n", "a: 1.0\n"),
        ("a: [1, 2]\n", "a: [1]\n"),
        ("a: b\n", "a:\tb\n"),
        ("a: b\n", "a: [\n"),
        ("a: [\n", "a: b\n"),
        ("a: b\n", "a: b\nc: d\n"),
    ],
)
def test_a_mend_without_proof_is_not_done(before: str, after: str) -> None:
    """Another value, type or key, a new fault, or reading what was unreadable: nothing is done."""
    assert proven(before, after) == before


def test_of_many_changes_the_right_ones_are_done() -> None:
    """A change that does not do what it says keeps no other from being done."""
    text = "a: x\nb: y\nc: z\n"
    a, b, c = written(text)
    wrong = [Change(b, "[", "u"), Change(b, "u", "v"), Change(b, "012", "012")]
    for change in wrong:
        good = [Change(a, "'u'", "u"), Change(c, '"v"', "v")]
        assert changed(text, [good[0], change, good[1]]) == "a: 'u'\nb: y\nc: \"v\"\n"
    assert changed(text, []) == text


def test_written_values_are_found_where_they_stand() -> None:
    """Keys, blocks and values with an anchor or a tag are no values that can be replaced."""
    text = "a: [x, {b: “y”}]\n\"c\": 'z'\nd: |\n  t\n? [k]\n: v\ne: &w q\nf: !s q\n🌱: 1\n"
    found = [(each.path, text[each.start : each.end]) for each in written(text)]
    assert found == [(("a", 0), "x"), (("a", 1, "b"), "“y”"), (("c",), "'z'"), (("🌱",), "1")]


# --- what a record expects -------------------------------------------------------------------


def test_types_at_a_place() -> None:
    """The types of nested values, of lists and of values that may be missing."""
    assert PartialDate in types_at(LegalDocument, ("sources", 0, "published"))
    assert date in types_at(LegalDocument, ("ended", "date"))
    assert types_at(LegalDocument, ("ended", "x")) == frozenset()
    assert types_at(LegalDocument, ("sources", "published")) == frozenset()
    assert wants_date(Exemplar, ("awards", 3, "date")) and wants_date(Exemplar, ("published",))
    assert wants_text(Exemplar, ("awards", 3, "decision")) and wants_text(Exemplar, ("fields", 0))
    for path in (("adult",), ("kind",), ("fields",), ("years",), ("nothing",), ("published",)):
        assert not wants_text(Exemplar, path)
    assert not wants_date(Exemplar, ("title",)) and not wants_date(Exemplar, ("nothing",))


# --- locks -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted", "after"),
    [
        ("", {"b", "a"}, "a\nb\n"),
        ("a\nc\n", {"b"}, "a\nb\nc\n"),
        ("a\nc", {"b"}, "a\nb\nc\n"),
        ("a\r\nc\r\n", {"b"}, "a\nb\nc\n"),
        ("a\nb\n", {"b"}, None),
        ("", set(), None),
        ("c\na\n", {"b"}, None),
        ("a\na\n", {"b"}, None),
        ("a\n<<<<<<< HEAD\n", {"b"}, None),
        ("a\n\nc\n", {"b"}, None),
        ("a\x0bc\n", {"b"}, None),
    ],
)
def test_a_lock_only_grows(text: str, wanted: set[str], after: str | None) -> None:
    """Missing lines are added in order; a lock that is odd in any way is left alone."""
    assert with_lines(text, wanted) == after


@steadily
@given(locked=st.sets(st.text("abc/:-", min_size=1)), wanted=st.sets(st.text("abc/:-", min_size=1)))
def test_no_line_of_a_lock_is_lost(locked: set[str], wanted: set[str]) -> None:
    """All lines from before are there afterwards."""
    text = "".join(f"{line}\n" for line in sorted(locked))
    after = with_lines(text, wanted)
    assert set((after or text).split("\n")) == locked | wanted | {""}


# --- whole folders ---------------------------------------------------------------------------


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """A copy of a small content folder without fault; the lists that it lacks are empty."""
    made = Path(shutil.copytree(TREE, tmp_path / "docs"))
    for kind in KINDS.values():
        listed = made / "data" / f"{kind.listed}.yml"
        if kind.listed and not listed.exists():
            listed.write_text("[]\n", encoding="utf-8")
    return made


def mend(docs: Path) -> mend_module.Mended:
    return mend_tree(docs, lambda: check(docs, "docs", date(2026, 11, 22)))


def edit(page: Path, old: str, new: str) -> None:
    """Write ``new`` for ``old`` in a page."""
    page.write_text(page.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes and the time of the last change of all files."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_faultless_folder_gets_its_locks_and_nothing_else(docs: Path) -> None:
    """Locks that are absent are made; a second run writes nothing at all."""
    before = state(docs)
    assert mend(docs).changed == ["data/addresses.lock", "data/guids.lock"]
    after = state(docs)
    assert {name: after[name] for name in before} == before
    guid = "tag:example.vn,2026:news/2024-12-12-hoi-nghi\n"
    assert (docs / "data/guids.lock").read_text() == guid
    assert "tin-tuc/2024-12-12-hoi-nghi/\n" in (docs / "data/addresses.lock").read_text()
    assert mend(docs) == mend_module.Mended()
    assert state(docs) == after


def test_what_has_a_fault_is_not_locked(docs: Path) -> None:
    """A page that cannot be published yet may still get another name."""
    page = docs / PAGE
    edit(page, "owner: ban-bien-tap", "owner: khong-co")
    mend(docs)
    assert not (docs / "data/guids.lock").exists()
    assert "hoi-nghi" not in (docs / "data/addresses.lock").read_text()


def test_a_lock_with_a_fault_is_left_alone(docs: Path) -> None:
    """A vanished address or another authority is for a person to look at."""
    lock = docs / "data/guids.lock"
    lock.write_text("tag:khac.vn,2026:news/2024-12-12-hoi-nghi\n")
    (docs / "data/addresses.lock").write_text("tin-tuc/ten-cu/\n")
    before = state(docs)
    assert mend(docs).changed == []
    assert state(docs) == before


def test_hosts_that_were_unreadable_count_at_once(docs: Path) -> None:
    """The list of hosts is mended before the pages that are mended by it."""
    hosts = docs / "data/https-hosts.yml"
    hosts.write_bytes("\ufeff\ufeff".encode() + hosts.read_bytes())
    page = docs / PAGE
    edit(page, "https://", "http://")
    assert {PAGE, "data/https-hosts.yml"} <= set(mend(docs).changed)
    assert page.read_bytes() == (TREE / PAGE).read_bytes()
    assert mend(docs).changed == []


def test_links_and_strangers_are_left_alone(docs: Path, tmp_path: Path) -> None:
    """Nothing linked, nothing hidden, nothing misplaced, nothing unreadable is touched."""
    crooked = b"---\r\ntitle: a \r\n---\r\n"
    outside = tmp_path / "outside"
    outside.mkdir()
    for path in (
        outside / "a.md",
        docs / "a.md",
        docs / "news" / ".a.md",
        docs / ".git" / "news" / "a.md",
        docs / "assets" / "images" / "a.md",
        docs / "data" / "la.yml",
        docs / "data" / "news.md",
        docs / "news" / "a.txt",
    ):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(crooked)
    (docs / "news" / "big.md").write_bytes(crooked + b" " * source.MAX_BYTES)
    (docs / "news" / "latin.md").write_bytes(crooked + b"\xe9")
    (docs / "news" / "linked.md").symlink_to(outside / "a.md")
    (docs / "faq").symlink_to(outside)
    (docs / "data" / "guids.lock").symlink_to(outside / "guids.lock")
    os.mkfifo(docs / "news" / "pipe.txt")
    before = state(tmp_path)
    assert mend(docs).changed == ["data/addresses.lock"]
    after = state(tmp_path)
    assert {name: after[name] for name in before} == before
    assert set(after) - set(before) == {"docs/data/addresses.lock"}
    assert (docs / "news" / "linked.md").is_symlink()


def test_a_data_folder_behind_a_link_is_left_alone(docs: Path, tmp_path: Path) -> None:
    """No lock is written outside the content folder."""
    (docs / "data").rename(tmp_path / "data")
    (docs / "data").symlink_to(tmp_path / "data")
    before = state(tmp_path / "data")
    assert mend(docs) == mend_module.Mended()
    assert state(tmp_path / "data") == before


def test_a_file_keeps_its_mode_and_leaves_nothing_beside(docs: Path) -> None:
    """A mended file may be read by whom it was before, and no other file stays behind."""
    page = docs / PAGE
    page.write_bytes(b"\xef\xbb\xbf" + page.read_bytes())
    page.chmod(0o640)
    assert PAGE in mend(docs).changed
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    assert list(page.parent.iterdir()) == [page]


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the last step fails, the file is as it was and nothing lies beside it."""
    path = tmp_path / "a.md"
    path.write_bytes(b"cu")

    def fail(self: Path, target: Path) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(PermissionError):
        replace(path, b"moi")
    assert path.read_bytes() == b"cu"
    assert list(tmp_path.iterdir()) == [path]


def test_what_cannot_be_written_is_said(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be written is named and stops nothing."""

    def fail(path: Path, data: bytes) -> None:
        raise PermissionError

    monkeypatch.setattr(mend_module, "replace", fail)
    mended = mend(docs)
    assert mended.changed == []
    assert mended.unwritable == ["data/addresses.lock", "data/guids.lock"]


# --- the command -----------------------------------------------------------------------------


def run_check(docs: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run the command as an editor does, in the folder above the content."""
    command = [sys.executable, str(ROOT / "scripts/check.py"), "--docs", "docs"]
    return subprocess.run(
        [*command, "--today", "2026-11-22", *options],
        cwd=docs.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def with_mendable_faults(text: str) -> str:
    """The page of the small folder with a fault of each kind that is mended."""
    text = text.replace("date: '2024-12-12'\n", "").replace("owner:", "date: 13/12/2024\nowner:")
    text = text.replace("title: Hội nghị tổng", "title: Hội nghị: tổng").replace("https:", "http:")
    text = text.replace("ban-bien-tap", "“ban-bien-tap” ").replace("  - publisher", "\t- publisher")
    return "\ufeff" + unicodedata.normalize("NFD", text).replace("\n", "\r\n")


def test_mendable_faults_are_gone_after_one_run(docs: Path) -> None:
    """The command mends, lists what it mended, and then finds nothing."""
    page = docs / PAGE
    page.write_bytes(with_mendable_faults(page.read_text(encoding="utf-8")).encode())
    assert run_check(docs).returncode == 1
    mended = run_check(docs, "--fix")
    assert mended.returncode == 0, mended.stdout
    assert mended.stdout == (
        "Đã sửa 3 tệp:\n"
        f"    docs/{PAGE}\n    docs/data/addresses.lock\n    docs/data/guids.lock\n\n"
        "Không có lỗi.\n"
    )
    before = state(docs)
    again = run_check(docs, "--fix")
    assert (again.returncode, again.stdout) == (0, "Không sửa tệp nào.\n\nKhông có lỗi.\n")
    assert state(docs) == before


def test_the_rest_is_shown(docs: Path) -> None:
    """What no machine may mend is still found, in every format, with the exit code of findings."""
    page = docs / PAGE
    faulty = with_mendable_faults(page.read_text(encoding="utf-8"))
    page.write_bytes(faulty.replace("13/12/2024", "03/04/2024").encode())
    mended = run_check(docs, "--fix", "--format", "json")
    assert mended.returncode == 1
    assert [row["code"] for row in json.loads(mended.stdout)] == ["TD-305"]
    assert run_check(docs, "--fix", "--format", "github").stdout.startswith("::error ")
    assert "TD-305" in run_check(docs, "--fix").stdout
