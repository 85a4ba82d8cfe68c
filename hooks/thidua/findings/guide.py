"""The register of faults as a chapter of the editors' guide."""

import re

from thidua.findings.faults import FAULTS
from thidua.findings.finding import Fault, Severity

BEGIN = "<!-- Phần dưới do scripts/generate.py viết từ bảng mã lỗi; không sửa tay. -->"
END = "<!-- Hết phần do scripts/generate.py viết. -->"

_FIELD = re.compile(r"(?<!\{)\{[^{}]+\}(?!\})")

_GROUPS = {
    "1": "Tệp và chữ",
    "2": "Phần khai báo (YAML)",
    "3": "Giá trị của từng mục",
    "4": "Mã, liên hệ giữa các trang, địa chỉ",
    "5": "Viện dẫn và văn bản",
    "6": "Bảo vệ người được nêu tên",
    "7": "Bài viết, liên kết, ảnh",
    "8": "Khóa và bản phát hành",
    "9": "Sự cố của bộ kiểm tra",
}


def chapter() -> str:
    """All faults by group: what it is, how to mend it, an example."""
    parts = []
    group = ""
    for code in sorted(FAULTS):
        if code[3] != group:
            group = code[3]
            parts.append(f"### {_GROUPS[group]}\n")
        parts.append(_entry(FAULTS[code]))
    return "\n".join(parts)


def _entry(fault: Fault) -> str:
    kind = " (chỉ nhắc)" if fault.severity is Severity.NOTICE else ""
    example = "\n".join(f"    {line}" for line in fault.example.split("\n"))
    return (
        f"#### {fault.code}: {fault.title}{kind}\n\n"
        f"Máy báo: {_plain(fault.message)}\n\nCách sửa: {_plain(fault.mend)}\n\n{example}\n"
    )


def _plain(template: str) -> str:
    """A format string with its fields shown as an ellipsis."""
    text = _FIELD.sub("…", template).replace("{{", "{").replace("}}", "}")
    return "Xem lời khuyên kèm theo lỗi." if text == "…" else text


def with_chapter(guide: str) -> str:
    """``guide`` with the chapter between its two marks renewed."""
    before, _, rest = guide.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{chapter()}\n{END}{after}"
