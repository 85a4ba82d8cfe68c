"""The list of feeds for readers (OPML), and what all channels share."""

from datetime import date

import pytest
from lxml import etree

from tests.feeds.samples import GOLDEN
from tests.site.conftest import ROOT
from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish.feeds.site_feeds import ICON, SiteFeeds
from thidua.publish.publication import publication
from thidua.read.pictures import picture_file


@pytest.fixture(scope="module")
def feeds() -> SiteFeeds:
    docs = ROOT / "tests" / "sites" / "valid" / "full"
    checked = check(docs, "docs", date(2026, 11, 22))
    return publication(build(checked.context), None, release=False).feeds


def test_the_list_is_the_golden_one(feeds: SiteFeeds) -> None:
    assert feeds.opml == (GOLDEN / "kenh.opml").read_bytes()


def test_the_list_names_every_feed_once(feeds: SiteFeeds) -> None:
    root = etree.fromstring(feeds.opml)
    named = [
        str(outline.get("xmlUrl")) for outline in root.iter("outline") if outline.get("xmlUrl")
    ]
    assert named == [feeds.base_url + feed.address("xml") for feed in feeds.all]


def test_the_picture_of_the_channels_is_what_they_say(feeds: SiteFeeds) -> None:
    """RSS 2.0: GIF, PNG or JPEG, at most 144 pixels wide and 400 high."""
    file = picture_file((ROOT / "theme" / ICON[0]).read_bytes())
    assert file is not None
    assert file.type == "image/png"
    assert (file.width, file.height) == ICON[1:]
    assert file.width <= 144
    assert file.height <= 400
