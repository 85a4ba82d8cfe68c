"""Without JavaScript the site is read, browsed and searched by its lists."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.built import MISSING, REDIRECT, RESULTS, TEMPLATES, BuiltSite
from tests.browser.conftest import Open


@pytest.mark.parametrize("template", [name for name in TEMPLATES if name != REDIRECT])
def test_every_type_of_page_is_read(full: BuiltSite, open_page: Open, template: str) -> None:
    visit = full.example(template)
    assert visit is not None
    page = open_page(full.url + visit.address, java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert len(page.get_by_role("main").inner_text()) > (60 if template == MISSING else 100)
    expect(page.locator("[data-display]").first).to_be_hidden()
    expect(page.locator(RESULTS)).to_be_hidden()


def test_the_menu_works(full: BuiltSite, open_page: Open) -> None:
    page = open_page(full.url, 360, java_script_enabled=False)
    page.get_by_text("Mục lục", exact=True).click()
    expect(page.locator(".menu__panel").get_by_role("link").first).to_be_visible()
    expect(page.locator(".menu__panel [data-display]")).to_be_hidden()
    page.locator(".menu__panel").get_by_role("link", name="Tin tức").click()
    expect(page).to_have_url(re.compile(r"/tin-tuc/$"))


def test_a_search_leads_to_the_page_of_search_which_lists_sections_and_topics(
    full: BuiltSite, open_page: Open
) -> None:
    page = open_page(f"{full.url}hoi-dap/", java_script_enabled=False)
    page.get_by_role("textbox", name="Tìm kiếm").fill("bằng khen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q="))
    expect(page.get_by_role("heading", level=1)).to_have_text("Tìm kiếm")
    main = page.get_by_role("main")
    expect(main.get_by_text("Trình duyệt đang tắt JavaScript")).to_be_visible()
    for name in ("Văn bản", "Gương điển hình tiên tiến", "Sơ đồ trang"):
        expect(main.get_by_role("link", name=name, exact=True).first).to_be_visible()
    topics = [page for page in full.plan.pages if page.template == "topic.html"]
    assert topics
    for topic in topics:
        expect(main.get_by_role("link", name=re.compile(topic.title))).to_be_visible()


def test_the_system_decides_on_the_dark_ground(full: BuiltSite, open_page: Open) -> None:
    grounds = [
        open_page(full.url, scheme=scheme, java_script_enabled=False)
        .locator("body")
        .evaluate("it => getComputedStyle(it).backgroundColor")
        for scheme in ("light", "dark")
    ]
    assert grounds[0] != grounds[1]
