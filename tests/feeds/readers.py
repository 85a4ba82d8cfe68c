"""Feeds as the readers of others see them: four programs, one shape of an item."""

import json
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import fastfeedparser
import feedparser

TOOLS = Path(__file__).with_name("tools.mjs")


@dataclass(frozen=True)
class Seen:
    """What a reader shows of an item; both dates in UTC, ``image`` is the address of the first one."""

    title: str
    link: str
    id: str
    published: datetime
    updated: datetime
    author: str
    image: str | None
    summary: str
    content: str


Reader = Callable[[Iterable[Path]], Mapping[Path, list[Seen]]]


def by_feedparser(files: Iterable[Path]) -> Mapping[Path, list[Seen]]:
    """Universal Feed Parser, which must find nothing to complain of."""
    found = {}
    for path in files:
        feed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
        assert not feed.bozo, f"{path}: {feed.get('bozo_exception')}"
        found[path] = [
            Seen(
                entry.title,
                entry.link,
                entry.id,
                _utc(parsedate_to_datetime(entry.published)),
                _utc(_moment(dict.get(entry, "updated", entry.published))),
                entry.author,
                _first(entry.get("media_content"), entry.get("enclosures")),
                entry.summary,
                entry.content[0].value,
            )
            for entry in feed.entries
        ]
    return found


def by_fastfeedparser(files: Iterable[Path]) -> Mapping[Path, list[Seen]]:
    """fastfeedparser, for RSS and JSON Feed alike."""
    found = {}
    for path in files:
        feed = fastfeedparser.parse(path.read_bytes())
        found[path] = [
            Seen(
                entry.title,
                entry.link,
                entry.id,
                _moment(entry.published),
                _moment(entry.get("updated", entry.published)),
                entry.author,
                _first(entry.get("media_content"), entry.get("enclosures")),
                entry.description,
                entry.content[0]["value"],
            )
            for entry in feed.entries
        ]
    return found


def by_rss_parser(files: Iterable[Path]) -> Mapping[Path, list[Seen]]:
    """Read with rss-parser of npm, which knows ``dcterms`` and ``media`` when it is told of them."""
    answers = tool("rss-parser", files)
    found = {}
    for path, feed in answers.items():
        found[path] = [
            Seen(
                item["title"],
                item["link"],
                item["guid"],
                _moment(item["isoDate"]),
                _utc(_moment(item.get("dcterms:modified", item["isoDate"]))),
                item["creator"],
                _first([m["$"] for m in item.get("media:content", ())], [item.get("enclosure")]),
                item["content"],
                item["content:encoded"],
            )
            for item in feed["items"]
        ]
    return found


def by_json(files: Iterable[Path]) -> Mapping[Path, list[Seen]]:
    """A reader of JSON Feed made of nothing but a JSON parser."""
    found = {}
    for path in files:
        feed = json.loads(path.read_text(encoding="utf-8"))
        found[path] = [
            Seen(
                item["title"],
                item["url"],
                item["id"],
                _utc(_moment(item["date_published"])),
                _utc(_moment(item.get("date_modified", item["date_published"]))),
                item["authors"][0]["name"],
                item.get("image"),
                item["summary"],
                item["content_html"],
            )
            for item in feed["items"]
        ]
    return found


def tool(name: str, files: Iterable[Path], *arguments: str) -> Mapping[Path, Any]:
    """The answers of a tool of npm, by file."""
    done = subprocess.run(
        ["node", str(TOOLS), name, *arguments],
        input=json.dumps([str(path) for path in files]),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {Path(path): answer for path, answer in json.loads(done.stdout).items()}


def _first(*lists: Iterable[Mapping[str, Any] | None] | None) -> str | None:
    """The address of the first picture of the first list that has one."""
    for found in lists:
        for picture in found or ():
            if picture is not None:
                return str(picture.get("url") or picture.get("href"))
    return None


def _moment(text: str) -> datetime:
    return parsedate_to_datetime(text) if "," in text else datetime.fromisoformat(text)


def _utc(moment: datetime) -> datetime:
    assert moment.tzinfo is not None
    return moment.astimezone(UTC)
