"""The log of the second reading: who reads a page, sees its fact record, and says what stands."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
LOGS = sorted((ROOT / "tests" / "content").glob("second-reading-*.yml"))
VERDICTS = {"dung", "sua", "bo"}


def entries() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for path in LOGS:
        found += yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return found


def plain(text: str) -> str:
    return " ".join(text.split())


def test_at_least_eighty_pages_of_every_kind_were_read() -> None:
    pages = {entry["page"] for entry in entries()}
    assert len(pages) >= 80
    kinds = Counter(page.split("/")[1] for page in pages)
    assert {"movements", "exemplars", "news", "faq", "legal"} <= set(kinds)


@pytest.mark.parametrize("entry", entries(), ids=lambda e: str(e["page"]))
def test_an_entry_is_whole_and_its_words_stand_on_the_page(entry: dict[str, Any]) -> None:
    page = ROOT / entry["page"]
    assert page.is_file()
    assert entry["verdict"] in VERDICTS
    assert "#" in entry["fact"]
    text = plain(page.read_text(encoding="utf-8"))
    if entry["verdict"] == "sua":
        assert entry["reason"]
        assert entry["mended"] != entry["sentence"]
    if entry["verdict"] == "bo":
        assert entry["reason"]
        assert plain(entry["sentence"]) not in text
