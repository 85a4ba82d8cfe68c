"""The quick ways through Markdown lead where the slow one leads, for any text."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown
from tests.support.markdown import MARKDOWN

from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish.plain_text import NEEDED
from thidua.publish.plan import Plan, make_plan
from thidua.publish.prose import BodyRenderer
from thidua.text.letters import heading_slug

FULL = Path(__file__).resolve().parents[1] / "sites" / "valid" / "full"
URI = "pages/gioi-thieu.md"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return make_plan(build(check(FULL, "docs", date(2026, 11, 22)).context))


@pytest.fixture(scope="module")
def quick(plan: Plan) -> BodyRenderer:
    return BodyRenderer(plan)


@pytest.fixture(scope="module")
def slow(plan: Plan) -> BodyRenderer:
    renderer = BodyRenderer(plan)
    renderer._markdown = Markdown(
        extensions=["tables", "sane_lists", "toc", renderer._extension],
        extension_configs={"toc": {"slugify": heading_slug, "permalink": False}},
    )
    return renderer


@settings(max_examples=1000)
@given(MARKDOWN)
def test_a_body_is_what_markdown_alone_makes_of_it(
    quick: BodyRenderer, slow: BodyRenderer, text: str
) -> None:
    assert quick.body(URI, text) == slow.body(URI, text)


def test_bodies_of_the_site_are_what_markdown_alone_makes_of_them(
    plan: Plan, quick: BodyRenderer, slow: BodyRenderer
) -> None:
    for page in plan.pages:
        assert quick.body(page.uri, str(page.body)) == slow.body(page.uri, str(page.body))


@given(st.text())
def test_a_pattern_finds_nothing_in_a_text_without_its_marks(slow: BodyRenderer, text: str) -> None:
    for name, marks in NEEDED.items():
        for mark in marks:
            text = text.replace(mark, "")
        pattern = slow._markdown.inlinePatterns[name].getCompiledRegExp()
        assert pattern.search(text) is None
