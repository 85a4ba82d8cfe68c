"""Everything that the site engine is handed: one value for one build."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from thidua.catalogue.catalogue import Catalogue
from thidua.publish import register_filters, sitemap
from thidua.publish.feeds.documents import write_documents
from thidua.publish.feeds.site_feeds import SiteFeeds
from thidua.publish.output import Maker, Output, Past
from thidua.publish.plan import Plan, make_plan
from thidua.publish.press import PressDesk
from thidua.publish.press.teller import Teller
from thidua.publish.reads import Reads
from thidua.publish.record_texts import RecordTexts
from thidua.publish.search import write_index
from thidua.records.channels import OPML

FEEDS = "feeds"
"""The maker whose documents hold the texts of all items for the next build."""


@dataclass(frozen=True)
class Publication:
    """The site of one day: its pages, its other files, its address.

    ``base_url`` ends with a slash; ``release`` says whether search engines
    are welcome.
    """

    catalogue: Catalogue
    plan: Plan
    base_url: str
    release: bool

    @cached_property
    def reads(self) -> Reads:
        """What pages, items and stories read while they are made."""
        return Reads(self.catalogue, self.plan, feeds=lambda: self.feeds, press=lambda: self.press)

    @cached_property
    def watched(self) -> "Publication":
        """The same for a page, whose reads are noted."""
        doors = replace(self, catalogue=self.reads.catalogue, plan=self.reads.plan)
        doors.__dict__.update(feeds=self.reads.door("feeds"), press=self.reads.door("press"))
        return doors

    @cached_property
    def texts(self) -> RecordTexts:
        """What is made of each record beside its page."""
        return RecordTexts(self.reads, self.base_url)

    @cached_property
    def teller(self) -> Teller:
        """Who tells the stories."""
        return Teller(self.catalogue, self.base_url)

    @cached_property
    def feeds(self) -> SiteFeeds:
        """The feeds of the site."""
        return SiteFeeds(self.plan, self.base_url, self.texts.item, self.texts.erratum)

    @cached_property
    def press(self) -> PressDesk:
        """The stories for newsrooms."""
        texts = self.texts
        return PressDesk(self.teller, self.catalogue, texts.markup, texts.syllables)

    @property
    def makers_of_plan(self) -> Mapping[str, Maker]:
        """What makes those files that are no pages and tell of no item."""
        return {"search": self._search, "small": self._small_files}

    @property
    def makers_of_items(self) -> Mapping[str, Maker]:
        """What makes those that tell of items."""
        return {FEEDS: self._feed_files}

    def _feed_files(self, output: Output, past: Past) -> object:
        output.write(OPML, self.feeds.opml)
        return write_documents(self.feeds.documents(), self.texts.items, output, past)

    def _search(self, output: Output, past: Past) -> object:
        return write_index(self.plan, self.reads.world, output, past)

    def _small_files(self, output: Output, past: Past) -> object:
        """What follows from the records without their bodies; the answer is what they were."""
        make: dict[str, Callable[[], bytes]] = {
            "sitemap.xml": lambda: sitemap.sitemap(self.plan, self.base_url),
            "news-sitemap.xml": lambda: sitemap.news_sitemap(self.plan, self.base_url),
            register_filters.STYLESHEET: lambda: register_filters.stylesheet(self.catalogue),
            "robots.txt": lambda: sitemap.robots(self.base_url, self.release),
        }
        known: dict[str, bytes]
        world, known = past.kept or ("", {})
        if world != self.reads.world:
            known = {}
        digests = {}
        for path, data in make.items():
            if path in known and past.files.get(path) == known[path]:
                output.leave(path)
                digests[path] = known[path]
            else:
                digests[path] = output.write(path, data())
        return self.reads.world, digests


def publication(catalogue: Catalogue, base_url: str | None, release: bool) -> Publication:
    """What is published of ``catalogue``; ``base_url`` overrides the site's own."""
    base = base_url or catalogue.site.base_url
    return Publication(
        catalogue,
        make_plan(catalogue),
        base if base.endswith("/") else f"{base}/",
        release,
    )
