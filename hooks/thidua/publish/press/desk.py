"""The desk: which records are stories, in which order, and the files of each."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from thidua.catalogue.law.answers import outlook
from thidua.catalogue.order import sort_key
from thidua.publish.feeds.facts import doubt
from thidua.publish.feeds.items import ItemMaker
from thidua.publish.feeds.markup import sanitise
from thidua.publish.plan import Plan, title_of
from thidua.publish.press.blocks import blocks_of
from thidua.publish.press.forms import as_html, as_text
from thidua.publish.press.story import PressStory, beside, imprint, lead_of, on_air, opening
from thidua.publish.press.word import WordWriter
from thidua.records.base import Published, Record
from thidua.records.channels import out_by
from thidua.records.fixed_pages import FIXED_PAGES, GLOSSARY
from thidua.records.lists import Organisation
from thidua.text.dates import VIETNAM
from thidua.text.speech import air_seconds, spoken_syllables

STORIES = ("exemplar", "news", "movement", "question")
"""The kinds that newsrooms take: what the plan of 2024 (II.1, III.4, III.5) asks them to tell.

A document is cited, not retold; a notice of consultation must be read where
its last day and its address for comments stand.
"""

WORD_FILES = 100
"""The newest stories that come as Word files too; the other forms are there for all."""

TEXT, MARKUP, WORD = "txt", "html.txt", "docx"
"""The endings of the files. The HTML to be pasted is served as text: no page of the site."""

ENCODING = "utf-8-sig"
"""With a mark at its head a browser reads a text right whatever the server says of it."""


class PressDesk:
    """The stories of one site; each is made once, and only when somebody asks for it."""

    def __init__(self, plan: Plan, base_url: str) -> None:
        self.plan = plan
        self.catalogue = plan.catalogue
        self.base_url = base_url
        self._items = ItemMaker(plan, base_url)
        self._made: dict[int, PressStory] = {}

    @property
    def stories(self) -> tuple[PressStory, ...]:
        """All stories, the last published first; of one day, the latest events first."""
        return self.newest(len(self._order))

    def newest(self, most: int) -> tuple[PressStory, ...]:
        """The first of all stories."""
        return tuple(map(self._at, range(min(most, len(self._order)))))

    def of(self, record: Record | None) -> PressStory | None:
        """The story of a record; ``None`` when it is none, or none yet, or none any more."""
        place = self._places.get(id(record))
        return None if place is None else self._at(place)

    def _at(self, place: int) -> PressStory:
        story = self._made.get(place)
        if story is None:
            story = self._story(self._order[place], has_word_file=place < WORD_FILES)
            self._made[place] = story
        return story

    @cached_property
    def _order(self) -> tuple[Published, ...]:
        return tuple(sorted(self._records(), key=lambda r: (-r.appeared.timestamp(), sort_key(r))))

    @cached_property
    def _places(self) -> Mapping[int, int]:
        return {id(record): place for place, record in enumerate(self._order)}

    def files(self) -> dict[str, bytes]:
        """The files of all stories by their path below the site folder."""
        files = {}
        word = WordWriter()
        for story in self.stories:
            files[story.file(TEXT)] = as_text(story).encode(ENCODING)
            files[story.file(MARKUP)] = as_html(story).encode(ENCODING)
            if story.has_word_file:
                files[story.file(WORD)] = word.write(story)
        return files

    def _records(self) -> Iterator[Published]:
        """What is published, not taken down, and not dated in the future."""
        for kind in STORIES:
            for record in self.catalogue.all(kind):
                assert isinstance(record, Published)
                if out_by(record, self.catalogue.today):
                    yield record

    def _story(self, record: Published, *, has_word_file: bool) -> PressStory:
        catalogue = self.catalogue
        kind = catalogue.kind(record)
        owner = catalogue.get("organisation", record.owner)
        folder = catalogue.address(record)
        address = self.base_url + folder
        picture = self.base_url + record.image.src if record.image else None
        markup = self._items.renderer.render(catalogue.uris[catalogue.key(record)], record.body)
        body = blocks_of(sanitise(markup), self.base_url + FIXED_PAGES[GLOSSARY])
        lead = lead_of(record)
        return PressStory(
            record=record,
            kind=kind.name,
            identity=self._items.guid(record),
            title=title_of(record),
            author=owner.name if isinstance(owner, Organisation) else catalogue.site.name,
            address=address,
            folder=folder,
            published=record.appeared.astimezone(VIETNAM),
            modified=record.modified.astimezone(VIETNAM),
            blocks=(
                *opening(record, self._items.changes(record)),
                *body,
                *beside(catalogue, record),
                *imprint(catalogue, record, address, picture),
            ),
            syllables=on_air(lead, body),
            lead_seconds=air_seconds(spoken_syllables(lead)),
            doubts=tuple(self._doubts(record)),
            picture=picture,
            has_word_file=has_word_file,
        )

    def _doubts(self, record: Published) -> Iterator[str]:
        """Why a story must not be used before an editor has looked at it."""
        if doubt(record) is not None:
            yield "đang đối chiếu, chưa kiểm tra xong"
        seen = outlook(self.catalogue, record)
        if seen is not None and seen.changes:
            yield "quy định đã thay đổi sau ngày của câu trả lời, cần rà soát"
