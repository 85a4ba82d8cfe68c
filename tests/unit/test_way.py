"""Relative addresses lead where they should, as a browser resolves them."""

from urllib.parse import urljoin

import pytest

from thidua.publish.way import Way, folder_of

BASE = "https://example.vn/mau/"
ADDRESSES = ("", "rss/", "hoi-dap/", "hoi-dap/quy/", "hoi-dap/quy/muc-chi/", "tin-tuc/quy/")
FILES = ("rss/tat-ca.xml", "assets/stylesheets/site.css", "hoi-dap/quy/muc-chi/muc-chi.txt")


@pytest.mark.parametrize("here", ADDRESSES)
@pytest.mark.parametrize("there", [*ADDRESSES, *FILES])
def test_a_page_leads_to_every_other_and_to_itself(here: str, there: str) -> None:
    way = Way()
    way.stand_at(here)
    assert urljoin(BASE + here, way.to(there)) == BASE + there
    assert not way.to(there).startswith("/")


@pytest.mark.parametrize("there", [*ADDRESSES, *FILES])
def test_what_is_said_in_a_folder_is_right_on_all_pages_below_it(there: str) -> None:
    way = Way()
    way.stand_in("hoi-dap/quy/")
    for page in ("muc-chi/", "muc-thu/"):
        assert urljoin(f"{BASE}hoi-dap/quy/{page}", way.to(there)) == BASE + there


def test_the_page_for_missing_addresses_leads_from_anywhere() -> None:
    way = Way()
    way.stand_anywhere("/mau/")
    assert urljoin(f"{BASE}khong/co/o-day", way.to("rss/")) == f"{BASE}rss/"
    assert urljoin(f"{BASE}khong/co/o-day", way.to("")) == BASE


def test_a_way_is_as_short_as_can_be() -> None:
    way = Way()
    way.stand_at("hoi-dap/quy/muc-chi/")
    assert way.to("hoi-dap/quy/muc-thu/") == "../muc-thu/"
    assert way.to("hoi-dap/quy/muc-chi/muc-chi.txt") == "muc-chi.txt"
    assert way.to("hoi-dap/quy/muc-chi/") == "./"


@pytest.mark.parametrize(("address", "folder"), [("a/b/", "a/"), ("a/", ""), ("a/b/c/", "a/b/")])
def test_the_folder_of_a_page(address: str, folder: str) -> None:
    assert folder_of(address) == folder
