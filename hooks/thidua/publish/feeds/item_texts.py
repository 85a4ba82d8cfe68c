"""Where the text of each item lies, in both formats, until documents are put together.

A new text lies in the spool. That of an item which did not change is cut out
of a document of the last build, so that thousands of unchanged items cost
nothing.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from thidua.publish.feeds.archives import Written
from thidua.publish.feeds.items import FeedItem
from thidua.publish.feeds.json_feed import write_json_item
from thidua.publish.feeds.rss import write_item
from thidua.publish.spool import Slice, Spool
from thidua.read.folder import digest
from thidua.records.channels import JSON, XML


class Place(NamedTuple):
    """Where a text stands in a file of the last build: path, first byte, how many."""

    path: str
    start: int
    length: int


Places = Mapping[str, Slice | Place]
"""The places of one item by format."""


class ItemTexts:
    """The texts of items by the digest of both formats; ``source`` is a feed's title and address.

    ``last`` is the folder of the last build.
    """

    def __init__(self, source: tuple[str, str]) -> None:
        self._source = source
        self._spool = Spool()
        self._last = Path()
        self._places: dict[bytes, Places] = {}

    def begin(self, spool: Spool, last: Path, places: Mapping[bytes, Places]) -> None:
        """Work with this spool, and with what stands at ``places`` in the ``last`` build."""
        self._spool, self._last = spool, last
        self._places = dict(places)

    def __contains__(self, digest: bytes) -> bool:
        return digest in self._places

    def write(self, item: FeedItem, file: int = 0) -> Written:
        """Write an item in both formats; ``file`` is that of this process in the spool."""
        rss, json = write_item(item, self._source), write_json_item(item)
        known = digest(rss + json)
        self._places[known] = {XML: self._spool.put(rss, file), JSON: self._spool.put(json, file)}
        return Written(item.head, max(len(rss), len(json)), known)

    def places(self, written: Written) -> Places:
        """Where the texts of an item lie."""
        return self._places[written.digest]

    def learn(self, written: Written, places: Places) -> None:
        """Another process has written an item."""
        self._places[written.digest] = places

    def text(self, written: Written, ending: str) -> bytes:
        """The text of an item in the format of ``ending``."""
        place = self._places[written.digest][ending]
        if isinstance(place, Slice):
            return self._spool.get(place)
        with (self._last / place.path).open("rb") as file:
            file.seek(place.start)
            return file.read(place.length)
