"""Every proper name and document number of a page stands in its own facts, sources or lists."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.content.numbers import strings
from tests.content.test_facts import context, facts, pages, words
from thidua.check.context import Entry
from thidua.records.base import Published
from thidua.records.document import LegalDocument

_UPPER = "A-ZĐÁÀẢÃẠĂẮẰẲẴẶÂẤẦẨẪẬÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"
NAME = re.compile(rf"(?<![\w.-])[{_UPPER}]\w*(?: [{_UPPER}]\w*)+")
"""Two or more words that begin with a capital: people, places, bodies."""

NUMBER = re.compile(r"(?<![\w/])\d+(?:/\d{4})?[/-][A-ZĐ][\wĐ]*(?:[/-][\wĐ]+)*")
"""``587/QĐ-TTg``, ``22-NQ/TU``, ``152/2025/NĐ-CP``."""

LISTS = ("organisation", "locality", "term", "field", "topic", "document_type")
SHORT_FORMS = {
    "ĐBSCL": "Đồng bằng sông Cửu Long",
    "LHPN": "Liên hiệp Phụ nữ",
    "CHQS": "Chỉ huy Quân sự",
    "CAND": "Công an Nhân dân",
    "THPT": "Trung học phổ thông",
    "THCS": "Trung học cơ sở",
    "LHTN": "Liên hiệp Thanh niên",
    "PTCS": "Phổ thông cơ sở",
    "TP.": "Thành phố",
}
"""Short forms of the facts that pages write out."""


def fold(text: str) -> str:
    return " ".join(text.split()).lower()


@cache
def common() -> str:
    """The names of bodies, places and terms that any page may say."""
    rows = [entry.record for kind in LISTS for entry in context().by_kind[kind].values()]
    names = ("name", "short_name", "full_name", "term")
    return " | ".join(fold(str(getattr(row, name, ""))) for row in rows for name in names)


def vouched(entry: Entry) -> str:
    """What the facts, the sources and the cited documents of a page say, in small letters."""
    record = entry.record
    assert isinstance(record, Published)
    said = [text for fact in record.facts for text in strings(facts()[fact])]
    for short, long in SHORT_FORMS.items():
        said += [text.replace(short, long) for text in said if short in text]
    said += [f"{source.publisher} {source.title or ''}" for source in record.sources]
    ids = [span.text.split(":")[0] for span in entry.prose.citations()]
    ids += [str(c.document) for c in getattr(record, "citations", ())]
    ids += [str(c.document) for c in getattr(record, "legal_basis", ())]
    for id in ids:
        document = context().by_kind["document"][id].record
        assert isinstance(document, LegalDocument)
        said.append(f"{document.number} {document.title}")
    return " | ".join([*map(fold, said), common()])


def names(text: str) -> Iterator[str]:
    """The proper names and document numbers of a text.

    The first word of a sentence has a capital of its own: it is left out, and
    with it a name of which one word remains.
    """
    yield from (match[0] for match in NUMBER.finditer(text))
    for match in NAME.finditer(text):
        opens = match.start() == 0 or text[: match.start()].rstrip(" *(“#")[-1:] in ".:!?\n-|"
        found = match[0].partition(" ")[2] if opens else match[0].removeprefix("Khmer ")
        if " " in found:
            yield found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ông Danh Măng ở Gò Quao.", ["Danh Măng", "Gò Quao"]),
        ("Theo Báo Mới, nông dân Khmer Danh Út.", ["Báo Mới", "Danh Út"]),
        ("Quyết định 587/QĐ-TTg và 22-NQ/TU.", ["587/QĐ-TTg", "22-NQ/TU"]),
        ("Ủy ban nhân dân tỉnh họp.", []),
    ],
)
def test_names_are_found(text: str, found: list[str]) -> None:
    assert sorted(names(text)) == sorted(found)


@pytest.mark.parametrize("entry", pages(), ids=lambda e: f"{e.kind.name}/{e.record.id}")
def test_a_page_says_no_name_that_its_facts_do_not(entry: Entry) -> None:
    may = vouched(entry)
    said = {name for text in words(entry) for name in names(text)}
    assert sorted(name for name in said if fold(name) not in may) == []
