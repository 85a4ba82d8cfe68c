"""Nothing leaves the site, nothing runs that is not its own, no page complains."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.built import EMBED, MISSING, REDIRECT, RESULT, TEMPLATES, BuiltSite
from tests.browser.markup import tree_of


class Watch:
    """What a page asked for and complained of."""

    def __init__(self, page: Page, site: BuiltSite) -> None:
        self.faults: list[str] = []
        self.origin = site.url
        page.on("request", lambda request: self._request(request.url))
        page.on("requestfailed", lambda request: self.faults.append(f"failed: {request.url}"))
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("console", lambda message: self._console(message.type, message.text))

    def _request(self, url: str) -> None:
        if not url.startswith((self.origin, "data:", "blob:")):
            self.faults.append(f"elsewhere: {url}")

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and "404 (Not Found)" not in text:
            self.faults.append(f"{kind}: {text}")


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_page_asks_elsewhere_or_complains(
    sites: tuple[BuiltSite, ...], browser: Browser, template: str
) -> None:
    for site in sites:
        visit = site.example(template)
        if visit is None:
            continue
        context = browser.new_context()
        page = context.new_page()
        watch = Watch(page, site)
        answer = page.goto(site.url + visit.address, wait_until="networkidle")
        assert answer is not None
        assert answer.status == (404 if template == MISSING else 200)
        if template not in (REDIRECT, EMBED):
            page.get_by_role("textbox", name="Tìm kiếm").fill("thi đua")
            page.locator(RESULT).first.wait_for()
        context.close()
        assert watch.faults == [], visit.address


def test_every_page_forbids_what_is_not_its_own(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        for visit in site.visits:
            policies = tree_of(visit.file).xpath(
                "/html/head/meta[@http-equiv='Content-Security-Policy']/@content"
            )
            assert len(policies) == 1, visit.address
            assert "default-src 'none'" in policies[0]
            assert "unsafe" not in policies[0]
            assert "http" not in policies[0]
            inline = (
                "//script[not(@src) and not(contains(@type, 'json'))]"
                " | //style | //*[@style] | //@*[starts-with(name(), 'on')]"
            )
            assert tree_of(visit.file).xpath(inline) == [], visit.address
