"""RSS 2.0 through feedgen, behind two functions: an item, and what stands around items.

An item is written once and stands in every document that holds it as the same
text. feedgen loses ``rel`` and ``type`` of links other than ``self``, takes the
last ``link()`` for the channel's, defaults ``lastBuildDate`` to the clock, and
has no element for the date of a change, for the words and the credit of a
picture, for the links between archives; all that stays in here.
"""

from datetime import datetime
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from thidua.publish.feeds.channel import Channel, Document, Frame
from thidua.publish.feeds.items import FeedItem, Media
from thidua.publish.feeds.markup import legal
from thidua.text.dates import VIETNAM

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "fh": "http://purl.org/syndication/history/1.0",
    "media": "http://search.yahoo.com/mrss/",
}
MEDIA_TYPE = "application/rss+xml"

_END = b"  </channel>\n</rss>"


class _Item(BaseEntryExtension):
    """The elements of an item that feedgen does not know."""

    def __init__(self) -> None:
        self.item: FeedItem | None = None

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        if self.item is not None:
            _element(entry, "dc", "creator").text = legal(self.item.author)
            if self.item.modified != self.item.published:
                _element(entry, "dcterms", "modified").text = _moment(self.item.modified)
            if self.item.media is not None:
                _media(entry, self.item.media)
        return entry


class _Channel(BaseExtension):
    """The namespaces, and the links of a channel."""

    def __init__(self) -> None:
        self.document: Document | None = None

    def extend_ns(self) -> dict[str, str]:
        return NAMESPACES

    def extend_rss(self, feed: etree._Element) -> etree._Element:
        channel = feed.find("channel")
        if self.document is not None and channel is not None:
            if self.document.is_archive:
                _element(channel, "fh", "archive")
            for rel, href in self.document.links:
                kind = {} if rel == "hub" else {"type": MEDIA_TYPE}
                _element(channel, "atom", "link", rel=rel, href=href, **kind)
        return feed


def write_item(item: FeedItem, source: tuple[str, str]) -> bytes:
    """One ``<item>`` as it stands in a document; ``source`` is a feed's title and address."""
    entry = FeedEntry()
    entry.register_extension("item", _Item, atom=False, rss=True)
    entry.guid(item.guid, permalink=False)
    entry.title(legal(item.title))
    entry.link(href=item.link)
    entry.description(legal(item.summary))
    entry.content(legal(item.content))
    entry.pubDate(item.published.astimezone(VIETNAM))
    entry.source(title=legal(source[0]), url=source[1])
    for category in item.categories:
        entry.category(term=legal(category.name), scheme=category.domain)
    if item.media is not None:
        entry.enclosure(item.media.url, str(item.media.length), item.media.type)
    entry.item.item = item
    root = etree.Element("channel", nsmap=NAMESPACES)
    root.append(entry.rss_entry())
    etree.indent(root, level=1)
    text = etree.tostring(root[0], encoding="unicode", with_tail=False)
    return f"    <item>{text.partition('>')[2]}\n".encode()


def rss_frame(channel: Channel, document: Document) -> Frame:
    """A document of an RSS feed without its items: UTF-8, no DOCTYPE."""
    feed = FeedGenerator()
    feed.register_extension("channel", _Channel, _Item, atom=False, rss=True)
    feed.title(legal(channel.title))
    feed.description(legal(channel.description))
    feed.link(href=document.address, rel="self", type=MEDIA_TYPE)
    feed.link(href=channel.link, rel="alternate")
    feed.language("vi")
    feed.copyright(legal(channel.rights))
    feed.generator("thidua")
    feed.docs("https://www.rssboard.org/rss-specification")
    feed.ttl(60)
    if channel.editor is not None:
        feed.managingEditor(legal(channel.editor))
    feed.image(url=channel.icon.url, width=str(channel.icon.width), height=str(channel.icon.height))
    feed.lastBuildDate(document.modified.astimezone(VIETNAM))
    feed.channel.document = document
    head, end, _ = bytes(feed.rss_str(pretty=True)).rpartition(_END)
    return Frame(head, b"", end + b"\n")


def _element(parent: etree._Element, space: str, name: str, **attributes: Any) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACES[space]}}}{name}", attributes)


def _media(entry: etree._Element, media: Media) -> None:
    """The picture by Media RSS 1.5.1, with its words and its credit."""
    size = {"width": str(media.width), "height": str(media.height)}
    file = {"fileSize": str(media.length), "type": media.type, "medium": "image"}
    content = _element(entry, "media", "content", url=media.url, **file, **size)
    _element(content, "media", "description", type="plain").text = legal(media.alt)
    _element(content, "media", "credit").text = legal(media.credit)
    _element(content, "media", "thumbnail", url=media.url, **size)


def _moment(moment: datetime) -> str:
    return moment.astimezone(VIETNAM).isoformat()
