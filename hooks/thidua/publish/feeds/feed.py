"""One feed: what it is called, what stands in it, and its documents."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from thidua.publish.feeds.archives import Archive, Shelf, Written
from thidua.publish.feeds.channel import Channel, Document
from thidua.records.channels import ALL, JSON, XML, feed_address
from thidua.text.dates import VIETNAM

BEFORE_ALL = datetime(2026, 1, 1, tzinfo=VIETNAM)
"""The date of a document without items: the first moment of the year of the tags."""


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: ``name`` gives its address, ``label`` is its name among the others.

    ``page`` is the address of its page below the site's base.
    """

    name: str
    group: str
    label: str
    page: str
    channel: Channel
    shelf: Shelf

    @property
    def modified(self) -> datetime:
        """The newest modification of its current items."""
        return _modified(self.shelf.current)

    @property
    def archives(self) -> tuple[tuple[Archive, str], ...]:
        """Its archives in RSS, youngest first, each with its address below the site's base."""
        return tuple((a, self.address(XML, a)) for a in reversed(self.shelf.archives))

    def address(self, ending: str, archive: Archive | None = None) -> str:
        """The address of one of its documents below the site's base."""
        return feed_address(self.name + (archive.mark if archive else ""), ending)

    def documents(self, base_url: str, hub: str | None) -> Iterator["FeedDocument"]:
        """All documents in both formats.

        In JSON only the feed of everything can be read back to its first item:
        once is enough, and the same stories again would double the weight of
        the site. An archive does not name the one after it, which RFC 5005 leaves
        open: it would change when that one is closed.
        """
        for ending in (XML, JSON):
            archives = self.shelf.archives if ending == XML or self.name == ALL else ()
            current = self.address(ending)
            places = [self.address(ending, archive) for archive in archives]
            around = (None, *places)
            links = {"hub": hub, "prev-archive": _absolute(base_url, around[-1])}
            yield self._document(current, base_url, self.shelf.current, links)
            for number, archive in enumerate(archives):
                links = {
                    "prev-archive": _absolute(base_url, around[number]),
                    "current": base_url + current,
                }
                yield self._document(places[number], base_url, archive.items, links, archive.closed)

    def _document(
        self,
        path: str,
        base_url: str,
        items: tuple[Written, ...],
        links: dict[str, str | None],
        is_archive: bool = False,
    ) -> "FeedDocument":
        known = tuple((rel, href) for rel, href in links.items() if href is not None)
        document = Document(base_url + path, _modified(items), known, is_archive)
        return FeedDocument(self.name, path, self.channel, document, items)


@dataclass(frozen=True, slots=True)
class FeedDocument:
    """One document: its feed, its path below the site folder, what it says of itself, its items."""

    feed: str
    path: str
    channel: Channel
    document: Document
    items: tuple[Written, ...]


def _absolute(base_url: str, place: str | None) -> str | None:
    return None if place is None else base_url + place


def _modified(items: tuple[Written, ...]) -> datetime:
    return max((written.item.modified for written in items), default=BEFORE_ALL)
