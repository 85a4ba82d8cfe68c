"""Every link of every page of both sites lands, under whatever path the site is served."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from tests.browser.built import MISSING, BuiltSite
from tests.browser.conftest import Open
from tests.browser.markup import tree_of

SITE = "http://site.invalid"
OUTSIDE = re.compile(r"https?://|mailto:|data:")


def addresses(file: Path) -> Iterator[str]:
    """Whatever a page refers to, as it is written."""
    page = tree_of(file)
    yield from map(str, page.xpath("//@href | //@src | //@action | //@data-search"))
    for srcset in page.xpath("//@srcset"):
        yield from (part.split()[0] for part in srcset.split(","))
    for refresh in page.xpath("//meta[@http-equiv='refresh']/@content"):
        yield refresh.partition("url=")[2]


def test_no_page_counts_on_standing_at_the_root(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        for visit in site.visits:
            for address in addresses(visit.file):
                if visit.template == MISSING:
                    good = address.startswith((site.prefix, "#")) or OUTSIDE.match(address)
                else:
                    good = not address.startswith("/")
                assert good, f"{visit.file}: {address}"


def test_every_link_and_every_anchor_lands(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        missing = set()
        for visit in site.visits:
            here = urljoin(SITE + site.prefix, visit.address)
            for written in addresses(visit.file):
                if OUTSIDE.match(written):
                    continue
                target = urlsplit(urljoin(here, written))
                path = unquote(target.path)
                assert path.startswith(site.prefix), f"{visit.address}: {written}"
                file = site.folder / path.removeprefix(site.prefix)
                file = file / "index.html" if path.endswith("/") else file
                if visit.template == MISSING and not written.startswith(site.prefix):
                    file = visit.file
                if not file.is_file():
                    missing.add(f"{visit.address}: {written}")
                elif target.fragment and file.suffix == ".html":
                    marks = tree_of(file).xpath("//@id")
                    if unquote(target.fragment) not in marks:
                        missing.add(f"{visit.address}: {written}")
        assert sorted(missing) == []


def test_no_identifier_stands_twice_on_a_page(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        for visit in site.visits:
            marks = tree_of(visit.file).xpath("//@id")
            assert sorted(marks) == sorted(set(marks)), visit.address


def test_addresses_and_identifiers_are_ascii(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        for path in site.folder.rglob("*"):
            assert path.relative_to(site.folder).as_posix().isascii()
        for visit in site.visits:
            own = [a for a in addresses(visit.file) if not OUTSIDE.match(a)]
            for mark in [*own, *tree_of(visit.file).xpath("//@id")]:
                assert mark.isascii(), f"{visit.address}: {mark}"
                assert " " not in mark


def test_a_missing_address_gets_the_page_for_it_with_its_style(
    full: BuiltSite, open_page: Open
) -> None:
    assert full.prefix != "/"
    page = open_page(f"{full.url}khong/co/o-day/")
    assert page.get_by_role("heading", level=1).inner_text() == "Không tìm thấy trang"
    brand = page.locator(".site-header").evaluate("it => getComputedStyle(it).backgroundColor")
    assert brand != "rgba(0, 0, 0, 0)"
    page.get_by_role("link", name="Xem sơ đồ trang").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Sơ đồ trang"


@pytest.mark.parametrize("scripts", [True, False])
def test_redirects_land(sites: tuple[BuiltSite, ...], open_page: Open, scripts: bool) -> None:
    assert sites[1].redirects
    for site in sites:
        for redirect in site.redirects:
            page = open_page(site.url + redirect.address, java_script_enabled=scripts)
            page.wait_for_url(f"{site.url}{redirect.leads_to}")
            canonical = tree_of(site.folder / redirect.file).xpath("//link[@rel='canonical']/@href")
            assert canonical[0].endswith(f"{site.prefix}{redirect.leads_to}")
