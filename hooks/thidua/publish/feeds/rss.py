"""RSS 2.0 behind two functions: an item, and what stands around items.

An item is written once and stands in every document that holds it as the same
text; since there is one for each record, it is written here as the text that
lxml would write. What stands around comes from feedgen, which loses ``rel`` and
``type`` of links other than ``self``, takes the last ``link()`` for the
channel's, defaults ``lastBuildDate`` to the clock, and has no element for the
links between archives; all that stays in here.
"""

from collections.abc import Iterator
from email.utils import format_datetime
from html import escape
from typing import Any

from feedgen.ext.base import BaseExtension
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

_IN_TEXT = str.maketrans({"\r": "&#13;"})
_IN_QUOTES = str.maketrans({"\r": "&#13;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;"})
"""What is written as a reference, since readers of XML would take another character for it."""

_END = b"  </channel>\n</rss>"


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
                _put(channel, "fh", "archive")
            for rel, href in self.document.links:
                kind = {} if rel == "hub" else {"type": MEDIA_TYPE}
                _put(channel, "atom", "link", rel=rel, href=href, **kind)
        return feed


def write_item(item: FeedItem, source: tuple[str, str]) -> bytes:
    """One ``<item>`` as it stands in a document; ``source`` is a feed's title and address."""
    lines = "".join([f"      {line}\n" for line in _lines(item, source)])
    return legal(f"    <item>\n{lines}    </item>\n").encode()


def _lines(item: FeedItem, source: tuple[str, str]) -> Iterator[str]:
    yield _line("title", item.title)
    yield _line("link", item.link)
    yield _line("description", item.summary)
    yield _line("content:encoded", item.content)
    yield _line("guid", item.guid, isPermaLink="false")
    for category in item.categories:
        yield _line("category", category.name, domain=category.domain)
    media = item.media
    if media is not None:
        yield _line("enclosure", url=media.url, length=str(media.length), type=media.type)
    yield _line("pubDate", format_datetime(item.published.astimezone(VIETNAM)))
    yield _line("source", source[0], url=source[1])
    yield _line("dc:creator", item.author)
    if item.modified != item.published:
        yield _line("dcterms:modified", item.modified.astimezone(VIETNAM).isoformat())
    if media is not None:
        yield from _media(media)


def _media(media: Media) -> Iterator[str]:
    """The picture by Media RSS 1.5.1, with its words and its credit."""
    size = {"width": str(media.width), "height": str(media.height)}
    file = {"fileSize": str(media.length), "type": media.type, "medium": "image"}
    yield _opening("media:content", url=media.url, **file, **size) + ">"
    yield "  " + _line("media:description", media.alt, type="plain")
    yield "  " + _line("media:credit", media.credit)
    yield "  " + _line("media:thumbnail", url=media.url, **size)
    yield "</media:content>"


def _line(name: str, text: str | None = None, **attributes: str) -> str:
    """An element on a line of its own."""
    opening = _opening(name, **attributes)
    return f"{opening}/>" if text is None else f"{opening}>{_escape(text, _IN_TEXT)}</{name}>"


def _opening(name: str, **attributes: str) -> str:
    written = [f' {key}="{_escape(value, _IN_QUOTES)}"' for key, value in attributes.items()]
    return f"<{name}{''.join(written)}"


def _escape(text: str, more: dict[int, str]) -> str:
    return escape(text, quote=False).translate(more)


def rss_frame(channel: Channel, document: Document) -> Frame:
    """A document of an RSS feed without its items: UTF-8, no DOCTYPE."""
    feed = FeedGenerator()
    feed.register_extension("channel", _Channel, atom=False, rss=True)
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


def _put(parent: etree._Element, space: str, name: str, **attributes: Any) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACES[space]}}}{name}", attributes)
