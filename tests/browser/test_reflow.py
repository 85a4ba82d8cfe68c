"""Nothing is lost on a narrow screen: 320 px is a desk at 400 %, 360 px a small phone."""

import pytest
from playwright.sync_api import Page

from tests.browser.built import REDIRECT, RESULT, RESULTS, TEMPLATES, BuiltSite
from tests.browser.conftest import Open

LAID_OUT = [name for name in TEMPLATES if name != REDIRECT]

CUT_OFF = """() => {
  const wide = document.documentElement.clientWidth
  const scrolls = it => {
    for (let at = it; at; at = at.parentElement) {
      if (["auto", "scroll"].includes(getComputedStyle(at).overflowX)) return true
    }
    return false
  }
  return [...document.querySelectorAll("body *")]
    .filter(it => it.checkVisibility() && !it.closest(".skip, .md-search__output, [aria-hidden=true]"))
    .filter(it => it.getBoundingClientRect().right > wide + 1 && !scrolls(it))
    .map(it => it.outerHTML.slice(0, 120))
}"""


def faults(page: Page) -> list[str]:
    """What sticks out of the window; a table in its own scrolling frame may be wider."""
    found: list[str] = page.evaluate(CUT_OFF)
    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
        found.append("the page scrolls sideways")
    return found


@pytest.mark.parametrize("template", LAID_OUT)
def test_no_page_scrolls_sideways_at_400_percent(
    sites: tuple[BuiltSite, ...], open_page: Open, template: str
) -> None:
    for site in sites:
        visit = site.example(template)
        if visit is not None:
            assert faults(open_page(site.url + visit.address, 320)) == [], visit.address


@pytest.mark.parametrize("template", LAID_OUT)
def test_no_page_scrolls_sideways_in_the_largest_text_on_a_phone(
    sites: tuple[BuiltSite, ...], open_page: Open, template: str
) -> None:
    for site in sites:
        visit = site.example(template)
        if visit is None:
            continue
        page = open_page(site.url + visit.address, 360)
        page.evaluate("document.documentElement.dataset.text = 'largest'")
        assert faults(page) == [], visit.address


@pytest.mark.parametrize("template", LAID_OUT)
def test_text_spacing_of_readers_does_no_harm(
    full: BuiltSite, open_page: Open, template: str
) -> None:
    """WCAG 1.4.12: wider lines, letters and words than ours, with nothing cut off."""
    visit = full.example(template)
    assert visit is not None
    page = open_page(full.url + visit.address, 360, bypass_csp=True)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important;"
        " word-spacing: .16em !important } p { margin-bottom: 2em !important }"
    )
    assert faults(page) == []


@pytest.mark.parametrize("width", [320, 768, 1024, 1280])
def test_the_open_search_fits_the_window(full: BuiltSite, open_page: Open, width: int) -> None:
    page = open_page(full.url, width)
    box = page.get_by_role("textbox", name="Tìm kiếm")
    before = box.bounding_box()
    box.fill("thi dua")
    page.locator(RESULT).first.wait_for(state="visible")
    assert box.bounding_box() == before
    shown = page.locator(RESULTS).bounding_box()
    assert shown
    assert shown["x"] >= 0
    assert shown["x"] + shown["width"] <= width
    assert faults(page) == []


def test_the_open_menu_fits_a_phone_and_leaves_its_button_in_place(
    full: BuiltSite, open_page: Open
) -> None:
    page = open_page(full.url, 320)
    button = page.locator(".menu summary")
    before = button.bounding_box()
    button.click()
    assert button.bounding_box() == before
    assert faults(page) == []
