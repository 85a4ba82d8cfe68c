"""Findings as text, as annotations of GitHub, as JSON, as a summary."""

import json
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.findings.finding import Fault, Finding, Place, Severity, fails
from thidua.findings.render import as_github, as_json, as_summary, as_text, counted

ERROR = Finding(
    Place("docs/a,b:c.md", 3, 14), "TD-203", Severity.ERROR,
    "Đạt 100%: xem “a|b” <b>.", "Bỏ dấu , và :.", "a: 'b'\nc: d",
)  # fmt: skip
NOTICE = Finding(
    Place("docs/a.md"), "TD-315", Severity.NOTICE, "Nên xếp lại.", "Không bắt buộc.", "x"
)


def test_text_names_the_place_and_shows_the_mend() -> None:
    assert as_text([ERROR, NOTICE]) == (
        "docs/a,b:c.md:3:14: LỖI TD-203: Đạt 100%: xem “a|b” <b>.\n"
        "    Cách sửa: Bỏ dấu , và :.\n"
        "    Ví dụ:\n"
        "      a: 'b'\n"
        "      c: d\n"
        "\n"
        "docs/a.md:1:1: Nhắc TD-315: Nên xếp lại.\n"
        "    Cách sửa: Không bắt buộc.\n"
        "    Ví dụ:\n"
        "      x\n"
        "\n"
        "Có 1 lỗi, 1 điều nhắc.\n"
    )


@pytest.mark.parametrize(
    ("findings", "words"),
    [
        ([], "Không có lỗi."),
        ([NOTICE, NOTICE], "Không có lỗi, 2 điều nhắc."),
        ([ERROR], "Có 1 lỗi."),
        ([ERROR, NOTICE, ERROR], "Có 2 lỗi, 1 điều nhắc."),
    ],
)
def test_the_count(findings: list[Finding], words: str) -> None:
    assert counted(findings) == words
    assert as_text(findings).endswith(f"{words}\n")
    assert fails(findings) == (ERROR in findings)


def test_json_has_the_keys_of_a_finding() -> None:
    assert json.loads(as_json([ERROR])) == [
        {
            "code": "TD-203",
            "severity": "error",
            "path": "docs/a,b:c.md",
            "line": 3,
            "column": 14,
            "message": "Đạt 100%: xem “a|b” <b>.",
            "mend": "Bỏ dấu , và :.",
            "example": "a: 'b'\nc: d",
        }
    ]
    assert json.loads(as_json([])) == []
    assert "Đạt" in as_json([ERROR])


def test_an_annotation_escapes_what_github_reads() -> None:
    assert as_github([ERROR]) == (
        "::error file=docs/a%2Cb%3Ac.md,line=3,col=14,title=TD-203::"
        "Đạt 100%25: xem “a|b” <b>. Cách sửa: Bỏ dấu , và :.\n"
    )


def test_annotations_of_errors_come_first() -> None:
    lines = as_github([NOTICE, ERROR, NOTICE]).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::notice", "::notice"]


@given(st.text(), st.text())
def test_an_annotation_is_one_command_whatever_it_says(path: str, message: str) -> None:
    """Read as GitHub does: properties end at ``::``, are cut at commas, then unescaped."""
    finding = Finding(Place(path), "TD-1", Severity.ERROR, message, "", "")
    made = as_github([finding]).removesuffix("\n")
    assert "\n" not in made
    assert "\r" not in made
    command, data = made.removeprefix("::error ").split("::", 1)
    properties = dict(part.split("=", 1) for part in command.split(","))
    assert unquote(properties["file"], errors="strict") == path
    assert set(properties) == {"file", "line", "col", "title"}
    assert unquote(data, errors="strict") == f"{message} Cách sửa: "


def test_a_summary_is_a_table_whatever_it_says() -> None:
    made = as_summary([ERROR, NOTICE])
    assert "Có 1 lỗi, 1 điều nhắc." in made
    rows = [line for line in made.splitlines() if line.startswith("| `")]
    assert rows == [
        "| `docs/a,b:c.md:3:14` | TD-203 | Đạt 100%: xem “a\\|b” &lt;b>. | Bỏ dấu , và :. |",
        "| `docs/a.md:1:1` | TD-315 | Nên xếp lại. | Không bắt buộc. |",
    ]
    assert "| ---" not in as_summary([])


def test_the_words_of_a_fault_are_filled_and_kept_in_one_line() -> None:
    fault = Fault("TD-1", "Tên", "Có “{text}” ở {{đây}}.", "Bỏ {text}.", "{text}")
    found = fault.at(Place("docs/a.md"), text="x\n\x1b[31m{0}\udcff")
    assert found.message == "Có “x\ufffd\ufffd[31m{0}\ufffd” ở {đây}."
    assert found.mend == "Bỏ x\ufffd\ufffd[31m{0}\ufffd."
    assert found.example == "{text}"


def test_findings_are_sorted_by_place_then_code() -> None:
    places = [("b.md", 1, 1), ("a.md", 10, 1), ("a.md", 2, 9), ("a.md", 2, 10)]
    found = [Finding(Place(*p), "TD-2", Severity.ERROR, "", "", "") for p in places]
    found.append(Finding(Place("a.md", 2, 9), "TD-1", Severity.NOTICE, "", "", ""))
    assert [(f.place.path, f.place.line, f.place.column, f.code) for f in sorted(found)] == [
        ("a.md", 2, 9, "TD-1"),
        ("a.md", 2, 9, "TD-2"),
        ("a.md", 2, 10, "TD-2"),
        ("a.md", 10, 1, "TD-2"),
        ("b.md", 1, 1, "TD-2"),
    ]
