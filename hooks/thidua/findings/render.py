"""Findings as text for people, annotations for GitHub, and JSON for programs."""

import json
from collections.abc import Sequence

from thidua.findings.finding import Finding, Severity

_WORDS = {Severity.ERROR: "LỖI", Severity.NOTICE: "Nhắc"}


def as_text(findings: Sequence[Finding]) -> str:
    """A paragraph for each finding and a closing line that counts them."""
    paragraphs = []
    for f in findings:
        head = f"{f.place.path}:{f.place.line}:{f.place.column}: {_WORDS[f.severity]} {f.code}"
        example = "\n".join(f"      {line}" for line in f.example.split("\n"))
        paragraphs.append(f"{head}: {f.message}\n    Cách sửa: {f.mend}\n    Ví dụ:\n{example}\n")
    return "".join(f"{paragraph}\n" for paragraph in paragraphs) + counted(findings) + "\n"


def counted(findings: Sequence[Finding]) -> str:
    """How many faults and notices there are, in words."""
    errors = sum(f.severity is Severity.ERROR for f in findings)
    notices = len(findings) - errors
    if not findings:
        return "Không có lỗi."
    words = f"Có {errors} lỗi" if errors else "Không có lỗi"
    return words + (f", {notices} điều nhắc." if notices else ".")


def as_json(findings: Sequence[Finding]) -> str:
    """A list of objects with the keys of a finding, in order."""
    rows = [
        {
            "code": f.code,
            "severity": f.severity.value,
            "path": f.place.path,
            "line": f.place.line,
            "column": f.place.column,
            "message": f.message,
            "mend": f.mend,
            "example": f.example,
        }
        for f in findings
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def as_github(findings: Sequence[Finding]) -> str:
    """Workflow commands that put a note on the line; errors first.

    GitHub shows ten of each level for one step; ``as_summary`` has them all.
    """
    ordered = sorted(findings, key=lambda f: f.severity is Severity.NOTICE)
    return "".join(
        f"::{f.severity.value} file={_property(f.place.path)},line={f.place.line},"
        f"col={f.place.column},title={_property(f.code)}::"
        f"{_data(f'{f.message} Cách sửa: {f.mend}')}\n"
        for f in ordered
    )


def as_summary(findings: Sequence[Finding]) -> str:
    """All findings as a Markdown table for the summary of a workflow job."""
    head = "| Nơi | Mã | Điều gì | Cách sửa |\n| --- | --- | --- | --- |\n"
    rows = "".join(
        f"| `{_cell(f.place.path)}:{f.place.line}:{f.place.column}` | {f.code} "
        f"| {_cell(f.message)} | {_cell(f.mend)} |\n"
        for f in findings
    )
    return f"## Kiểm tra nội dung\n\n{counted(findings)}\n" + (f"\n{head}{rows}" if rows else "")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _cell(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("|", "\\|").replace("\n", " ")
