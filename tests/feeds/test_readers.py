"""Every item of every feed is the same to every reader."""

import re
from dataclasses import replace
from pathlib import Path

from lxml import etree

from tests.feeds.finished import ROOT, Finished
from tests.feeds.readers import (
    by_fastfeedparser,
    by_feedparser,
    by_json,
    by_rss_parser,
    tool,
)

SCHEMA = ROOT / "tests" / "data" / "json-feed-1.1.json"


def test_all_readers_agree_on_every_item(finished: tuple[Finished, ...]) -> None:
    files = [path for site in finished for path in site.rss]
    seen = by_feedparser(files)
    assert sum(map(len, seen.values())) > 1000
    for reader in (by_fastfeedparser, by_rss_parser):
        other = reader(files)
        for path in files:
            assert other[path] == seen[path], f"{reader.__name__}: {path}"


def test_each_feed_says_the_same_in_both_formats(finished: tuple[Finished, ...]) -> None:
    """In JSON only the feed of everything has its archives: once is enough."""
    for site in finished:
        twins = {path: path.with_suffix(".xml") for path in site.json}
        assert set(twins.values()) <= set(site.rss)
        alone = {path.stem for path in set(site.rss) - set(twins.values())}
        assert all(re.search(r"-\d{4}-\d+$", stem) for stem in alone)
        seen = by_feedparser(twins.values())
        own, other = by_json(twins), by_fastfeedparser(twins)
        for path, twin in twins.items():
            assert own[path] == seen[twin], path
            # This reader knows a picture of a JSON Feed only as what is attached.
            assert [replace(i, image=None) for i in other[path]] == [
                replace(i, image=None) for i in seen[twin]
            ], path


def test_rss_is_well_formed_and_brings_nothing_along(finished: tuple[Finished, ...]) -> None:
    strict = etree.XMLParser(resolve_entities=False, no_network=True, recover=False)
    for path in (path for site in finished for path in site.rss):
        data = path.read_bytes()
        assert data.startswith(b"<?xml version=")
        assert b"<!DOCTYPE" not in data
        assert b"<!ENTITY" not in data
        assert b"xml-stylesheet" not in data or b'type="text/css"' in data
        tree = etree.fromstring(data, strict).getroottree()
        assert tree.docinfo.encoding == "UTF-8"
        assert tree.getroot().tag == "rss"


def test_json_feeds_keep_to_the_specification(finished: tuple[Finished, ...]) -> None:
    for site in finished:
        answers = tool("schema", site.json, str(SCHEMA))
        assert {path: faults for path, faults in answers.items() if faults} == {}


def test_the_schema_sees_what_is_wrong(tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    item = '{"id": "a", "url": "https://x.vn/", "title": "b", "summary": "c", "content_html": "d", "date_published": "%s"}'
    head = '"version": "https://jsonfeed.org/version/1.1", "title": "x", "home_page_url": "https://x.vn/", "feed_url": "https://x.vn/f"'
    for moment, extra, good in (
        ("2026-11-22T07:00:00+07:00", "", True),
        ("2026-11-22", "", False),
        ("2026-11-22T07:00:00+07:00", ', "author": {"name": "x"}', False),
    ):
        path.write_text(f'{{{head}{extra}, "items": [{item % moment}]}}', encoding="utf-8")
        assert (tool("schema", [path], str(SCHEMA))[path] == []) is good
