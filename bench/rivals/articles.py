"""The articles of a corpus as the other generators read them.

Every record is an article of its section. Links and citations are resolved
beforehand, so the others have less to do than our build.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.made.drawing import rows

from thidua.records.kinds import KINDS

SITE = "https://example.vn/thi-dua/"

_LINK = re.compile(r"\]\((?:\.\./)+(?P<folder>[a-z]+)/(?:[\w-]+/)?(?P<id>[\w-]+)\.md\)")
_CITATION = re.compile(r"\[\[(?P<id>[\w-]+)(?::dieu-(?P<article>\d+))?\]\]")
_SECTIONS = {kind.folder: str(kind.index).strip("/") for kind in KINDS.values() if kind.folder}

TERMS = ("dia-phuong", "linh-vuc", "chu-de", "cua-phong-trao")
"""Ways to group articles: locality, field, topic, movement."""


@dataclass(frozen=True)
class Article:
    """One record: its section and id make its address."""

    section: str
    id: str
    title: str
    summary: str
    date: str
    source: str
    terms: dict[str, list[str]]
    body: str


def sections() -> dict[str, str]:
    """The title of each section by its address."""
    return {str(KINDS[row["id"]].index).strip("/"): row["title"] for row in rows("sections")}


def names() -> dict[str, str]:
    """The names of localities, fields and topics by their id."""
    return {
        row["id"]: row["name"] for name in ("localities", "fields", "topics") for row in rows(name)
    }


def articles(docs: Path) -> Iterator[Article]:
    """The records of a corpus; each line of their front matter is a key and a value in JSON."""
    for path in sorted(docs.rglob("*.md")):
        _, front, body = path.read_text("utf-8").split("---\n", 2)
        lines = (line.split(": ", 1) for line in front.splitlines())
        keys: dict[str, Any] = {key: json.loads(value) for key, value in lines}
        yield Article(
            _SECTIONS[path.relative_to(docs).parts[0]],
            path.stem,
            keys.get("title") or keys["question"],
            keys.get("summary") or keys["short_answer"],
            keys["published"],
            keys["sources"][0]["url"] if "sources" in keys else "",
            {
                "dia-phuong": [each for each in [keys.get("locality")] if each],
                "linh-vuc": keys.get("fields", []),
                "chu-de": [each for each in [keys.get("topic")] if each],
                "cua-phong-trao": keys.get("movements", []),
            },
            _resolved(body),
        )


def _resolved(body: str) -> str:
    def link(match: re.Match[str]) -> str:
        return f"](/thi-dua/{_SECTIONS[match['folder']]}/{match['id']}/)"

    def citation(match: re.Match[str]) -> str:
        place = f", Điều {match['article']}" if match["article"] else ""
        return f"[{match['id']}{place}](/thi-dua/van-ban/{match['id']}/)"

    return _CITATION.sub(citation, _LINK.sub(link, body)).strip() + "\n"
