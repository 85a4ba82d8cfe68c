"""All feeds of the site."""

from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from thidua.publish.errata import Erratum, errata
from thidua.publish.feeds.archives import Written, shelve
from thidua.publish.feeds.channel import Channel, Icon
from thidua.publish.feeds.feed import Feed, FeedDocument
from thidua.publish.feeds.items import ItemHead
from thidua.publish.feeds.opml import write_opml
from thidua.publish.plan import PagePlan, Plan, title_of
from thidua.records.base import Published, Record
from thidua.records.channels import (
    ALL,
    BY_KIND,
    ERRATA,
    FACETS,
    STANDING,
    XML,
    facet_feed,
    feed_address,
    feeds_of,
    out_by,
)
from thidua.records.fixed_pages import ERRATA_ADDRESS, FIXED_PAGES
from thidua.records.kinds import KINDS, Kind
from thidua.records.lists import Section

ICON = ("assets/images/favicon.png", 96, 96)
"""The picture of the theme that stands for a feed: its path, width and height in pixels."""

TERMS = FIXED_PAGES["feeds.md"]
"""The page of the feeds, which says how they may be used."""

GROUPS = {
    "standing": "Kênh chung",
    "movement": "Theo phong trào",
    "locality": "Theo địa phương",
}


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a page says of a feed: its name, which gives its addresses, and its title."""

    name: str
    title: str

    def address(self, ending: str) -> str:
        """The address of its current document below the site's base."""
        return feed_address(self.name, ending)


@dataclass(frozen=True, slots=True)
class FeedSummary:
    """What the page of feeds says of one; ``page`` is the address of its page below the base.

    ``newest`` is the item that was published last; ``archives`` are year,
    number and address of each, youngest first.
    """

    name: str
    label: str
    title: str
    description: str
    page: str
    total: int
    newest: ItemHead | None
    archives: tuple[tuple[int, int, str], ...]

    def address(self, ending: str) -> str:
        """The address of its current document below the site's base."""
        return feed_address(self.name, ending)


class SiteFeeds:
    """The feeds of one site for one day.

    ``item`` and ``erratum`` give the written item of a record and of a notice.
    """

    def __init__(
        self,
        plan: Plan,
        base_url: str,
        item: Callable[[Published], Written],
        erratum: Callable[[Erratum], Written],
    ) -> None:
        self.plan = plan
        self.catalogue = plan.catalogue
        self.base_url = base_url
        self._item = item
        self._erratum = erratum

    @cached_property
    def all(self) -> tuple[Feed, ...]:
        """Every feed in the order in which people are shown them."""
        items = self._items()
        return tuple(
            self._feed(name, group, record, items.get(name, []))
            for name, group, record in self._names(items)
        )

    @cached_property
    def by_name(self) -> Mapping[str, Feed]:
        """The feeds by their names."""
        return {feed.name: feed for feed in self.all}

    @cached_property
    def groups(self) -> tuple[tuple[str, tuple[Feed, ...]], ...]:
        """The feeds by group, groups without a feed left out."""
        found = (
            (label, tuple(feed for feed in self.all if feed.group == group))
            for group, label in GROUPS.items()
        )
        return tuple(group for group in found if group[1])

    @property
    def summaries(self) -> tuple[tuple[str, tuple[FeedSummary, ...]], ...]:
        """The feeds by group, in so few words that a page reads no item of them."""
        return tuple((label, tuple(map(_summary, feeds))) for label, feeds in self.groups)

    def summary(self, name: str) -> FeedSummary:
        """What the page of feeds says of one."""
        return _summary(self.by_name[name])

    def latest(self, name: str, most: int) -> tuple[ItemHead, ...]:
        """The newest items of a feed, without their words."""
        return tuple(written.item for written in self.by_name[name].shelf.current[:most])

    def head(self, name: str, record: Record | None = None) -> FeedHead:
        """What a page says of a feed that it offers; no item is made for it."""
        if name not in self._heads:
            site = self.catalogue.site
            label = self._about(name, record)[0]
            self._heads[name] = FeedHead(
                name, site.name if name == ALL else f"{label} - {site.name}"
            )
        return self._heads[name]

    @cached_property
    def _heads(self) -> dict[str, FeedHead]:
        """The heads that somebody has asked for; a name tells the record."""
        return {}

    def of_page(self, page: PagePlan) -> tuple[FeedHead, ...]:
        """The feeds that a page offers, its own before that of everything."""
        names = [ALL]
        if page.address == ERRATA_ADDRESS:
            names.insert(0, ERRATA)
        elif page.section in BY_KIND:
            names.insert(0, BY_KIND[page.section])
        if page.about is not None and page.section in FACETS:
            names.insert(0, facet_feed(page.section, page.about.id))
        return tuple(
            self.head(name, None if name in STANDING else page.about)
            for name in names
            if name in STANDING or self._stands(name, self._filled)
        )

    @cached_property
    def _filled(self) -> frozenset[str]:
        """The names of the feeds that have items."""
        return frozenset(name for kind, record in self.out for name in feeds_of(kind, record))

    def _stands(self, name: str, filled: Container[str]) -> bool:
        """Whether the feed of a facet is there: it has items, or has been there once."""
        return name in filled or feed_address(name) in self.catalogue.locked

    @cached_property
    def out(self) -> tuple[tuple[Kind, Published], ...]:
        """The records that are out today and of a kind that feeds tell of."""
        return tuple(
            (KINDS[key.kind], record)
            for key, record in self.catalogue.records.items()
            if KINDS[key.kind].in_feeds
            and isinstance(record, Published)
            and out_by(record, self.catalogue.today)
        )

    def _items(self) -> dict[str, list[Written]]:
        """The items of each feed."""
        found: dict[str, list[Written]] = defaultdict(list)
        for kind, record in self.out:
            written = self._item(record)
            for name in feeds_of(kind, record):
                found[name].append(written)
        found[ERRATA].extend(map(self._erratum, errata(self.catalogue)))
        return found

    def _names(
        self, items: Mapping[str, list[Written]]
    ) -> Iterator[tuple[str, str, Record | None]]:
        for name in STANDING:
            yield name, "standing", None
        for kind in FACETS:
            for key, record in self.catalogue.records.items():
                if key.kind != kind:
                    continue
                name = facet_feed(kind, key.id)
                if self._stands(name, items):
                    yield name, kind, record

    def _feed(self, name: str, group: str, record: Record | None, items: list[Written]) -> Feed:
        site = self.catalogue.site
        label, description, page = self._about(name, record)
        channel = Channel(
            title=self.head(name, record).title,
            description=description,
            link=self.base_url + page,
            rights=site.licence,
            terms=self.base_url + TERMS,
            icon=Icon(self.base_url + ICON[0], *ICON[1:]),
            author=site.name,
            editor=f"{site.email} ({site.responsible_name or site.name})" if site.email else None,
        )
        return Feed(name, group, label, page, channel, shelve(items, self.catalogue.today))

    def _about(self, name: str, record: Record | None) -> tuple[str, str, str]:
        """The label of a feed, its description, the address of its page."""
        site = self.catalogue.site
        if record is not None:
            title = title_of(record)
            words = f"Gương điển hình, tin tức và thông báo mới về {title}, trích từ {site.name}."
            return title, words, self.catalogue.address(record)
        if name == ALL:
            return "Tất cả bài mới", site.description, ""
        if name == ERRATA:
            words = f"Mọi lần đính chính và gỡ bài của {site.name}, mới nhất ở trên."
            return "Đính chính, gỡ bài", words, ERRATA_ADDRESS
        kind = next(KINDS[kind] for kind, feed in BY_KIND.items() if feed == name)
        section = self.catalogue.get("section", kind.name)
        assert kind.index is not None
        if isinstance(section, Section):
            return section.title, section.summary, kind.index
        return kind.label, f"{kind.label} mới trên {site.name}.", kind.index

    def documents(self) -> Iterator[FeedDocument]:
        """Every document of every feed."""
        for feed in self.all:
            yield from feed.documents(self.base_url, self.catalogue.site.websub_hub)

    @property
    def opml(self) -> bytes:
        """The list of feeds as a file for feed readers."""
        site = self.catalogue.site
        groups = [
            (
                label,
                [
                    (
                        feed.label,
                        feed.channel.title,
                        feed.channel.description,
                        self.base_url + feed.address(XML),
                        feed.channel.link,
                    )
                    for feed in feeds
                ],
            )
            for label, feeds in self.groups
        ]
        modified = self.by_name[ALL].modified
        return write_opml(f"Các kênh tin của {site.name}", site.name, modified, groups)


def _summary(feed: Feed) -> FeedSummary:
    return FeedSummary(
        feed.name,
        feed.label,
        feed.channel.title,
        feed.channel.description,
        feed.page,
        feed.shelf.total,
        feed.shelf.newest,
        tuple((archive.year, archive.number, address) for archive, address in feed.archives),
    )
