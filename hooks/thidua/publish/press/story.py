"""What a newsroom gets of one record, whatever the form of the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from thidua.catalogue.catalogue import Catalogue
from thidua.publish.feeds.facts import RESULT_HEADS, doubt, facts, milestones, results
from thidua.publish.press.blocks import (
    Block,
    Heading,
    Item,
    Paragraph,
    Run,
    Runs,
    Style,
    Table,
    plain,
    tidy,
    words,
)
from thidua.records.base import Published
from thidua.records.question import Question
from thidua.records.values import Picture, Source
from thidua.text.dates import VIETNAM, vietnamese_date
from thidua.text.speech import air_seconds, spoken_syllables


@dataclass(frozen=True, slots=True)
class StoryHead:
    """What lists and pages say of a story: everything but its words.

    ``folder`` is the address of the page below the site's base, in which the
    files lie; ``syllables`` are those that a newsreader says. ``picture`` is
    the absolute address of the original.
    """

    record: Published
    kind: str
    title: str
    folder: str
    published: datetime
    syllables: int
    doubts: tuple[str, ...]
    picture: str | None
    has_word_file: bool

    @property
    def seconds(self) -> int:
        """The time on air of lead and text."""
        return air_seconds(self.syllables)

    def file(self, ending: str) -> str:
        """The path of one of its files below the site folder; it bears the name of the story."""
        return f"{self.folder}{self.record.id}.{ending}"


@dataclass(frozen=True, slots=True)
class PressStory(StoryHead):
    """One story: ``blocks`` are all its words below the title, in their order.

    ``address`` is absolute; ``lead_seconds`` is the time on air of the lead
    alone. ``identity`` is the feeds' guid.
    """

    identity: str
    author: str
    address: str
    modified: datetime
    blocks: tuple[Block, ...]
    lead_seconds: int


def lead_of(record: Published) -> str:
    """The words with which a story opens."""
    return str(getattr(record, "summary", ""))


def on_air(lead: str, body: tuple[Block, ...]) -> int:
    """The syllables that a newsreader says: lead and text, without tables."""
    spoken = [words(block.runs) for block in body if not isinstance(block, Table)]
    return sum(map(spoken_syllables, (lead, *spoken)))


def opening(record: Published, changes: Iterable[str]) -> Iterator[Block]:
    """What must be said before the story, and its lead; ``changes`` are those of the law."""
    yield from (Paragraph(plain(note), Style.NOTE) for note in (*_notes(record), *changes))
    yield Paragraph(plain(lead_of(record)), Style.LEAD)


def _notes(record: Published) -> Iterator[str]:
    for correction in sorted(record.corrections, key=lambda c: c.date, reverse=True):
        yield f"Đính chính ngày {vietnamese_date(correction.date)}: {correction.note}"
    if (unsure := doubt(record)) is not None:
        yield unsure
    if isinstance(record, Question):
        yield f"Theo quy định tại ngày {vietnamese_date(record.as_of)}."


def beside(catalogue: Catalogue, record: Published) -> Iterator[Block]:
    """What the page of a record shows beside its text."""
    if found := list(facts(catalogue, record)):
        yield Heading(2, plain("Thông tin chính"))
        yield from (Item(plain(f"{name}: {value}")) for name, value in found)
    if lines := milestones(record):
        yield Heading(2, plain("Các mốc"))
        yield from (Item(plain(line)) for line in lines)
    if rows := results(record):
        yield Heading(2, plain("Số liệu"))
        yield Table(tuple(tuple(map(plain, row)) for row in (RESULT_HEADS, *rows)))


def imprint(
    catalogue: Catalogue, record: Published, address: str, picture: str | None
) -> Iterator[Block]:
    """Where the story comes from, on what terms it may be used, whom to ask."""
    if record.sources:
        yield Heading(2, plain("Nguồn"))
        yield from (Item(_source(source)) for source in record.sources)
    if record.image is not None and picture is not None:
        yield Heading(2, plain("Ảnh"))
        yield Paragraph(_picture(record.image, picture))
    site = catalogue.site
    body = catalogue.body_today(site.managing_body)
    yield Heading(2, plain("Dùng lại và liên hệ"))
    day = vietnamese_date(record.appeared.astimezone(VIETNAM).date())
    yield Paragraph(tidy((Run(f"Đăng ngày {day} trên {site.name}: "), Run(address, address))))
    yield Paragraph(plain(site.licence))
    contact = (
        ("Địa chỉ", site.address),
        ("Điện thoại", site.phone),
        ("Thư điện tử", site.email),
    )
    lines = ". ".join(f"{name}: {value or 'đang cập nhật'}" for name, value in contact)
    yield Paragraph(plain(f"Liên hệ: {body.name if body else site.name}. {lines}."))


def _source(source: Source) -> Runs:
    parts = [source.title, source.publisher] if source.title else [source.publisher]
    if source.published:
        parts.append(f"đăng {source.published}")
    return tidy((Run(f"{', '.join(parts)}: "), Run(source.url, source.url)))


def _picture(image: Picture, address: str) -> Runs:
    return tidy(
        (Run(f"{image.alt}. Ảnh: {image.credit} ({image.licence}): "), Run(address, address))
    )
