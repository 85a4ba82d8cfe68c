"""RSS 2.0 through feedgen, behind one function.

feedgen loses ``rel`` and ``type`` of links, takes the last ``link()`` for the
channel's, defaults ``lastBuildDate`` to the clock and has no element for the
date of a change; all that stays in here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from thidua.publish.feeds.items import FeedItem
from thidua.text.dates import VIETNAM

DCTERMS = "http://purl.org/dc/terms/"

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow (section 2.2, production 2)."""


@dataclass(frozen=True, slots=True)
class Channel:
    """What a feed says of itself; addresses are absolute, ``modified`` has a zone."""

    title: str
    description: str
    link: str
    self_link: str
    rights: str
    modified: datetime


class _Modified(BaseEntryExtension):
    """``dcterms:modified`` of an item (W3C-DTF)."""

    def __init__(self) -> None:
        self.moment: datetime | None = None

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        if self.moment is not None:
            element = etree.SubElement(entry, f"{{{DCTERMS}}}modified")
            element.text = self.moment.isoformat()
        return entry


class _Terms(BaseExtension):
    """Declares the namespace at the root."""

    def extend_ns(self) -> dict[str, str]:
        return {"dcterms": DCTERMS}


def write_rss(channel: Channel, items: Sequence[FeedItem]) -> bytes:
    """An RSS 2.0 document, UTF-8, without DOCTYPE; items in the order given."""
    feed = FeedGenerator()
    feed.load_extension("dc", atom=False, rss=True)
    feed.register_extension("dcterms", _Terms, _Modified, atom=False, rss=True)
    feed.title(_clean(channel.title))
    feed.description(_clean(channel.description))
    feed.link([{"href": channel.self_link, "rel": "self", "type": "application/rss+xml"}])
    feed.link({"href": channel.link, "rel": "alternate"})
    feed.language("vi")
    feed.copyright(_clean(channel.rights))
    feed.generator("thidua")
    feed.docs("https://www.rssboard.org/rss-specification")
    feed.ttl(60)
    feed.lastBuildDate(channel.modified.astimezone(VIETNAM))
    for item in items:
        _fill(feed.add_entry(order="append"), item)
    return bytes(feed.rss_str(pretty=True))


def _fill(entry: FeedEntry, item: FeedItem) -> None:
    entry.guid(item.guid, permalink=False)
    entry.title(_clean(item.title))
    entry.link(href=item.link)
    entry.description(_clean(item.summary))
    entry.content(_clean(item.content))
    entry.pubDate(item.published.astimezone(VIETNAM))
    entry.dc.dc_creator(_clean(item.author))
    for name in item.categories:
        entry.category(term=_clean(name))
    if item.modified != item.published:
        entry.dcterms.moment = item.modified.astimezone(VIETNAM)


def _clean(text: str) -> str:
    return _NOT_XML.sub("", text)
