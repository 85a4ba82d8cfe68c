"""The writer of RSS: its documents as golden files, and what no content may do to them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import feedparser
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from tests.feeds.samples import ARCHIVE, CHANNEL, CURRENT, GOLDEN, ITEM, SOURCE
from thidua.publish.feeds.channel import Document
from thidua.publish.feeds.items import Category, FeedItem
from thidua.publish.feeds.markup import legal, sanitise
from thidua.publish.feeds.rss import NAMESPACES, rss_frame, write_item
from thidua.text.dates import VIETNAM

RSS_AROUND = (
    f"<channel {' '.join(f'xmlns:{k}={v!r}' for k, v in NAMESPACES.items())}>\n".replace(
        "'", '"'
    ).encode(),
    b"</channel>",
)
"""What makes an item a document of its own."""


def written(items: Sequence[FeedItem], document: Document = CURRENT["xml"]) -> bytes:
    return rss_frame(CHANNEL, document).around([write_item(item, SOURCE) for item in items])


@pytest.mark.parametrize(
    ("name", "document"), [("current.xml", CURRENT["xml"]), ("archive.xml", ARCHIVE)]
)
def test_the_document_is_the_golden_one(name: str, document: Document) -> None:
    assert written([ITEM], document) == (GOLDEN / name).read_bytes()


def test_the_document_has_no_mark_no_doctype_and_no_stylesheet() -> None:
    data = written([ITEM])
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"<!DOCTYPE" not in data
    assert b"<?xml-stylesheet" not in data
    assert etree.fromstring(data).tag == "rss"


def test_a_reader_gets_back_what_was_put_in() -> None:
    feed = feedparser.parse(written([ITEM]))
    assert not feed.bozo
    entry = feed.entries[0]
    assert entry.title == ITEM.title
    assert (entry.id, entry.guidislink) == (ITEM.guid, False)
    assert entry.link == ITEM.link
    assert entry.summary == ITEM.summary
    assert entry.content[0].value == ITEM.content
    assert entry.author == ITEM.author
    assert [(tag.term, tag.scheme) for tag in entry.tags] == [
        (category.name, category.domain) for category in ITEM.categories
    ]
    assert (entry.source.title, entry.source.href) == SOURCE
    assert feed.feed.link == CHANNEL.link


def test_a_reader_gets_the_picture_with_its_words_and_its_credit() -> None:
    assert ITEM.media is not None
    entry = feedparser.parse(written([ITEM])).entries[0]
    assert [(e.href, e.length, e.type) for e in entry.enclosures] == [
        (ITEM.media.url, "7855", "image/jpeg")
    ]
    assert entry.media_content[0]["url"] == entry.media_thumbnail[0]["url"] == ITEM.media.url
    assert entry.media_credit[0]["content"] == ITEM.media.credit


def test_an_item_without_a_picture_names_none() -> None:
    data = written([replace(ITEM, media=None)])
    assert b"<enclosure" not in data
    assert b"<media:" not in data


def test_dates_name_their_weekday_and_the_zone_of_viet_nam() -> None:
    utc = replace(ITEM, published=datetime.fromisoformat("2026-11-20T00:00:00+00:00"))
    text = written([utc]).decode()
    assert "<pubDate>Fri, 20 Nov 2026 07:00:00 +0700</pubDate>" in text
    assert "<dcterms:modified>2026-11-21T09:30:00+07:00</dcterms:modified>" in text
    assert "<lastBuildDate>Sun, 22 Nov 2026 07:00:00 +0700</lastBuildDate>" in text


def test_an_item_that_never_changed_has_no_date_of_change() -> None:
    same = replace(ITEM, modified=ITEM.published)
    assert b"dcterms:modified" not in written([same])


def test_items_stand_in_the_order_given() -> None:
    items = [replace(ITEM, guid=f"tag:example.vn,2026:news/{n}") for n in "abc"]
    feed = feedparser.parse(written(items))
    assert [e.id[-1] for e in feed.entries] == ["a", "b", "c"]


def test_an_empty_feed_is_a_feed() -> None:
    moment = datetime(2026, 1, 1, tzinfo=VIETNAM)
    data = written([], Document("https://example.vn/thi-dua/rss/lay-y-kien.xml", moment))
    feed = feedparser.parse(data)
    assert not feed.bozo
    assert feed.entries == []
    assert b"<lastBuildDate>Thu, 01 Jan 2026 00:00:00 +0700</lastBuildDate>" in data


def test_links_of_a_document_keep_their_relation_and_type() -> None:
    feed = feedparser.parse(written([ITEM], ARCHIVE)).feed
    assert {(link.rel, link.href) for link in feed.links} >= {
        ("self", ARCHIVE.address),
        *ARCHIVE.links,
    }
    assert "fh_archive" in feed
    assert "fh_archive" not in feedparser.parse(written([ITEM])).feed


def test_a_site_without_an_editor_names_none() -> None:
    nobody = replace(CHANNEL, editor=None)
    assert b"managingEditor" not in rss_frame(nobody, CURRENT["xml"]).around([])


@given(st.text(min_size=1), st.text(min_size=1))
@example("a\r\n\tb \"c\" 'd' <e> & &amp; ]]>\xa0\u2028😀", "\x00\x0b\ufffe")
def test_an_item_is_written_as_an_xml_library_would_write_it(one: str, other: str) -> None:
    text, more = legal(one) or "x", legal(other) or "x"
    assert ITEM.media is not None
    item = replace(
        ITEM,
        title=text,
        link=more,
        content=text,
        author=more,
        categories=(Category(text, more), Category(more, text)),
        media=replace(ITEM.media, url=text, type=more, alt=text, credit=more),
    )
    head, end = RSS_AROUND
    data = head + write_item(item, (text, more)) + end
    assert etree.tostring(etree.fromstring(data), encoding="unicode").encode() == data


@pytest.mark.parametrize("field", ["title", "summary", "content", "author"])
def test_no_text_breaks_the_document(field: str) -> None:
    hostile = "]]> <script>x</script> </item> \x00\x08\x0b\ufffe & &amp; 😀 Đính chính"
    feed = feedparser.parse(written([replace(ITEM, **{field: hostile}), ITEM]))
    assert not feed.bozo
    assert len(feed.entries) == 2
    assert "😀" in str(feed.entries[0])


HOSTILE = """<p onclick="x()">a<script>alert(1)</script></p>
<a href="javascript:alert(1)">b</a> <a href="https://example.vn/x">c</a>
<iframe src="https://example.vn/"></iframe><svg onload="x()"><path d=""/></svg>
<style>p{}</style><form><input></form><img src="x.jpg" onerror="x()" alt="d">
<table><tr><th scope="col">e</th></tr></table><figure><figcaption>f</figcaption></figure>😀"""


def test_hostile_html_is_harmless_and_its_harmless_parts_survive() -> None:
    clean = sanitise(HOSTILE)
    for bad in ("script", "onclick", "onerror", "onload", "javascript:", "iframe", "svg", "style",
                "form", "input", "alert(1)"):  # fmt: skip
        assert bad not in clean
    for good in (
        'href="https://example.vn/x"',
        "<table>",
        "<figcaption>f</figcaption>",
        "😀",
        ">b<",
    ):
        assert good in clean
