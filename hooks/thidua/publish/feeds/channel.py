"""What a feed says of itself, in whatever format."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Icon:
    """The picture of a channel: GIF, PNG or JPEG, at most 144 by 400 pixels (RSS 2.0)."""

    url: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed: ``link`` is the page for people, ``terms`` the page that says how it may be used.

    ``editor`` is an e-mail address with a name in brackets (RSS 2.0).
    """

    title: str
    description: str
    link: str
    rights: str
    terms: str
    icon: Icon
    author: str
    editor: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One document of a feed: its own address, its links by relation, its last change.

    All addresses are absolute. ``links`` are ``hub`` (WebSub) and
    ``prev-archive``, ``current`` (RFC 5005).
    """

    address: str
    modified: datetime
    links: tuple[tuple[str, str], ...] = ()
    is_archive: bool = False

    def linked(self, rel: str) -> str | None:
        """The address of the document in this relation."""
        return dict(self.links).get(rel)


@dataclass(frozen=True, slots=True)
class Frame:
    """The bytes of a document around its items."""

    head: bytes
    between: bytes
    end: bytes

    def around(self, items: Sequence[bytes]) -> bytes:
        """The document with the texts of its items, in the order given."""
        return b"".join((self.head, self.between.join(items), self.end))
