"""Every number and date of a page stands in the fact record that the page was written from."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.content.numbers import known, parts, strings, tokens
from thidua.check.context import Context, Entry
from thidua.check.run import check
from thidua.read.nodes import Mapping, Node, Scalar, Sequence
from thidua.records.base import Published
from thidua.records.document import LegalDocument
from thidua.records.movement import Movement

ROOT = Path(__file__).resolve().parents[2]
FACTS = ROOT / "tests" / "data" / "facts"
KINDS = ("exemplar", "movement", "news", "question")
EXCEPTIONS = yaml.safe_load((ROOT / "tests/content/exceptions.yml").read_text(encoding="utf-8"))
_QUOTED = {"sources", "source", "image", "facts", "published", "updated", "owner", "related",
           "questions", "citations", "legal_basis", "as_of", "url"}  # fmt: skip
_ELSEWHERE = re.compile(r"\[[^\[\]]*\]\([^)]*\.md(?:#[^)]*)?\)")
"""A link to another page of ours, whose own facts vouch for its words."""

_LINK_TARGET = re.compile(r"\]\([^)]*\)|\[\[[^\]]*\]\]|<https?:[^>]*>")
_LIST_NUMBER = re.compile(r"^\s*\d+\.\s", re.MULTILINE)


@cache
def context() -> Context:
    checked = check(ROOT / "docs", "docs", date(2026, 11, 22))
    assert checked.passed
    return checked.context


@cache
def facts() -> dict[str, Any]:
    """Every fact record by ``<file>#<id>``."""
    found: dict[str, Any] = {}
    for name, key in (
        ("movements.yaml", None),
        ("law-questions.yaml", None),
        ("legal-documents.yaml", None),
        ("exemplars.yaml", "exemplars"),
        ("news.yaml", "news"),
    ):
        rows = yaml.load((FACTS / name).read_text(encoding="utf-8"), yaml.CBaseLoader)
        for number, row in enumerate(rows[key] if key else rows, start=1):
            found[f"{name}#{row.get('id', number)}"] = row
    return found


def pages() -> list[Entry]:
    return [entry for kind in KINDS for entry in context().by_kind[kind].values()]


def words(entry: Entry) -> Iterator[str]:
    """What a page says: the values of its front matter and its body without addresses."""
    yield from _values(entry.node)
    body = _LINK_TARGET.sub(" ", _ELSEWHERE.sub(" ", entry.prose.text))
    yield _LIST_NUMBER.sub("", body)


def _values(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        if node.value is not None and not isinstance(node.value, bool):
            yield str(node.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _values(item)
    elif isinstance(node, Mapping):
        for key, entry in node.entries.items():
            if key not in _QUOTED:
                yield from _values(entry.node)


def allowed(entry: Entry) -> set[str]:
    """The numbers that a page may say: those of its facts, and of the documents it cites."""
    record = entry.record
    assert isinstance(record, Published)
    found = {part for fact in record.facts for part in known(facts()[fact])}
    found |= set(EXCEPTIONS.get(f"{entry.kind.name}/{record.id}", {}).get("numbers", ()))
    names = [span.text.split(":")[0] for span in entry.prose.citations()]
    names += [str(c.document) for c in getattr(record, "citations", ())]
    names += [str(c.document) for c in getattr(record, "legal_basis", ())]
    for name in names:
        cited = context().by_kind["document"][name].record
        assert isinstance(cited, LegalDocument)
        end = cited.ended.date if cited.ended else None
        for value in (cited.number, cited.title, cited.issued, cited.effective, end):
            for token in tokens(str(value)):
                found |= {token, *parts(token)}
    return found


@pytest.mark.parametrize("entry", pages(), ids=lambda e: f"{e.kind.name}/{e.record.id}")
def test_a_page_says_no_number_that_its_facts_do_not(entry: Entry) -> None:
    may = allowed(entry)
    said = {token for text in words(entry) for token in tokens(text)}
    assert sorted(said - may) == []


def test_every_exception_is_needed_and_has_its_reason() -> None:
    known_pages = {f"{e.kind.name}/{e.record.id}": e for e in pages()}
    for name, exception in EXCEPTIONS.items():
        assert exception["reason"], name
        said = {token for text in words(known_pages[name]) for token in tokens(text)}
        assert set(exception["numbers"]) <= said, name


def test_a_story_is_no_longer_than_its_facts_allow() -> None:
    long = []
    for entry in context().by_kind["exemplar"].values():
        record = entry.record
        assert isinstance(record, Published)
        told = len(str(record.body).split())
        given = sum(
            len(t.split()) for f in record.facts for t in strings(facts()[f]["summary_facts_vi"])
        )
        if told > 250 or told > max(1.6 * given, 45):
            long.append((record.id, told, given))
    assert long == []


PARTS = {
    "name": "ten",
    "period": "giai-doan",
    "legal_basis": "can-cu",
    "contents": "noi-dung",
    "criteria": "tieu-chi",
    "kien_giang": "o-tinh",
    "milestones": "cac-moc",
}
"""The parts of a movement's fact record, and what its page calls them."""


def test_a_movement_says_which_parts_were_checked_only_in_part() -> None:
    movements = [e.record for e in pages() if isinstance(e.record, Movement)]
    assert movements
    for record in movements:
        (fact,) = (facts()[f] for f in record.facts)
        partly = [PARTS[part] for part in PARTS if fact["verified"][part] == "partial"]
        assert [str(part) for part in record.partly_checked] == partly, record.id
