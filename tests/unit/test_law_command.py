"""``scripts/law.py`` as an editor uses it, on a small site whose law is made up."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAW = ROOT / "tests" / "sites" / "valid" / "law"
LABEL = "tests/sites/valid/law"
DAY = "2026-11-22"


def run(*arguments: str, docs: Path = LAW, today: str = DAY) -> subprocess.CompletedProcess[str]:
    """Run the command on a content folder for a day."""
    return subprocess.run(
        [sys.executable, "scripts/law.py", *arguments, "--docs", str(docs), "--today", today],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )


def lines(*arguments: str, today: str = DAY) -> list[str]:
    """The lines that the command prints."""
    done = run(*arguments, today=today)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def rows(*arguments: str, today: str = DAY) -> list[dict[str, Any]]:
    """The rows that the command gives to other programs."""
    found: list[dict[str, Any]] = json.loads(
        "\n".join(lines(*arguments, "--format", "json", today=today))
    )
    return found


def place(uri: str, text: str) -> str:
    """``path:line`` of the only line of a file that holds ``text``."""
    held = (LAW / uri).read_text(encoding="utf-8").splitlines()
    (number,) = [n for n, line in enumerate(held, start=1) if text in line]
    return f"{LABEL}/{uri}:{number}"


def test_impact_names_file_and_line_of_each_citation() -> None:
    said = lines("impact", "luat-goc:dieu-24")
    title = "Điều 24 của luật mẫu nói gì?"
    uri = "faq/mau/dieu-24.md"
    assert f"{place(uri, 'article: 24, clause: 1, point: a}')}: {title}" in said
    assert f"{place(uri, '[[luat-goc:dieu-24.khoan-1.diem-a]]')}: {title}" in said
    assert f"{place('guides/nguoi-moi.md', 'documents: [')}: Cẩm nang mẫu cho người mới" in said
    assert not [line for line in said if "Điều 25 và Điều 26" in line]


def test_impact_names_the_place_that_leads_to_a_document_by_its_chain() -> None:
    said = lines("impact", "nd-10-2021")
    uri = "faq/mau/nghi-dinh-dau.md"
    assert f"{place(uri, '[[nd-01-2015:dieu-2]]')}: Nghị định mẫu đời đầu từng nói gì?" in said
    assert f"{place('movements/xa-mau-sach.md', 'article: 2}')}: Phong trào Xã Mẫu sạch" in said


def test_impact_of_a_document_that_is_not_verified_grows_when_it_is() -> None:
    now = {row["id"] for row in rows("impact", "luat-sua-2026")}
    then = {row["id"] for row in rows("impact", "luat-sua-2026", "--if-verified")}
    assert {"dieu-7", "dieu-24"} <= now < then
    assert "dieu-24-moi" in then - now


def test_review_begins_with_documents_that_are_not_verified() -> None:
    found = rows("review")
    assert found[0]["id"] == "luat-sua-2026"
    assert [row["reason"] for row in found] == [
        "chua-xac-nhan", "het-hieu-luc", "het-hieu-luc",
        "co-tin-thay-doi", "co-tin-thay-doi", "co-tin-thay-doi",
    ]  # fmt: skip
    assert {row["id"] for row in found if row["reason"] == "het-hieu-luc"} == {
        "nghi-dinh-dau", "nghi-dinh-giua",
    }  # fmt: skip
    ended = next(row for row in found if row["id"] == "nghi-dinh-giua")
    assert (ended["since"], ended["by"]) == ("2021-07-01", "nd-10-2021")
    assert ended["path"] == f"{LABEL}/faq/mau/nghi-dinh-giua.md"
    assert "01/07/2021" in ended["why"]


def test_review_is_that_of_its_day() -> None:
    before = {row["id"] for row in rows("review", today="2026-09-30")}
    after = {row["id"] for row in rows("review", today="2026-10-01")}
    assert after - before == {"dieu-7", "dieu-24", "ca-luat"}


def test_review_by_owner_keeps_the_work_of_a_body_together() -> None:
    owners = [row["owner"] for row in rows("review", "--by-owner")]
    assert owners == sorted(owners)
    assert set(owners) == {"Ban biên tập Mẫu", "Sở Nội vụ Mẫu"}
    mine = [row["id"] for row in rows("review", "--by-owner") if row["owner"] == "Sở Nội vụ Mẫu"]
    assert mine == ["luat-sua-2026", "dieu-7"]
    assert [row["owner"] for row in rows("review")] != owners


@pytest.mark.parametrize(
    ("target", "day", "force", "words"),
    [
        ("nd-05-2018", "2018-05-09", "chua-co-hieu-luc", "Chưa có hiệu lực"),
        ("nd-05-2018", "2018-07-01", "con-hieu-luc", "Còn hiệu lực"),
        ("nd-05-2018:dieu-2", "2021-06-30", "con-hieu-luc", "Còn hiệu lực"),
        ("nd-05-2018:dieu-2", "2021-07-01", "het-hieu-luc", "Hết hiệu lực"),
        ("luat-sua-2026", DAY, "dang-doi-chieu", "Đang đối chiếu"),
    ],
)
def test_status_is_that_of_the_day_asked_for(target: str, day: str, force: str, words: str) -> None:
    (row,) = rows("status", target, "--on", day)
    assert (row["on"], row["force"], row["words"]) == (day, force, words)


def test_status_is_that_of_today_when_no_day_is_asked_for() -> None:
    (row,) = rows("status", "nd-05-2018", today="2020-01-01")
    assert (row["on"], row["force"]) == ("2020-01-01", "con-hieu-luc")
    (line,) = lines("status", "nd-05-2018")
    assert line == f"{LABEL}/legal/nd-05-2018.md:1: Nghị định Mẫu đời giữa: {DAY} Hết hiệu lực"


def test_timeline_tells_what_happened_to_a_document_and_by_it_oldest_first() -> None:
    told = [(row["on"], row["id"], row["words"]) for row in rows("timeline", "nd-05-2018")]
    assert told == [
        ("2018-05-10", "nd-05-2018", "ban hành"),
        ("2018-07-01", "nd-01-2015", "hết hiệu lực theo 05/2018/NĐ-CPM"),
        ("2018-07-01", "nd-05-2018", "có hiệu lực"),
        ("2021-07-01", "nd-05-2018", "hết hiệu lực theo 10/2021/NĐ-CPM"),
    ]


def test_timeline_of_all_documents_tells_amendments_by_article() -> None:
    told = rows("timeline")
    days = [row["on"] for row in told]
    assert days == sorted(days)
    assert len({row["id"] for row in told}) == len(list((LAW / "legal").glob("*.md")))
    said = [row["words"] for row in told if row["id"] == "luat-sua-2026"]
    assert "sửa đổi khoản 1 Điều 24 01/2020/QHM" in said


def test_rows_are_notices_for_github() -> None:
    said = lines("review", "--format", "github")
    path = f"{LABEL}/legal/luat-sua-2026.md"
    assert said[0].startswith(
        f"::notice file={path},line=1::Luật sửa đổi Luật Gốc Mẫu Văn bản chưa"
    )
    assert all(line.startswith("::notice file=") for line in said)


def test_rows_are_tasks_for_an_issue() -> None:
    said = lines("review", "--format", "markdown")
    path = f"{LABEL}/faq/mau/nghi-dinh-giua.md"
    assert [line for line in said if line.startswith(f"- [ ] `{path}` Nghị định mẫu đời giữa")]
    assert all(line.startswith("- [ ] ") for line in said)


@pytest.mark.parametrize("question", ["impact", "status", "timeline"])
def test_an_unknown_document_is_wrong_use_and_the_nearest_is_named(question: str) -> None:
    done = run(question, "nd-10-2012")
    assert (done.returncode, done.stdout) == (2, "")
    assert "“nd-10-2012”" in done.stderr
    assert "“nd-10-2021”" in done.stderr


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("luat-goc:khoan-1", "dieu-N"),
        ("luat-goc:dieu-31", "30 điều"),
        ("khong-he-giong-ma-nao", "docs/legal/"),
    ],
)
def test_what_is_no_provision_is_wrong_use_with_advice(target: str, said: str) -> None:
    done = run("impact", target)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "arguments", [(), ("review", "--format", "xml"), ("status", "nd-05-2018", "--on", "2026-02-30")]
)
def test_a_wrong_command_line_is_wrong_use(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2


def test_content_with_findings_is_told_and_not_asked(tmp_path: Path) -> None:
    docs = tmp_path / "law"
    shutil.copytree(LAW, docs)
    page = docs / "faq" / "mau" / "quy.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("[[nd-20-2024]]", "[[nd-20-2042]]"), encoding="utf-8")
    done = run("review", "--format", "json", docs=docs)
    assert (done.returncode, done.stdout) == (1, "")
    assert "quy.md" in done.stderr
    assert "nd-20-2042" in done.stderr
