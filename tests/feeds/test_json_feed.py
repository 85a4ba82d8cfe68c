"""JSON Feed 1.1: its document as a golden file, and what the specification asks for."""

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.feeds.samples import CHANNEL, CURRENT, GOLDEN, ITEM
from thidua.publish.feeds.channel import Document
from thidua.publish.feeds.items import FeedItem
from thidua.publish.feeds.json_feed import json_frame, write_json_item


def read(items: Sequence[FeedItem], document: Document = CURRENT["json"]) -> Any:
    return json.loads(
        json_frame(CHANNEL, document).around([write_json_item(item) for item in items])
    )


def test_the_document_is_the_golden_one() -> None:
    data = json_frame(CHANNEL, CURRENT["json"]).around([write_json_item(ITEM)])
    assert data == (GOLDEN / "current.json").read_bytes()


def test_a_reader_gets_back_what_was_put_in() -> None:
    item = read([ITEM])["items"][0]
    assert item["id"] == ITEM.guid
    assert item["content_html"] == ITEM.content
    assert item["attachments"][0]["size_in_bytes"] == 7855
    assert item["tags"] == ["Tin tức", "Giáo dục"]


def test_an_empty_feed_has_an_empty_list() -> None:
    assert read([])["items"] == []


def test_the_next_page_is_the_youngest_archive() -> None:
    assert read([])["next_url"] == CURRENT["json"].linked("prev-archive")
    assert "next_url" not in read([], replace(CURRENT["json"], links=()))


def test_a_hub_is_named_only_when_there_is_one() -> None:
    assert read([])["hubs"] == [{"type": "WebSub", "url": "https://hub.example.vn/"}]
    assert "hubs" not in read([], replace(CURRENT["json"], links=()))


def test_no_text_breaks_the_document() -> None:
    hostile = '"]}, \\ \x00\x08 </script> 😀'
    assert read([replace(ITEM, title=hostile, content=hostile)])["items"][0]["title"] == hostile
