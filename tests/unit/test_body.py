"""What a body may become on a page: no HTML, no link that runs anything, citations in words."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from tests.support.markdown import MARKDOWN

from thidua.catalogue.catalogue import Catalogue, build
from thidua.check.run import check
from thidua.publish.feeds.markup import sanitise
from thidua.publish.plan import make_plan
from thidua.publish.prose import BodyRenderer

FULL = Path(__file__).resolve().parents[1] / "sites" / "valid" / "full"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return build(check(FULL, "docs", date(2026, 11, 22)).context)


def render(catalogue: Catalogue, body: str) -> str:
    rendered = BodyRenderer(make_plan(catalogue)).body("pages/gioi-thieu.md", body)
    return rendered.absolute("https://example.org/")


@pytest.mark.parametrize(
    "body",
    [
        "[x](javascript:alert(1))",
        "[x](JavaScript:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x6a;avascript&colon;alert(1))",
        "[x](data:text/html,x)",
        "[x](vbscript:x)",
        "<javascript:alert(1)>",
        "[x]: javascript:alert(1)\n\n[x]",
    ],
)
def test_a_link_that_runs_something_has_no_target(catalogue: Catalogue, body: str) -> None:
    assert "href" not in render(catalogue, body)


@pytest.mark.parametrize(
    "body", ["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "a <b onclick='x'>b</b>"]
)
def test_html_is_shown_as_text(catalogue: Catalogue, body: str) -> None:
    html = render(catalogue, body)
    assert "<script" not in html
    assert "<img" not in html
    assert "<b" not in html
    assert "&lt;" in html


def test_a_picture_in_a_body_leaves_only_its_words(catalogue: Catalogue) -> None:
    html = render(catalogue, "![mô tả](https://example.org/x.png)")
    assert "<img" not in html
    assert "mô tả" in html


def test_a_citation_is_said_in_the_order_of_state_documents(catalogue: Catalogue) -> None:
    html = render(catalogue, "Theo [[luat-mau:dieu-3.khoan-1.diem-a]].")
    assert ">điểm a khoản 1 Điều 3 Luật Khen thưởng Mẫu số 01/2024/QHM</a>" in html
    assert 'href="https://example.org/van-ban/luat-mau/#dieu-3"' in html


def test_links_of_the_web_stay(catalogue: Catalogue) -> None:
    assert 'href="https://example.org/a?b=1#c"' in render(
        catalogue, "[x](https://example.org/a?b=1#c)"
    )


def test_a_link_to_a_file_of_the_site_is_one_wherever_it_is_read(catalogue: Catalogue) -> None:
    text = "[ảnh gốc](../assets/images/hang-cay-mau.jpg)"
    assert 'href="https://example.org/assets/images/hang-cay-mau.jpg"' in render(catalogue, text)
    body = BodyRenderer(make_plan(catalogue)).body("pages/gioi-thieu.md", text)
    assert 'href="../assets/images/hang-cay-mau.jpg"' in body.seen_from("gioi-thieu/")


def test_no_text_of_an_editor_is_taken_for_a_link_of_ours(catalogue: Catalogue) -> None:
    html = render(catalogue, "## Xem [[luat-mau:dieu-3]]\n\nMột \x02to:van-ban/\x03 hai")
    assert html.count("href") == 1
    assert "\x02" not in html
    assert "https://example.org/" not in html.partition("<p>")[2]


def test_a_heading_is_named_without_marks_of_ours(catalogue: Catalogue) -> None:
    plan = make_plan(catalogue)
    body = BodyRenderer(plan).body("pages/gioi-thieu.md", "## Xem [[luat-mau:dieu-3]]")
    assert "\x02" not in body.headings[0].title


@given(MARKDOWN)
def test_a_body_is_cleaned_by_itself_as_in_the_middle_of_an_article(
    catalogue: Catalogue, text: str
) -> None:
    before, after = "<p><strong>a</strong> &lt;b</p>", "<ul><li>c</li></ul>"
    parts = [before, render(catalogue, text), after]
    assert sanitise("\n".join(parts)) == "\n".join(map(sanitise, parts))
