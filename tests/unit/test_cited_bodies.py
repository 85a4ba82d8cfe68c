"""A document number in prose becomes a citation (``check.py --fix``), and nothing else does."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from thidua.check.mend.tree import mend_tree
from thidua.check.run import Checked, check

FULL = Path(__file__).resolve().parents[1] / "sites" / "valid" / "full"
PAGE = "pages/gioi-thieu.md"
SENTENCE = "Trang này chỉ dùng để thử."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Theo Nghị định số 01/2025/NĐ-CPM, để thử.", "Theo [[nd-01-2025-mau]], để thử."),
        ("Theo Nghị định 01/2025/NĐ-CPM, để thử.", "Theo [[nd-01-2025-mau]], để thử."),
        ("Số 01/2025/NĐ-CPM và 09/2019/NĐ-CPM.", "Số [[nd-01-2025-mau]] và [[nd-09-2019-mau]]."),
        ("[Số 01/2025/NĐ-CPM](../legal/nd-01-2025-mau.md).", None),
        ("Viết `01/2025/NĐ-CPM` là số.", None),
        ("Số 101/2025/NĐ-CPM là số khác.", None),
        ("Theo [[nd-01-2025-mau]], để thử.", None),
    ],
)
def test_a_number_is_cited(tmp_path: Path, before: str, after: str | None) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(FULL, docs)
    page = docs / PAGE
    page.write_text(page.read_text(encoding="utf-8").replace(SENTENCE, before), encoding="utf-8")

    def run() -> Checked:
        return check(docs, "docs", date(2026, 11, 22))

    mend_tree(docs, run)
    text = page.read_text(encoding="utf-8")
    assert (after or before) in text
    assert run().passed
