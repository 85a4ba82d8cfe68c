"""The one table of feeds: their names, and which records are in which.

A name is what stands between ``rss/`` and the ending of a feed's address;
addresses are permanent. Eight feeds always exist. A movement has a feed as
long as it has a page; a locality from its first item on, for ever: the lock
of addresses keeps it when its last item goes elsewhere.
"""

import re
from collections.abc import Iterator
from datetime import date

from thidua.records.base import Published, Record
from thidua.records.kinds import KINDS, Kind
from thidua.records.locks import TAG_YEAR
from thidua.text.dates import VIETNAM

ALL = "tat-ca"
"""The feed of everything."""

ERRATA = "dinh-chinh"
"""The feed of corrections and withdrawals, whose items are notices of their own."""

XML, JSON = "xml", "json"
OPML = "rss/kenh.opml"

BY_KIND: dict[str, str] = {
    kind.name: kind.index.rstrip("/")
    for kind in KINDS.values()
    if kind.in_feeds and kind.index is not None
}
"""The feed of each kind, named as its section."""

STANDING: tuple[str, ...] = (ALL, *BY_KIND.values(), ERRATA)
"""The feeds that always exist, empty or not."""

FACETS: dict[str, str] = {
    name: index.rstrip("/")
    for name in ("movement", "locality")
    if (index := KINDS[name].index) is not None
}
"""The kinds of which each record has a feed of its own, and the folder of those feeds."""

_LIKE_AN_ARCHIVE = re.compile(r"(.+)-([0-9]{4})-[1-9][0-9]*")


def feed_address(name: str, ending: str = XML) -> str:
    """The address of a document of the feed ``name`` below the site's base."""
    return f"rss/{name}.{ending}"


def facet_feed(kind: str, id: str) -> str:
    """The name of the feed of one movement or locality."""
    return f"{FACETS[kind]}/{id}"


def facet_of(address: str) -> tuple[str, str] | None:
    """The kind and id of the movement or locality whose feed has this address."""
    for kind, folder in FACETS.items():
        before, ending = f"rss/{folder}/", f".{XML}"
        if address.startswith(before) and address.endswith(ending):
            return kind, address.removeprefix(before).removesuffix(ending)
    return None


def archive_of(id: str) -> str | None:
    """The id of whose feed an archive has the address of the feed of ``id``, if of any.

    No item is older than the year of the tags, so that a period at the end
    of an id (``-2021-2025``) is none.
    """
    match = _LIKE_AN_ARCHIVE.fullmatch(id)
    return match[1] if match and match[2] >= TAG_YEAR else None


def out_by(record: Published, day: date) -> bool:
    """Whether subscribers are told of ``record`` on ``day``: not before it is published."""
    return record.appeared.astimezone(VIETNAM).date() <= day


def feeds_of(kind: Kind, record: Record) -> Iterator[str]:
    """The names of the feeds in which ``record`` is an item."""
    if not kind.in_feeds:
        return
    yield ALL
    yield BY_KIND[kind.name]
    movements = getattr(record, "movements", ())
    for id in dict.fromkeys((*movements, *([record.id] if kind.name == "movement" else []))):
        yield facet_feed("movement", id)
    locality = getattr(record, "locality", None)
    if locality is not None:
        yield facet_feed("locality", locality)
