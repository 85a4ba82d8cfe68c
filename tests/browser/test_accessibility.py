"""WCAG 2.2 AA by axe-core, on every type of page, in both schemes, on a phone and on a desk."""

import functools
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.built import REDIRECT, RESULT, ROOT, TEMPLATES, BuiltSite
from tests.browser.conftest import Open

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]


@functools.cache
def axe_source() -> str:
    assert AXE.exists(), "axe-core is missing: npm ci"
    return AXE.read_text(encoding="utf-8")


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands: the rule, the place, why."""
    page.evaluate(axe_source())
    found: dict[str, Any] = page.evaluate(
        """tags => axe.run(document, {
            runOnly: {type: "tag", values: tags},
            rules: {"target-size": {enabled: true}},
            resultTypes: ["violations"],
        })""",
        TAGS,
    )
    return [
        f"{rule['id']}: {node['html'][:160]} ({node['failureSummary']})"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
@pytest.mark.parametrize("template", [name for name in TEMPLATES if name != REDIRECT])
def test_axe_finds_nothing_on_any_type_of_page(
    sites: tuple[BuiltSite, ...], open_page: Open, template: str, width: int, scheme: str
) -> None:
    for site in sites:
        visit = site.example(template)
        if visit is not None:
            page = open_page(site.url + visit.address, width, scheme)
            assert violations(page) == [], visit.address


def test_axe_finds_nothing_on_any_page_of_the_small_site(full: BuiltSite, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 768, "height": 800})
    page = context.new_page()
    found = {}
    for visit in full.visits:
        if visit.template != REDIRECT:
            page.goto(full.url + visit.address)
            found[visit.address] = violations(page)
    context.close()
    assert {address: faults for address, faults in found.items() if faults} == {}


def test_axe_finds_nothing_on_a_redirect(full: BuiltSite, open_page: Open) -> None:
    page = open_page("about:blank", java_script_enabled=True)
    markup = (full.folder / full.redirects[0].file).read_text(encoding="utf-8")
    page.set_content(markup.replace('http-equiv="refresh"', 'name="refresh"'))
    assert violations(page) == []


@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_axe_finds_nothing_while_the_search_shows_results(
    full: BuiltSite, open_page: Open, width: int, scheme: str
) -> None:
    page = open_page(full.url, width, scheme)
    page.get_by_role("textbox", name="Tìm kiếm").fill("khen thuong")
    page.locator(RESULT).first.wait_for(state="visible")
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_the_menu_is_open(
    full: BuiltSite, open_page: Open, scheme: str
) -> None:
    page = open_page(full.url, 360, scheme)
    page.locator(".menu summary").click()
    page.locator(".menu__panel").wait_for(state="visible")
    assert violations(page) == []


@pytest.mark.parametrize("size", [1, 2, 3])
def test_axe_finds_nothing_in_larger_text(full: BuiltSite, open_page: Open, size: int) -> None:
    page = open_page(full.url)
    for _ in range(size):
        page.get_by_role("button", name="tăng cỡ chữ").click()
    assert violations(page) == []
