"""What a first view costs on a weak link."""

import gzip
from urllib.parse import urljoin, urlsplit

import pytest

from tests.browser.built import TEMPLATES, BuiltSite
from tests.browser.markup import tree_of

SITE = "http://site.invalid"
FIRST_VIEW = 100_000
"""Bytes of page, styles and scripts, compressed (requirement V24)."""
PICTURE = 80_000
CARD = 300_000


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_first_view_is_light(sites: tuple[BuiltSite, ...], template: str) -> None:
    for site in sites:
        visit = site.example(template)
        if visit is None:
            continue
        here = urljoin(SITE + site.prefix, visit.address)
        parts = tree_of(visit.file).xpath("//link[@rel='stylesheet']/@href | //script/@src")
        paths = [urlsplit(urljoin(here, part)).path.removeprefix(site.prefix) for part in parts]
        files = [visit.file, *(site.folder / path for path in paths)]
        total = sum(compressed(file.read_bytes()) for file in files)
        assert total <= FIRST_VIEW, f"{visit.address}: {total}"


def test_pictures_hold_their_place_and_wait_their_turn(sites: tuple[BuiltSite, ...]) -> None:
    seen = 0
    for site in sites:
        for visit in site.visits:
            for picture in tree_of(visit.file).iter("img"):
                seen += 1
                assert picture.get("alt"), visit.address
                assert picture.get("loading") == "lazy"
                assert int(picture.get("width", "0")) > 0
                assert int(picture.get("height", "0")) > 0
                place = urljoin(SITE + site.prefix + visit.address, picture.get("src", ""))
                file = site.folder / urlsplit(place).path.removeprefix(site.prefix)
                assert file.stat().st_size <= PICTURE
    assert seen
