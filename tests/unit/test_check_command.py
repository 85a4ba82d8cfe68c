"""``scripts/check.py`` as a command: exit codes, formats, options, and never a traceback."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.support.cases import SITES, Case, cases
from tests.support.places import place_of

ROOT = Path(__file__).resolve().parents[2]
COMMAND = ROOT / "scripts" / "check.py"
CASES = {case.name: case for case in cases()}
CLEAN_ENVIRONMENT = {
    name: value
    for name, value in os.environ.items()
    if name not in ("GITHUB_STEP_SUMMARY", "SOURCE_DATE_EPOCH", "PYTHONIOENCODING")
}
FORMATS = ("text", "github", "json")


def run(
    *arguments: str | Path, cwd: Path = ROOT, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command; what it writes must be UTF-8 and no traceback."""
    done = subprocess.run(
        [sys.executable, str(COMMAND), *map(str, arguments)],
        cwd=cwd,
        env={**CLEAN_ENVIRONMENT, **(env or {})},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    return done


def site(case: Case | str, root: Path) -> Path:
    """The content folder of a case, or of a valid site by its name."""
    if isinstance(case, Case):
        case.build(root)
    else:
        shutil.copytree(SITES / "valid" / case, root)
    return root


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


@pytest.mark.parametrize(
    ("form", "said"), [("text", "Không có lỗi.\n"), ("github", ""), ("json", "[]\n")]
)
def test_a_clean_folder(form: str, said: str) -> None:
    done = run("--docs", SITES / "valid" / "full", "--today", "2026-11-22", "--format", form)
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")


def test_a_notice_stops_nothing(tmp_path: Path) -> None:
    docs = site(CASES["TD-803-new-section"], tmp_path / "docs")
    done = run("--docs", docs, "--format", "json")
    assert done.returncode == 0
    assert [(f["code"], f["severity"]) for f in rows(done)] == [("TD-803", "notice")]


def test_the_three_formats_say_the_same(tmp_path: Path) -> None:
    docs = site(CASES["TD-105-combining-marks-after-emoji"], tmp_path / "docs")
    done = {form: run("--docs", docs, "--format", form, cwd=tmp_path) for form in FORMATS}
    assert {form: each.returncode for form, each in done.items()} == dict.fromkeys(FORMATS, 1)
    (row,) = rows(done["json"])
    assert set(row) == {
        "code", "severity", "path", "line", "column", "message", "mend", "example"
    }  # fmt: skip
    place = f"{row['path']}:{row['line']}:{row['column']}"
    assert place.startswith("docs/pages/gioi-thieu.md:")
    assert done["text"].stdout.startswith(f"{place}: LỖI {row['code']}: {row['message']}\n")
    assert row["mend"] in done["text"].stdout
    assert done["text"].stdout.endswith("\nCó 1 lỗi.\n")
    assert done["github"].stdout == (
        f"::error file={row['path']},line={row['line']},col={row['column']},title={row['code']}::"
        f"{row['message']} Cách sửa: {row['mend']}\n"
    )


def test_text_is_the_format_when_none_is_named(tmp_path: Path) -> None:
    docs = site(CASES["TD-106-empty"], tmp_path / "docs")
    assert run("--docs", docs).stdout == run("--docs", docs, "--format", "text").stdout


def test_paths_are_those_of_the_editor(tmp_path: Path) -> None:
    site(CASES["TD-106-empty"], tmp_path / "noi-dung")
    done = run("--docs", "noi-dung", "--format", "json", cwd=tmp_path)
    assert [f["path"] for f in rows(done)] == ["noi-dung/pages/trong.md"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--docs", "khong-co-thu-muc"], "không có thư mục “khong-co-thu-muc”"),
        (["--today", "22/11/2026"], "“22/11/2026” không phải ngày có thật"),
        (["--today", "2026-02-30"], "“2026-02-30” không phải ngày có thật"),
        (["--today", "2026-11"], "“2026-11” không phải ngày có thật"),
        (["--format", "xml"], "--format"),
        (["--khong-co"], "--khong-co"),
        (["docs"], "docs"),
    ],
)
def test_wrong_use(arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr


def test_an_epoch_that_is_no_number_is_wrong_use() -> None:
    done = run("--docs", SITES / "valid" / "minimal", env={"SOURCE_DATE_EPOCH": "hôm nay"})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "SOURCE_DATE_EPOCH không phải số giây.\n"


def test_the_day_given_beats_an_epoch_that_is_no_number() -> None:
    day = ("--today", "2026-11-22")
    done = run("--docs", SITES / "valid" / "minimal", *day, env={"SOURCE_DATE_EPOCH": "hôm nay"})
    assert done.returncode == 0


def test_a_release_asks_for_more() -> None:
    docs = SITES / "valid" / "minimal"
    assert run("--docs", docs).returncode == 0
    done = run("--docs", docs, "--release", "--format", "json")
    assert done.returncode == 1
    assert {f["code"] for f in rows(done)} == {"TD-811", "TD-812"}
    missing = {word for f in rows(done) for word in re.findall(r"“(\w+)”", f["message"])}
    assert missing >= {"address", "phone", "email", "responsible_name", "responsible_title"}


PAGE = """\
---
title: Trang thứ {number}: bản nháp
---
Thử.
"""


def test_hundreds_of_findings_are_sorted_and_counted(tmp_path: Path) -> None:
    docs = site("minimal", tmp_path / "docs")
    folder = docs / "news"
    folder.mkdir()
    for number in range(300):
        (folder / f"tin-{number}.md").write_text(PAGE.format(number=number), encoding="utf-8")
    (docs / "thua.txt").write_text("thừa", encoding="utf-8")
    found = rows(run("--docs", docs, "--format", "json", cwd=tmp_path))
    assert len(found) == 301
    keys = [(f["path"], f["line"], f["column"], f["code"]) for f in found]
    assert keys == sorted(keys)
    colon = place_of(PAGE.format(number=0), ": bản")
    assert (found[0]["code"], found[0]["line"], found[0]["column"]) == ("TD-203", *colon)
    assert run("--docs", docs).stdout.endswith("\nCó 301 lỗi.\n")
    summary = tmp_path / "summary.md"
    done = run("--docs", docs, "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
    assert done.stdout.count("::error ") == 301
    assert summary.read_text(encoding="utf-8").count("| TD-203 |") == 300


def test_only_github_writes_a_summary(tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    docs = SITES / "valid" / "minimal"
    assert run("--docs", docs, env={"GITHUB_STEP_SUMMARY": str(summary)}).returncode == 0
    assert not summary.exists()


HOSTILE_NAMES = [
    b"news/\xff\xfe.md",
    b"news/a\nb.md",
    b"news/\x1b[31mdo.md",
    b"news/%0A::error::x.md",
    b"news/a,b:c.md",
    "news/tên dấu.md".encode(),
    "news/te\u0302n.md".encode(),
    b"assets/images/\xff.jpg",
    b"data/\xff.yml",
    b"\xff\xff",
    b"news/index.md",
    b"news/CON.md",
    b"news/" + b"a" * 250 + b".md",
]


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_file_names(tmp_path: Path, form: str) -> None:
    docs = site("minimal", tmp_path / "docs")
    for folder in ("news", "assets/images"):
        (docs / folder).mkdir(parents=True)
    for name in HOSTILE_NAMES:
        (docs / os.fsdecode(name)).write_bytes(b"---\na: b\n---\n")
    done = run("--docs", docs, "--format", form, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    lines = done.stdout.splitlines()
    if form == "github":
        assert all(line.startswith("::error file=docs/") for line in lines)
    if form == "json":
        assert {f["path"].split("/")[0] for f in rows(done)} == {"docs"}
    assert "\x1b" not in done.stdout


HOSTILE_BYTES = {
    "brackets": b"---\na: " + b"[" * 50_000 + b"\n---\nb\n",
    "braces": b"---\na: " + b"{a: " * 50_000 + b"\n---\nb\n",
    "dashes": b"---\n" + b"- " * 50_000 + b"\n---\nb\n",
    "aliases": b"---\na: &a [x]\n"
    + b"".join(b"b%d: &b%d [*a, *a]\n" % (n, n) for n in range(999))
    + b"---\nb\n",
    "blanks": b"---\na: b" + b" " * 200_000 + b"c\n---\n# a" + b" " * 200_000 + b"b\n",
    "one-word": b"---\ntitle: " + b"a" * 100_000 + b"\n---\n" + b"a" * 300_000 + b"\n",
    "at-signs": b"---\na: b\n---\n" + b"a@" * 100_000 + b"\n",
    "numbers": "---\na: b\n---\nsố ".encode() + b"1" * 300_000 + b"\n",
    "children": b"---\na: b\n---\n" + "em Lê Mẫu ".encode() * 20_000 + b"\n",
    "links": b"---\na: b\n---\n" + b"[a](#b) " * 2_000 + b"\n",
    "noise": bytes(range(256)) * 40,
    "separators": "---\na: \u2028\u2029\x85\nb: [[c]]\n---\n".encode(),
}


def test_hostile_bytes(tmp_path: Path) -> None:
    """Each file has its finding, in bearable time; no signal ends the command."""
    docs = site("full", tmp_path / "docs")
    for name, data in HOSTILE_BYTES.items():
        (docs / "news" / f"{name}.md").write_bytes(data)
    done = subprocess.run(
        [sys.executable, str(COMMAND), "--docs", "docs", "--format", "json"],
        cwd=tmp_path, env=CLEAN_ENVIRONMENT, capture_output=True, encoding="utf-8", check=False,
        timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    found = rows(done)
    assert {f["path"] for f in found} == {f"docs/news/{name}.md" for name in HOSTILE_BYTES}
    assert "TD-901" not in {f["code"] for f in found}


def test_bodies_that_take_all_rules(tmp_path: Path) -> None:
    """The same bodies below a faultless front matter, so that no rule is left out."""
    docs = site("full", tmp_path / "docs")
    page = (docs / "news/2026-11-20-khai-giang-mau.md").read_text(encoding="utf-8")
    front = page.rpartition("---\n")[0].encode() + b"---\n"
    for name, data in HOSTILE_BYTES.items():
        body = data.removeprefix(b"---\n").partition(b"---\n")[2] or data[:1000]
        (docs / "news" / f"{name}.md").write_bytes(front + body)
    done = subprocess.run(
        [sys.executable, str(COMMAND), "--docs", "docs", "--format", "json"],
        cwd=tmp_path, env=CLEAN_ENVIRONMENT, capture_output=True, encoding="utf-8", check=False,
        timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")
    assert "TD-901" not in {f["code"] for f in rows(done)}
    assert {"TD-609", "TD-714"} <= {f["code"] for f in rows(done)}


@pytest.mark.parametrize(
    "name",
    [
        "TD-101-utf-16",
        "TD-111-pipe",
        "TD-207-aliases-that-explode",
        "TD-209-fifty-thousand-brackets",
    ],
)
def test_what_kills_other_readers_is_a_finding_here(tmp_path: Path, name: str) -> None:
    case = CASES[name]
    docs = site(case, tmp_path / "docs")
    done = run("--docs", docs, "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert case.code in {f["code"] for f in rows(done)}
