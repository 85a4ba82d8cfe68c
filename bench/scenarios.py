"""What happens to the content between two builds."""

import json
import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from bench.made.drawing import TODAY
from bench.made.law import CITED

Edit = Callable[[Path, int], dict[Path, str]]
"""From the content folder and the number of the round to the new texts of files."""

CHECKS = ("checker, cold", "checker, unchanged")
"""No changes of content: ``scripts/check.py`` on what the last scenario left, the first time
without a cache."""

WORD_FILES = "Word files alone"
"""What they take in a cold build, measured by themselves (``bench/word_files.py``)."""


def _story(docs: Path) -> Path:
    stories = sorted(docs.glob("exemplars/*/*.md"))
    return stories[len(stories) // 2]


def _story_changed(docs: Path, number: int) -> dict[Path, str]:
    story = _story(docs)
    return {story: f"{story.read_text('utf-8')}\nMột câu mới, lần {number}.\n"}


def _story_added(docs: Path, number: int) -> dict[Path, str]:
    story = _story(docs)
    name = f"Hợp tác xã Thêm Mới {number}"
    text = re.sub(
        r"^(title|name): .+$", rf'\1: "{name}"', story.read_text("utf-8"), flags=re.MULTILINE
    )
    text = re.sub(r"^published: .+$", f'published: "{TODAY}"', text, flags=re.MULTILINE)
    return {story.with_name(f"hop-tac-xa-them-moi-{number}.md"): text}


def _document_ended(docs: Path, _: int) -> dict[Path, str]:
    document = docs / "legal" / f"{CITED}.md"
    ended = json.dumps({"date": str(TODAY - timedelta(30))})
    line = r"^(effective: .+)$"
    return {
        document: re.sub(
            line, rf"\1\nended: {ended}", document.read_text("utf-8"), flags=re.MULTILINE
        )
    }


def _locality_renamed(docs: Path, _: int) -> dict[Path, str]:
    localities = docs / "data" / "localities.yml"
    text = localities.read_text("utf-8")
    name = re.search(r"^  name: (.+)$", text, re.MULTILINE)
    assert name
    return {localities: text.replace(name[0], f"{name[0]} Mới", 1)}


SCENARIOS: dict[str, Edit | None] = {
    "cold": None,
    "unchanged": None,
    "story changed": _story_changed,
    "story added": _story_added,
    "document ended": _document_ended,
    "locality renamed": _locality_renamed,
    "tomorrow": None,
}
"""In the order in which they follow each other; each starts from what the one before built."""
