"""The desk: which records are stories, in which order, and what is said of each."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

from thidua.catalogue.catalogue import Catalogue
from thidua.publish.press.story import PressStory, StoryHead
from thidua.publish.press.teller import Teller
from thidua.records.base import Published, Record
from thidua.records.channels import out_by

STORIES = ("exemplar", "news", "movement", "question")
"""The kinds that newsrooms take: what the plan of 2024 (II.1, III.4, III.5) asks them to tell.

A document is cited, not retold; a notice of consultation must be read where
its last day and its address for comments stand.
"""

WORD_FILES = 100
"""The newest stories that come as Word files too; the other forms are there for all."""


class PressDesk:
    """The stories of one site.

    ``body`` gives the body of a record as HTML with absolute addresses,
    ``syllables`` how many of them a newsreader says.
    """

    def __init__(
        self,
        teller: Teller,
        catalogue: Catalogue,
        body: Callable[[Published], str],
        syllables: Callable[[Published], int],
    ) -> None:
        self.catalogue = catalogue
        self._teller = teller
        self._body = body
        self._syllables = syllables

    @property
    def stories(self) -> tuple[PressStory, ...]:
        """All stories whole, the last published first; of one day, the latest events first."""
        return tuple(filter(None, map(self.story, self.order)))

    def story(self, record: Record) -> PressStory | None:
        """The whole story of a record; ``None`` when it is none, or none yet, or none any more."""
        if not isinstance(record, Published) or not self.is_story(record):
            return None
        return self._teller.story(
            record, self._body(record), has_word_file=self.has_word_file(record)
        )

    def newest(self, most: int) -> tuple[StoryHead, ...]:
        """The heads of the first of all stories."""
        return tuple(map(self._head, self.order[:most]))

    def is_story(self, record: Record | None) -> bool:
        """Whether newsrooms are given the story of ``record``."""
        return id(record) in self._places

    def syllables(self, record: Published) -> int:
        """The syllables that a newsreader says of a story."""
        return self._syllables(record)

    def has_word_file(self, record: Published) -> bool:
        """Whether the story of ``record`` is among the newest, which come as Word files too."""
        return self._places[id(record)] < WORD_FILES

    def _head(self, record: Published) -> StoryHead:
        has_word_file = self.has_word_file(record)
        return self._teller.head(record, self._syllables(record), has_word_file=has_word_file)

    @cached_property
    def order(self) -> tuple[Published, ...]:
        """The records that are stories, in the order of ``stories``."""
        place = self.catalogue.place
        return tuple(sorted(self._records(), key=lambda r: (-r.appeared.timestamp(), place(r))))

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {id(record): place for place, record in enumerate(self.order)}

    def _records(self) -> Iterator[Published]:
        """What is published, not taken down, and not dated in the future."""
        for kind in STORIES:
            for record in self.catalogue.all(kind):
                assert isinstance(record, Published)
                if out_by(record, self.catalogue.today):
                    yield record
