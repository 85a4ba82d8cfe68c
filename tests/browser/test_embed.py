"""The lists that portals embed, inside the page of another site."""

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from lxml import html
from playwright.sync_api import expect

from tests.browser.built import EMBED, BuiltSite
from tests.browser.conftest import Open
from tests.browser.markup import tree_of
from tests.browser.test_press import clipboard, with_clipboard
from thidua.records.channels import STANDING


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A site on another origin: its folder and its address."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=str(tmp_path))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield tmp_path, f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def snippets(site: BuiltSite) -> list[str]:
    """The pieces of HTML that the page of lists offers."""
    page = tree_of(site.folder / "nhung" / "index.html")
    return [str(pre.text_content()) for pre in page.xpath("//pre")]


def test_every_standing_feed_has_a_snippet_of_a_titled_frame(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        base = site.plan.catalogue.site.base_url
        frames = [html.fragment_fromstring(snippet) for snippet in snippets(site)]
        assert [frame.get("src") for frame in frames] == [f"{base}nhung/{n}/" for n in STANDING]
        assert all(frame.tag == "iframe" and frame.get("title") for frame in frames)


@pytest.mark.parametrize("sandbox", ["", 'sandbox="allow-top-navigation-by-user-activation"'])
def test_a_portal_shows_the_list_and_a_click_opens_the_story_in_the_whole_window(
    full: BuiltSite, open_page: Open, portal: tuple[Path, str], sandbox: str
) -> None:
    folder, address = portal
    snippet = snippets(full)[0].replace(full.plan.catalogue.site.base_url, full.url)
    snippet = snippet.replace("<iframe", f"<iframe {sandbox}")
    (folder / "index.html").write_text(f"<!doctype html><h1>Cổng</h1>{snippet}", encoding="utf-8")
    page = open_page(address, 360, java_script_enabled=False)
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    rule = frame.get_by_role("heading", level=1).evaluate(
        "it => getComputedStyle(it).borderBottomWidth"
    )
    assert rule == "2px"
    first = frame.get_by_role("listitem").first.get_by_role("link")
    href = str(first.get_attribute("href"))
    first.click()
    page.wait_for_url(urljoin(f"{full.url}nhung/{STANDING[0]}/", href))
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_list_has_no_script_no_head_of_ours_and_is_not_indexed(
    sites: tuple[BuiltSite, ...],
) -> None:
    for site in sites:
        lists = [visit for visit in site.visits if visit.template == EMBED]
        assert len(lists) == len(STANDING)
        for visit in lists:
            page = tree_of(visit.file)
            for name in ("script", "header", "nav", "form", "footer", "iframe"):
                assert page.find(f".//{name}") is None, f"{visit.address}: {name}"
            assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
            assert page.xpath("//base/@target") == ["_top"]
            assert visit.address not in (site.folder / "sitemap.xml").read_text(encoding="utf-8")
            assert visit.file.stat().st_size < 8_000


def test_a_list_shows_the_newest_items_of_its_feed_in_their_order(full: BuiltSite) -> None:
    for name in STANDING:
        feed = feedparser.parse((full.folder / "rss" / f"{name}.xml").read_bytes())
        page = tree_of(full.folder / "nhung" / name / "index.html")
        titles = [" ".join(a.text_content().split()) for a in page.xpath("//li/a")]
        assert titles == [" ".join(entry.title.split()) for entry in feed.entries[:10]]
        assert page.xpath("//li") or "Chưa có mục nào." in page.text_content()


def test_one_press_copies_a_snippet(full: BuiltSite, open_page: Open) -> None:
    page = with_clipboard(open_page(f"{full.url}nhung/"))
    page.get_by_role("button", name="Chép mã").nth(1).click()
    expect(page.get_by_role("status").filter(has_text="Đã chép.")).to_be_visible()
    assert clipboard(page, "text/plain") == snippets(full)[1]
