"""Everything that a mouse can do, done by keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.built import RESULT, RESULTS, BuiltSite
from tests.browser.conftest import Open


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until the element has the focus; fail when it never gets it."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"{most} tabs do not reach {selector}")


def test_the_first_tab_offers_the_way_past_the_head(full: BuiltSite, open_page: Open) -> None:
    page = open_page(full.url)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_opens_and_closes_by_keyboard(full: BuiltSite, open_page: Open) -> None:
    page = open_page(full.url, width=360)
    panel = page.locator(".menu__panel")
    expect(panel).to_be_hidden()
    tab_to(page, ".menu summary")
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    page.keyboard.press("Tab")
    expect(panel.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(panel).to_be_hidden()
    page.keyboard.press("Enter")
    tab_to(page, ".menu__panel a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/phong-trao/$"))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("words", ["khen thưởng", "khen thuong", "KHEN THUONG"])
def test_search_finds_with_and_without_diacritics_and_leads_on(
    full: BuiltSite, open_page: Open, words: str, width: int
) -> None:
    page = open_page(full.url, width)
    tab_to(page, ".md-search [name=q]")
    page.keyboard.type(words)
    result = page.locator(RESULT).first
    expect(result).to_be_visible()
    target = result.get_attribute("href")
    assert target
    page.keyboard.press("ArrowDown")
    expect(result).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(target.partition("?")[0])))
    expect(page.locator("main h1")).to_be_visible()


def test_arrows_walk_through_results_and_escape_closes_them(
    full: BuiltSite, open_page: Open
) -> None:
    page = open_page(full.url)
    tab_to(page, ".md-search [name=q]")
    page.keyboard.type("thi dua")
    results = page.locator(RESULT)
    expect(results.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(results.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(results.first).not_to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(RESULTS)).to_be_hidden()


def test_a_search_without_result_says_so(full: BuiltSite, open_page: Open) -> None:
    page = open_page(full.url)
    tab_to(page, ".md-search [name=q]")
    page.keyboard.type("qwxyzzy")
    expect(page.locator(".md-search-result__meta")).to_have_text("Không tìm thấy trang nào")


def press(page: Page, name: str) -> None:
    """Go to a button by Tab and press it."""
    button = page.get_by_role("button", name=name).locator("visible=true")
    page.locator(".skip").focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if button.evaluate("it => it === document.activeElement"):
            page.keyboard.press("Enter")
            return
    pytest.fail(f"60 tabs do not reach {name}")


def text_size(page: Page) -> float:
    """The size of running text in pixels."""
    return float(
        page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    )


@pytest.mark.parametrize("width", [360, 1280])
def test_text_grows_shrinks_and_stays(full: BuiltSite, open_page: Open, width: int) -> None:
    page = open_page(full.url, width)
    if width < 1024:
        page.locator(".menu summary").press("Enter")
    usual = text_size(page)
    press(page, "tăng cỡ chữ")
    assert text_size(page) > usual
    for _ in range(5):
        press(page, "tăng cỡ chữ")
    largest = text_size(page)
    assert largest == pytest.approx(usual * 1.5)
    page.reload()
    assert text_size(page) == largest
    page.goto(f"{full.url}tin-tuc/")
    assert text_size(page) > usual
    page.goto(full.url)
    if width < 1024:
        page.locator(".menu summary").press("Enter")
    press(page, "cỡ chữ thường")
    assert text_size(page) == usual
    press(page, "giảm cỡ chữ")
    assert text_size(page) < usual


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_dark_ground_turns_on_and_off_and_stays(
    full: BuiltSite, open_page: Open, scheme: str
) -> None:
    page = open_page(full.url, scheme=scheme)

    def is_dark() -> bool:
        colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
        return sum(map(int, re.findall(r"\d+", colour)[:3])) < 200

    button = page.get_by_role("button", name="Nền tối")
    begun = is_dark()
    assert begun == (scheme == "dark")
    expect(button).to_have_attribute("aria-pressed", str(begun).lower())
    press(page, "Nền tối")
    assert is_dark() is not begun
    expect(button).to_have_attribute("aria-pressed", str(not begun).lower())
    page.reload()
    assert is_dark() is not begun
    press(page, "Nền tối")
    assert is_dark() is begun


def test_a_forbidden_storage_only_forgets(full: BuiltSite, open_page: Open) -> None:
    page = open_page("about:blank")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(full.url)
    usual = text_size(page)
    press(page, "tăng cỡ chữ")
    assert text_size(page) > usual
    press(page, "Nền tối")
    assert faults == []


FOCUS_RINGS = """() => [...document.querySelectorAll("a[href], button, summary, input:not([hidden])")]
  .filter(it => it.checkVisibility({ visibilityProperty: true }) && it.tabIndex >= 0)
  .map(it => {
    it.focus()
    const style = getComputedStyle(it)
    const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
    return seen ? null : it.outerHTML.slice(0, 160)
  })
  .filter(Boolean)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "template", ["home.html", "movement.html", "document.html", "question.html"]
)
def test_the_focus_is_seen_wherever_it_stands(
    full: BuiltSite, open_page: Open, template: str, scheme: str
) -> None:
    visit = full.example(template)
    assert visit is not None
    for width in (360, 1280):
        page = open_page(full.url + visit.address, width, scheme)
        if width < 1024:
            page.locator(".menu summary").press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_RINGS) == []
