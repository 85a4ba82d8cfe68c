"""What a bench changes is a change, and content after it still."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from bench.made.law import CITED
from bench.scenarios import SCENARIOS

from thidua.check.run import check

DAY = date(2026, 11, 25)
EDITS = {name: edit for name, edit in SCENARIOS.items() if edit is not None}


@pytest.mark.parametrize("name", EDITS)
def test_content_is_changed_and_passes_the_checker(name: str, corpus: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(corpus, docs)
    changed = EDITS[name](docs, 1)
    assert changed
    for path, text in changed.items():
        assert not path.exists() or path.read_text("utf-8") != text
        path.write_text(text, "utf-8")
    checked = check(docs, "docs", DAY)
    assert checked.findings == ()
    if name == "document ended":
        document = checked.context.by_kind["document"][CITED].record
        assert document.ended.date < DAY
