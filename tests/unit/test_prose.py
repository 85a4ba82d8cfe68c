"""Markdown as the checker sees it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from thidua.read.prose import Prose, mask_code
from thidua.records.body_text import BodyText
from thidua.text.letters import heading_slug


def targets(text: str) -> list[str]:
    return [link.target for link in Prose(BodyText(text)).links()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a](b.md)", ["b.md"]),
        ("[a](b.md 'tên')", ["b.md"]),
        ('[a]( b.md "tên (1)" )', ["b.md"]),
        ("[a](<b.md>)", ["b.md"]),
        ("[a](b c.md)", ["b c.md"]),
        ("[a](b(1).md)", ["b(1).md"]),
        ("[a](b.vn/d'e)", ["b.vn/d'e"]),
        ("[a [b]](c.md)", ["c.md"]),
        ("[a](b.md)[c](d.md)", ["b.md", "d.md"]),
        ("[a]()", [""]),
        ("[a\nb](c.md)", ["c.md"]),
        ("[a][1]\n\n[1]: b.md 'tên'", ["b.md"]),
        ("[1]:\n  b.md", ["b.md"]),
        ("<https://b.vn/>", ["https://b.vn/"]),
        (r"\[a](b.md)", []),
        ("[a] (b.md)", []),
        ("[a](b.md", []),
        ("`[a](b.md)`", []),
        ("a [1] b (2)", []),
    ],
)
def test_links(text: str, expected: list[str]) -> None:
    assert targets(text) == expected


def test_a_link_knows_its_places() -> None:
    text = "Xem ![đây]( <b.md> ), [kia](c.md 'd')."
    picture, link = Prose(BodyText(text)).links()
    assert (picture.is_picture, link.is_picture) == (True, False)
    assert text[picture.offset :].startswith("![đây]")
    assert text[picture.target_offset :].startswith("b.md>")
    assert (link.label, link.offset) == ("kia", text.index("[kia"))
    assert text[link.target_offset :].startswith("c.md '")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>x</b>", ["<b>", "</b>"]),
        ("<!-- x -->", ["<!-- x -->"]),
        ("<!DOCTYPE html>", ["<!DOCTYPE html>"]),
        ("<?php", ["<?php"]),
        ("<img\nsrc=x>", ["<img"]),
        ("dưới <5 triệu, a < b", []),
        ("<https://b.vn/>", []),
        ("`<b>`", []),
        ("`<b>\n\n`<i>", ["<b>", "<i>"]),
    ],
)
def test_html(text: str, expected: list[str]) -> None:
    assert [span.text for span in Prose(BodyText(text)).html()] == expected
    for span in Prose(BodyText(text)).html():
        assert text.startswith(span.text, span.offset)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a `b` c", "a     c"),
        ("``a ` b`` c", "          c"),
        ("a ` b", "a ` b"),
        ("`a\nb`", "`a\nb`"),
        (r"\`a` b`", r"\`a" + "    "),
        ("`a` ``b` `c``", " " * 13),
    ],
)
def test_code_is_masked_in_its_length(text: str, expected: str) -> None:
    assert mask_code(text) == expected


@given(st.text("`ab \\\n<", max_size=60))
def test_masking_keeps_all_places(text: str) -> None:
    masked = mask_code(text)
    assert len(masked) == len(text)
    assert [n for n, letter in enumerate(text) if letter == "\n"] == [
        n for n, letter in enumerate(masked) if letter == "\n"
    ]
    assert all(now in (was, " ") for was, now in zip(text, masked, strict=True))


def test_headings_by_hashes_and_by_lines() -> None:
    text = "# Một #\n\nHai\n===\n\nba\nbốn\n---\n\nNăm\n---\n\n#### Sáu\n\n- bảy\n---\n"
    found = [(h.level, h.text) for h in Prose(BodyText(text)).headings]
    assert found == [(1, "Một"), (1, "Hai"), (2, "Năm"), (4, "Sáu")]
    for heading in Prose(BodyText(text)).headings:
        assert heading.text in text[heading.offset :].split("\n", 1)[0]


HEADINGS = st.lists(
    st.sampled_from(["Đối tượng", "đối tượng", "Kết quả", "Kết quả 1", "ket qua", "🌾"]), max_size=8
)


@given(HEADINGS)
def test_anchors_are_those_of_the_renderer(headings: list[str]) -> None:
    text = "\n\n".join(f"## {heading}" for heading in headings)
    markdown = Markdown(extensions=["toc"], extension_configs={"toc": {"slugify": heading_slug}})
    markdown.convert(text)
    assert Prose(BodyText(text)).anchors == {token["id"] for token in vars(markdown)["toc_tokens"]}


def test_citations_whole_and_torn() -> None:
    text = "Theo [[luat-1:dieu-3]], [[luat-2\nvà [[luat-3], `[[luat-4]]`, [[]]."
    prose = Prose(BodyText(text))
    assert [(c.text, text[c.offset :][:6]) for c in prose.citations()] == [
        ("luat-1:dieu-3", "[[luat"),
        ("", "[[]]."),
    ]
    assert [c.text for c in prose.torn_citations()] == ["[[luat-2", "[[luat-3],"]


def everything(text: str) -> None:
    prose = Prose(BodyText(text))
    for scan in (prose.links, prose.html, prose.citations, prose.torn_citations):
        list(scan())
    assert len(prose.anchors) <= len(prose.headings)


@given(st.text("[]()<>!`#=-\\\"' \n\tab:/", max_size=80))
def test_no_text_stops_the_scan(text: str) -> None:
    everything(text)


LENGTH = 100_000
HOSTILE = {
    "blanks in a link": "[x](" + " " * LENGTH,
    "backticks": "`" * LENGTH + "a" * LENGTH,
    "backticks of every length": "".join("`" * n + "a" for n in range(1, 600)),
    "blanks in a heading": "# a" + " " * LENGTH + "b",
    "one long word": "a" * LENGTH,
    "brackets": "[" * LENGTH,
    "brackets at line starts": "[\n" * LENGTH,
    "nested brackets": "[a [b] " * (LENGTH // 7),
    "links that do not end": "[x](" * (LENGTH // 4),
    "blanks behind a reference": "[a]:" + " " * LENGTH,
    "tags that do not end": "<a" * (LENGTH // 2),
    "equal headings": "## a\n" * (LENGTH // 5),
    "citations that do not end": "[[" * (LENGTH // 2),
    "quotes in links": "[x](a '" * (LENGTH // 7),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_the_time_of_a_scan_grows_as_its_text(text: str) -> None:
    """A pattern that looks twice at each stretch would need minutes here, not a blink."""
    start = time.process_time()
    everything(text)
    assert time.process_time() - start < 5
