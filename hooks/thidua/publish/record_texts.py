"""What is made of each record beside its page: its item in the feeds, its files for newsrooms.

Page, item and files show the same body, which is rendered once for all three.
"""

import pickle
from functools import cached_property

from thidua.catalogue.catalogue import Key
from thidua.publish.errata import Erratum
from thidua.publish.feeds.archives import Written
from thidua.publish.feeds.item_texts import ItemTexts
from thidua.publish.feeds.items import ItemMaker
from thidua.publish.plan import shown_body
from thidua.publish.press.teller import Teller
from thidua.publish.prose import Body, BodyRenderer
from thidua.publish.reads import Reads
from thidua.publish.remembered import Noted
from thidua.publish.spool import Slice, Spool
from thidua.records.base import Published
from thidua.records.body_text import BodyText
from thidua.records.channels import ALL, feed_address


class RecordTexts:
    """The texts of one site. All that is read for them goes through the doors of ``reads``."""

    def __init__(self, reads: Reads, base_url: str) -> None:
        catalogue = reads.catalogue
        self._reads = reads
        self._base_url = base_url
        self._items = ItemMaker(catalogue, base_url)
        self._spool = Spool()
        self._bodies: dict[str, tuple[Slice, tuple[Noted, ...]]] = {}
        self._written: dict[Key, Written] = {}
        self._syllables: dict[Key, int] = {}
        self.teller = Teller(catalogue, base_url)
        self.items = ItemTexts((catalogue.site.name, base_url + feed_address(ALL)))

    @cached_property
    def _renderer(self) -> BodyRenderer:
        return BodyRenderer(self._reads.plan)

    def begin(self, spool: Spool) -> None:
        """Put bodies aside in ``spool``."""
        self._spool = spool

    def body(self, uri: str, text: BodyText) -> Body:
        """The body at source path ``uri``, of which ``text`` is the Markdown."""
        known = self._bodies.get(uri)
        if known is None:
            return self._renderer.body(uri, str(text))
        place, noted = known
        self._reads.note_again(noted)
        body: Body = pickle.loads(self._spool.get(place))  # noqa: S301  (this build wrote it)
        return body

    def put_aside(self, body: Body, file: int) -> Slice:
        """Keep a rendered body for the page; ``file`` is that of this process in the spool."""
        return self._spool.put(pickle.dumps(body, pickle.HIGHEST_PROTOCOL), file)

    def learn_body(self, uri: str, place: Slice, noted: tuple[Noted, ...]) -> None:
        """A process has rendered the body at ``uri`` and read for it what was ``noted``."""
        self._bodies[uri] = place, noted

    def learn_item(self, key: Key, written: Written) -> None:
        """The item of a record is known."""
        self._written[key] = written

    def learn_syllables(self, key: Key, syllables: int) -> None:
        """How long the story of a record is, is known."""
        self._syllables[key] = syllables

    def markup(self, record: Published) -> str:
        """The body of a record as HTML with absolute addresses."""
        uri = self._reads.catalogue.uris[self._reads.catalogue.key(record)]
        return self.body(uri, shown_body(record)).absolute(self._base_url)

    def write_item(self, record: Published, markup: str, file: int = 0) -> Written:
        """Write the item of a record, whose body is ``markup``."""
        return self.items.write(self._items.item(record, markup), file)

    def item(self, record: Published) -> Written:
        """The item of a record."""
        key = self._reads.catalogue.key(record)
        written = self._written.get(key)
        if written is None:
            written = self._written[key] = self.write_item(record, self.markup(record))
        return written

    def erratum(self, erratum: Erratum) -> Written:
        """The item that tells of a correction or a withdrawal."""
        return self.items.write(self._items.erratum(erratum))

    def syllables(self, record: Published) -> int:
        """The syllables that a newsreader says of the story of a record."""
        key = self._reads.catalogue.key(record)
        known = self._syllables.get(key)
        if known is None:
            story = self.teller.story(record, self.markup(record), has_word_file=False)
            known = self._syllables[key] = story.syllables
        return known
