"""What a newsroom does with the mouse: copy a story, copy the snippet of a list."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.built import BuiltSite
from tests.browser.conftest import Open
from tests.browser.markup import tree_of
from tests.browser.test_weight import compressed

STORY = "guong-dien-hinh/nguyen-van-thu/"
CORNER = "bao-chi/"
GROWTH = 300
"""Bytes, compressed, that the files of a story may add to its page."""


def clipboard(page: Page, kind: str) -> str:
    """What the clipboard holds, as a program that takes ``kind`` gets it."""
    return str(
        page.evaluate(
            """async kind => {
                const [item] = await navigator.clipboard.read()
                return (await item.getType(kind)).text()
            }""",
            kind,
        )
    )


def with_clipboard(page: Page) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


@pytest.mark.parametrize("address", [STORY, CORNER])
def test_one_press_copies_a_story_as_words_and_with_its_form(
    full: BuiltSite, open_page: Open, address: str
) -> None:
    page = with_clipboard(open_page(full.url + address))
    files = page.locator("[data-press]").first
    files.get_by_role("button", name="Chép bài").click()
    expect(files.get_by_role("status")).to_have_text("Đã chép.")
    href = str(files.get_by_role("link", name="Văn bản").get_attribute("href"))
    text = page.evaluate("async href => (await fetch(href)).text()", href)
    assert clipboard(page, "text/plain").replace("\r", "") == text
    assert "<h2>Dùng lại và liên hệ</h2>" in clipboard(page, "text/html")


def test_a_failed_copy_says_so(full: BuiltSite, open_page: Open) -> None:
    page = with_clipboard(open_page(full.url + STORY))
    page.route("**/*.txt", lambda route: route.abort())
    files = page.locator("[data-press]")
    files.get_by_role("button", name="Chép bài").click()
    expect(files.get_by_role("status")).to_contain_text("xin mở tệp rồi chép")


def test_without_javascript_the_files_are_there_and_no_button_is(
    full: BuiltSite, open_page: Open
) -> None:
    page = open_page(full.url + STORY, java_script_enabled=False)
    section = page.locator(".press")
    expect(section.get_by_role("button")).to_have_count(0)
    assert section.get_by_role("listitem").all_inner_texts() == [
        "Văn bản",
        "HTML",
        "Word",
        "Ảnh gốc",
    ]
    section.get_by_role("link", name="Văn bản").click()
    expect(page.locator("body")).to_contain_text("Đính chính ngày 21/11/2026")


def test_a_story_page_grows_by_little(full: BuiltSite) -> None:
    file = full.folder / STORY / "index.html"
    whole = file.read_text(encoding="utf-8")
    start = whole.index('<section class="press">')
    end = whole.index("</section>", start)
    without = whole[:start] + whole[end:].removeprefix("</section>")
    assert compressed(whole.encode()) - compressed(without.encode()) <= GROWTH


def test_the_corner_tells_what_is_not_verified(full: BuiltSite) -> None:
    page = tree_of(full.folder / CORNER / "index.html")
    rows = page.xpath("//ul[@class='wire']/li[contains(., 'Lớp học Mẫu mở cửa')]")
    assert len(rows) == 1
    assert "Đang đối chiếu" in rows[0].text_content()
