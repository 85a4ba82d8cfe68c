"""JSON Feed 1.1: an item, and what stands around items."""

import json
from typing import Any

from thidua.publish.feeds.channel import Channel, Document, Frame
from thidua.publish.feeds.items import FeedItem
from thidua.text.dates import VIETNAM

VERSION = "https://jsonfeed.org/version/1.1"
MEDIA_TYPE = "application/feed+json"
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def write_json_item(item: FeedItem) -> bytes:
    """One item as it stands in a document."""
    thing: dict[str, Any] = {
        "id": item.guid,
        "url": item.link,
        "title": item.title,
        "content_html": item.content,
        "summary": item.summary,
        "date_published": item.published.astimezone(VIETNAM).isoformat(),
        "authors": [{"name": item.author}],
        "language": "vi",
        "tags": [category.name for category in item.categories],
    }
    if item.modified != item.published:
        thing["date_modified"] = item.modified.astimezone(VIETNAM).isoformat()
    if item.media is not None:
        thing["image"] = item.media.url
        thing["attachments"] = [
            {
                "url": item.media.url,
                "mime_type": item.media.type,
                "title": f"{item.media.alt} (Ảnh: {item.media.credit})",
                "size_in_bytes": item.media.length,
            }
        ]
    return _text(thing)


def json_frame(channel: Channel, document: Document) -> Frame:
    """A document of a JSON feed without its items."""
    thing: dict[str, Any] = {
        "version": VERSION,
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.link,
        "feed_url": document.address,
        "language": "vi",
        "icon": channel.icon.url,
        "favicon": channel.icon.url,
        "authors": [{"name": channel.author, "url": channel.link}],
    }
    older = document.linked("prev-archive")
    if older is not None:
        thing["next_url"] = older
    hub = document.linked("hub")
    if hub is not None:
        thing["hubs"] = [{"type": "WebSub", "url": hub}]
    thing["_rights"] = {"about": channel.terms, "licence": channel.rights}
    head = _text(thing).removesuffix(b"}")
    return Frame(head + b',"items":[\n', b",\n", b"\n]}\n")


def _text(thing: dict[str, Any]) -> bytes:
    return _ENCODER.encode(thing).encode()
