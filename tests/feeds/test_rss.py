"""The writer of RSS: its document as a golden file, and what no content may do to it."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from thidua.publish.feeds.items import FeedItem, modified_last, sanitise
from thidua.publish.feeds.rss import Channel, write_rss
from thidua.text.dates import VIETNAM

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "feeds"

CHANNEL = Channel(
    title="Thi đua & khen thưởng",
    description="Kênh tin thử",
    link="https://example.vn/thi-dua/",
    self_link="https://example.vn/thi-dua/rss/tat-ca.xml",
    rights="Ghi rõ nguồn",
    modified=datetime(2026, 11, 22, 7, 0, tzinfo=VIETNAM),
)
ITEM = FeedItem(
    guid="tag:example.vn,2026:news/hoi-nghi",
    title="Hội nghị <tổng kết> & “biểu dương”",
    link="https://example.vn/thi-dua/tin-tuc/hoi-nghi/",
    published=datetime(2026, 11, 20, 7, 0, tzinfo=VIETNAM),
    modified=datetime(2026, 11, 21, 9, 30, tzinfo=VIETNAM),
    summary="Hội nghị tổng kết phong trào thi đua, biểu dương các điển hình. Nguồn: Báo Mẫu.",
    content="<p>Nội dung <strong>đầy đủ</strong>.</p>",
    author="Ban biên tập",
    categories=("Tin tức", "Giáo dục"),
)


def test_the_document_is_the_golden_one() -> None:
    assert write_rss(CHANNEL, [ITEM]) == (GOLDEN / "one-item.xml").read_bytes()


def test_the_document_has_no_mark_no_doctype_and_no_stylesheet() -> None:
    data = write_rss(CHANNEL, [ITEM])
    assert not data.startswith(b"\xef\xbb\xbf")
    assert b"<!DOCTYPE" not in data
    assert b"<?xml-stylesheet" not in data
    assert etree.fromstring(data).tag == "rss"


def test_a_reader_gets_back_what_was_put_in() -> None:
    feed = feedparser.parse(write_rss(CHANNEL, [ITEM]))
    assert not feed.bozo
    entry = feed.entries[0]
    assert entry.title == ITEM.title
    assert (entry.id, entry.guidislink) == (ITEM.guid, False)
    assert entry.link == ITEM.link
    assert entry.summary == ITEM.summary
    assert entry.content[0].value == ITEM.content
    assert entry.author == ITEM.author
    assert [tag.term for tag in entry.tags] == list(ITEM.categories)
    assert feed.feed.link == CHANNEL.link


def test_dates_name_their_weekday_and_the_zone_of_viet_nam() -> None:
    text = write_rss(CHANNEL, [ITEM]).decode()
    assert "<pubDate>Fri, 20 Nov 2026 07:00:00 +0700</pubDate>" in text
    assert "<dcterms:modified>2026-11-21T09:30:00+07:00</dcterms:modified>" in text
    assert "<lastBuildDate>Sun, 22 Nov 2026 07:00:00 +0700</lastBuildDate>" in text


def test_an_item_that_never_changed_has_no_date_of_change() -> None:
    same = replace(ITEM, modified=ITEM.published)
    assert b"dcterms:modified" not in write_rss(CHANNEL, [same])


def test_items_stand_in_the_order_given() -> None:
    items = [replace(ITEM, guid=f"tag:example.vn,2026:news/{n}") for n in "abc"]
    feed = feedparser.parse(write_rss(CHANNEL, items))
    assert [e.id[-1] for e in feed.entries] == ["a", "b", "c"]


def test_an_empty_feed_is_a_feed_and_does_not_follow_the_clock() -> None:
    data = write_rss(replace(CHANNEL, modified=modified_last(())), [])
    assert feedparser.parse(data).entries == []
    assert b"<lastBuildDate>Thu, 01 Jan 2026 00:00:00 +0700</lastBuildDate>" in data


@pytest.mark.parametrize("field", ["title", "summary", "content", "author"])
def test_no_text_breaks_the_document(field: str) -> None:
    hostile = "]]> <script>x</script> \x00\x08\x0b\ufffe & &amp; 😀 Đính chính"
    feed = feedparser.parse(write_rss(CHANNEL, [replace(ITEM, **{field: hostile})]))
    assert not feed.bozo
    assert len(feed.entries) == 1
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
