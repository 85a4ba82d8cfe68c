"""The teller: a record and its rendered body into a story for newsrooms."""

from collections.abc import Iterator

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.answers import outlook
from thidua.publish.feeds.facts import doubt
from thidua.publish.feeds.items import ItemMaker
from thidua.publish.feeds.markup import sanitise_body
from thidua.publish.plan import title_of
from thidua.publish.press.blocks import Block, blocks_of
from thidua.publish.press.story import (
    PressStory,
    StoryHead,
    beside,
    imprint,
    lead_of,
    on_air,
    opening,
)
from thidua.records.base import Published
from thidua.records.fixed_pages import FIXED_PAGES, GLOSSARY
from thidua.records.lists import Organisation
from thidua.text.dates import VIETNAM
from thidua.text.speech import air_seconds, spoken_syllables


class Teller:
    """Tells the stories of one catalogue."""

    def __init__(self, catalogue: Catalogue, base_url: str) -> None:
        self.catalogue = catalogue
        self.base_url = base_url
        self._items = ItemMaker(catalogue, base_url)

    def head(self, record: Published, syllables: int, *, has_word_file: bool) -> StoryHead:
        """What is said of a story whose words are known to have so many syllables."""
        return StoryHead(
            record=record,
            kind=self.catalogue.kind(record).name,
            title=title_of(record),
            folder=self.catalogue.address(record),
            published=record.appeared.astimezone(VIETNAM),
            syllables=syllables,
            doubts=tuple(self._doubts(record)),
            picture=self.base_url + record.image.src if record.image else None,
            has_word_file=has_word_file,
        )

    def story(self, record: Published, body: str, *, has_word_file: bool) -> PressStory:
        """The whole story; ``body`` is the record's body as HTML with absolute addresses."""
        catalogue = self.catalogue
        blocks = blocks_of(sanitise_body(body), self.base_url + FIXED_PAGES[GLOSSARY])
        lead = lead_of(record)
        head = self.head(record, on_air(lead, blocks), has_word_file=has_word_file)
        owner = catalogue.get("organisation", record.owner)
        address = self.base_url + head.folder
        return PressStory(
            record=record,
            kind=head.kind,
            title=head.title,
            folder=head.folder,
            published=head.published,
            syllables=head.syllables,
            doubts=head.doubts,
            picture=head.picture,
            has_word_file=has_word_file,
            identity=self._items.guid(record),
            author=owner.name if isinstance(owner, Organisation) else catalogue.site.name,
            address=address,
            modified=record.modified.astimezone(VIETNAM),
            blocks=(
                *self._opening(record),
                *blocks,
                *beside(catalogue, record),
                *imprint(catalogue, record, address, head.picture),
            ),
            lead_seconds=air_seconds(spoken_syllables(lead)),
        )

    def _opening(self, record: Published) -> Iterator[Block]:
        return opening(record, self._items.changes(record))

    def _doubts(self, record: Published) -> Iterator[str]:
        """Why a story must not be used before an editor has looked at it."""
        if doubt(record) is not None:
            yield "đang đối chiếu, chưa kiểm tra xong"
        seen = outlook(self.catalogue, record)
        if seen is not None and seen.changes:
            yield "quy định đã thay đổi sau ngày của câu trả lời, cần rà soát"
