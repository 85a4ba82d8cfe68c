"""Feed items: what a subscriber is told of a record."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.answers import ANSWERS, outlook
from thidua.catalogue.one_read import one_read
from thidua.publish.errata import Erratum
from thidua.publish.feeds.markup import (
    escape,
    link,
    opened,
    paragraph,
    sanitise,
    sanitise_body,
    tagless,
)
from thidua.publish.feeds.words import (
    CORRECTED,
    WITHDRAWN,
    ending,
    opening,
    rights,
    sentence,
    summary,
)
from thidua.publish.law import notices, now_in_words, reports
from thidua.publish.plan import title_of, withdrawal_words
from thidua.records.base import Published
from thidua.records.fixed_pages import ERRATA_ADDRESS
from thidua.records.kinds import KINDS
from thidua.records.lists import Locality, Organisation
from thidua.records.locks import correction_guid, guid_of, withdrawal_guid
from thidua.text.dates import MORNING, VIETNAM, vietnamese_date

TOLD_FOR = timedelta(days=30)
"""How long a withdrawn item stays as a notice in its own place (requirement F14)."""

DO_NOT_USE = "Đề nghị không dùng lại bài."


@dataclass(frozen=True, slots=True)
class Category:
    """A name, and the address of the list that it is taken from."""

    name: str
    domain: str


@dataclass(frozen=True, slots=True)
class Media:
    """The picture of an item: its absolute address, what its bytes say, its rights."""

    url: str
    type: str
    length: int
    width: int
    height: int
    alt: str
    credit: str
    licence: str

    @property
    def figure(self) -> str:
        """The picture as it stands in the article."""
        return (
            f'<figure><img src="{escape(self.url)}" alt="{escape(self.alt)}" '
            f'width="{self.width}" height="{self.height}">'
            f"<figcaption>Ảnh: {escape(self.credit)} ({escape(self.licence)})</figcaption></figure>"
        )


class ItemHead(NamedTuple):
    """What documents and lists must know of an item: who it is, when it was.

    ``guid`` is permanent, ``published`` never changes, both dates have a zone.
    ``told`` is the day on which readers were last told of a correction or a
    withdrawal; ``over`` says that the notice of a withdrawal has been up for
    its time. Thousands are kept from build to build, so it is a plain tuple.
    """

    guid: str
    title: str
    link: str
    published: datetime
    modified: datetime
    told: date | None
    over: bool


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item with its words: those of its head, and more.

    ``summary`` is plain text that stands alone; ``content`` is HTML of the
    allow-list with absolute addresses.
    """

    guid: str
    title: str
    link: str
    published: datetime
    modified: datetime
    summary: str
    content: str
    author: str
    categories: tuple[Category, ...] = ()
    media: Media | None = None
    told: date | None = None
    over: bool = False

    @property
    def head(self) -> ItemHead:
        """The item without its words."""
        return ItemHead(
            self.guid,
            self.title,
            self.link,
            self.published,
            self.modified,
            self.told,
            self.over,
        )


class ItemMaker:
    """Makes the items of one catalogue."""

    def __init__(self, catalogue: Catalogue, base_url: str) -> None:
        self.catalogue = catalogue
        self.base_url = base_url

    def guid(self, record: Published) -> str:
        """The permanent identity of ``record``."""
        authority = self.catalogue.site.feed_tag_authority
        return guid_of(authority, self.catalogue.kind(record), record)

    def item(self, record: Published, body: str) -> FeedItem:
        """The item of ``record``; of a withdrawn one only the notice remains.

        ``body`` is its body as HTML with absolute addresses.
        """
        guid = self.guid(record)
        if record.withdrawn is not None:
            return self._tombstone(guid, record)
        return self._article(guid, record, body)

    def erratum(self, erratum: Erratum) -> FeedItem:
        """The notice of a correction or a withdrawal, an item of its own."""
        record = erratum.record
        site = self.catalogue.site
        kind = self.catalogue.kind(record)
        day = vietnamese_date(erratum.day)
        address = self.base_url + self.catalogue.address(record)
        title = title_of(record)
        if erratum.withdrawal:
            guid = withdrawal_guid(site.feed_tag_authority, kind, record)
            mark, heading, about = f"{WITHDRAWN} ngày {day}:", title, f"{title}."
        else:
            guid = correction_guid(
                site.feed_tag_authority, kind, record, erratum.day, erratum.serial
            )
            mark, heading = f"{CORRECTED} ngày {day}:", f"{CORRECTED}: {title}"
            about = f"Bài: {title}."
        words = sentence(erratum.words)
        place = f"<p>{link(address, title)}</p>"
        moment = datetime.combine(erratum.day, MORNING, VIETNAM)
        return FeedItem(
            guid=guid,
            title=tagless(heading),
            link=address,
            published=moment,
            modified=moment,
            summary=tagless(f"{mark} {words} {about} Theo {site.name}."),
            content=sanitise(f"{opened(mark, words)}\n{place}\n{rights(self.catalogue)}"),
            author=self._author(record),
            categories=(
                self._kind_category(record),
                self._told(WITHDRAWN if erratum.withdrawal else CORRECTED),
            ),
        )

    def changes(self, record: Published) -> Iterator[str]:
        """A sentence for each change of the law since the answer's day."""
        seen = outlook(self.catalogue, record)
        if seen is None:
            return
        for notice in notices(self.catalogue, seen.changes):
            now = now_in_words(self.catalogue, notice)
            tail = f"; {now}" if now else ""
            yield f"Lưu ý: {notice.words}{tail}."
        for report in reports(self.catalogue, seen.reported):
            yield f"{report.words}."

    def _article(self, guid: str, record: Published, body: str) -> FeedItem:
        address = self.base_url + self.catalogue.address(record)
        media = self._media(record)
        before = [*opening(record, self.changes(record)), *([media.figure] if media else ())]
        after = ending(self.catalogue, record, address)
        content = (
            sanitise("\n".join(before)),
            sanitise_body(body),
            sanitise("\n".join(after)),
        )
        return FeedItem(
            guid=guid,
            title=tagless(title_of(record)),
            link=address,
            published=record.appeared,
            modified=_modified(self.catalogue, record),
            summary=tagless(summary(self.catalogue, record)),
            content="\n".join(content),
            author=self._author(record),
            categories=self._categories(record),
            media=media,
            told=corrected(self.catalogue, record),
        )

    def _tombstone(self, guid: str, record: Published) -> FeedItem:
        assert record.withdrawn is not None
        day = record.withdrawn.date
        words = sentence(withdrawal_words(record))
        address = self.base_url + self.catalogue.address(record)
        source = f"<p>Nguồn: {link(address, self.catalogue.site.name)}.</p>"
        return FeedItem(
            guid=guid,
            title=title_of(record),
            link=address,
            published=record.appeared,
            modified=_modified(self.catalogue, record),
            summary=tagless(f"{words} {DO_NOT_USE} Theo {self.catalogue.site.name}."),
            content=sanitise(
                f"{paragraph(words)}\n{paragraph(DO_NOT_USE)}\n{source}\n{rights(self.catalogue)}"
            ),
            author=self._author(record),
            categories=(self._kind_category(record), self._told(WITHDRAWN)),
            told=day,
            over=_is_over(self.catalogue, day),
        )

    def _author(self, record: Published) -> str:
        owner = self.catalogue.get("organisation", record.owner)
        return owner.name if isinstance(owner, Organisation) else self.catalogue.site.name

    def _media(self, record: Published) -> Media | None:
        image = record.image
        file = self.catalogue.pictures.get(image.src) if image else None
        if image is None or file is None:
            return None
        return Media(
            self.base_url + image.src,
            file.type,
            file.length,
            file.width,
            file.height,
            image.alt,
            image.credit,
            image.licence,
        )

    def _kind_category(self, record: Published) -> Category:
        return Category(self.catalogue.kind(record).label, self.base_url)

    def _told(self, what: str) -> Category:
        """By what programs see that an item was corrected or withdrawn."""
        return Category(what, self.base_url + ERRATA_ADDRESS)

    def _categories(self, record: Published) -> tuple[Category, ...]:
        found = [self._kind_category(record)]
        for kind, ids in (
            ("field", getattr(record, "fields", ())),
            ("locality", (getattr(record, "locality", None),)),
            ("movement", getattr(record, "movements", ())),
        ):
            domain = f"{self.base_url}{KINDS[kind].index}"
            for related in (self.catalogue.get(kind, id) for id in ids if id):
                if isinstance(related, Locality):
                    found.append(Category(related.full_name, domain))
                elif related is not None:
                    found.append(Category(title_of(related), domain))
        if record.corrections:
            found.append(self._told(CORRECTED))
        return tuple(dict.fromkeys(found))


def _modified(catalogue: Catalogue, record: Published) -> datetime:
    """The last change up to today of the record, or of the law that it answers by."""
    answers = record.withdrawn is None and isinstance(record, ANSWERS)
    known = (changed(catalogue, record), _law_changed(catalogue, record) if answers else None)
    return max((moment for moment in known if moment is not None), default=record.appeared)


@one_read
def changed(catalogue: Catalogue, record: Published) -> datetime | None:
    """The last change of the record up to today."""
    return _last(catalogue, record.changes)


@one_read
def _law_changed(catalogue: Catalogue, record: Published) -> datetime | None:
    """The last change up to today of the law that a record answers by."""
    seen = outlook(catalogue, record)
    changes = seen.changes if seen is not None else ()
    return _last(catalogue, (datetime.combine(c.day, MORNING, VIETNAM) for c in changes))


def _last(catalogue: Catalogue, moments: Iterable[datetime]) -> datetime | None:
    come = (m for m in moments if m.astimezone(VIETNAM).date() <= catalogue.today)
    return max(come, default=None)


@one_read
def corrected(catalogue: Catalogue, record: Published) -> date | None:
    """The day of the last correction up to today."""
    days = (c.date for c in record.corrections if c.date <= catalogue.today)
    return max(days, default=None)


@one_read
def _is_over(catalogue: Catalogue, day: date) -> bool:
    """Whether a notice of that day has been up for its time."""
    return catalogue.today - day > TOLD_FOR
