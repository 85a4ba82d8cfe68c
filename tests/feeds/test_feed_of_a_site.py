"""The feed of everything, as a built site offers it."""

from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from tests.site.conftest import ROOT, copy_tree
from thidua.publish.feeds.archives import MOST_ITEMS
from thidua.text.dates import VIETNAM
from thidua.text.letters import is_nfc

BASE = "https://example.vn/thi-dua/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = copy_tree(tmp_path_factory.mktemp("feed") / "tree", ROOT / "docs")
    tree.build()
    return tree.site


@pytest.fixture(scope="module")
def feed(site: Path) -> feedparser.FeedParserDict:
    return feedparser.parse((site / "rss" / "tat-ca.xml").read_bytes())


def test_it_parses_and_is_under_half_a_megabyte(
    site: Path, feed: feedparser.FeedParserDict
) -> None:
    assert not feed.bozo
    assert (site / "rss" / "tat-ca.xml").stat().st_size < 500_000
    assert 0 < len(feed.entries) <= MOST_ITEMS


def test_items_are_newest_first_and_none_is_in_the_future(
    feed: feedparser.FeedParserDict,
) -> None:
    moments = [parsedate_to_datetime(entry.published) for entry in feed.entries]
    order = [
        (-moment.timestamp(), entry.id) for moment, entry in zip(moments, feed.entries, strict=True)
    ]
    assert order == sorted(order)
    assert max(moments) < datetime(2026, 11, 23, tzinfo=VIETNAM)
    assert all(entry.published.endswith("+0700") for entry in feed.entries)


def test_every_item_stands_alone(site: Path, feed: feedparser.FeedParserDict) -> None:
    for entry in feed.entries:
        assert len(entry.summary) >= 60
        assert "<" not in entry.summary
        assert entry.link.startswith(BASE)
        assert (site / entry.link.removeprefix(BASE) / "index.html").is_file()
        assert "?" not in entry.link
        content = entry.content[0].value
        assert entry.link in content
        assert 'href="/' not in content
        assert ".md" not in content


def test_identities_are_opaque_and_unique(feed: feedparser.FeedParserDict) -> None:
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids)
    assert all(id.startswith("tag:example.vn,2026:") for id in ids)


def test_the_whole_document_is_nfc(site: Path) -> None:
    assert is_nfc((site / "rss" / "tat-ca.xml").read_text(encoding="utf-8"))


def test_the_channel_was_built_when_its_newest_item_changed(site: Path) -> None:
    root = etree.fromstring((site / "rss" / "tat-ca.xml").read_bytes())
    built = parsedate_to_datetime(str(root.findtext("channel/lastBuildDate")))
    published = [parsedate_to_datetime(str(x.text)) for x in root.iter("pubDate")]
    assert built >= max(published)
    assert built < datetime(2026, 11, 23, tzinfo=VIETNAM)


def test_each_item_stands_in_its_documents_as_the_same_bytes(site: Path) -> None:
    seen: dict[str, bytes] = {}
    for path in sorted((site / "rss").rglob("*.xml")):
        for item in path.read_bytes().split(b"    <item>\n")[1:]:
            text = item.partition(b"    </item>\n")[0]
            guid = text.partition(b'<guid isPermaLink="false">')[2].partition(b"<")[0].decode()
            assert seen.setdefault(guid, text) == text


def test_every_page_offers_the_feed_of_everything_and_its_own(site: Path) -> None:
    own = {
        "": [],
        "tin-tuc/": ["tin-tuc"],
        "dinh-chinh/": ["dinh-chinh"],
        "dia-phuong/an-bien/": ["dia-phuong/an-bien"],
        "dia-phuong/": [],
        "cam-nang/": [],
    }
    for address, names in own.items():
        page = etree.HTML((site / address / "index.html").read_text(encoding="utf-8"))
        for kind, ending in (("rss+xml", "xml"), ("feed+json", "json")):
            found = page.xpath(f"//link[@rel='alternate'][@type='application/{kind}']/@href")
            up = "../" * address.count("/") or "./"
            wanted = [f"rss/{name}.{ending}" for name in (*names, "tat-ca")]
            assert [f.removeprefix("./") for f in found] == [
                f"{up}{want}".removeprefix("./") for want in wanted
            ]
        for link in page.xpath("//link[@rel='alternate'][contains(@href, 'rss/')]/@href"):
            assert (site / address / link).is_file()
