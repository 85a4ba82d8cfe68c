"""Everything that the site engine is handed: one value for one build."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from thidua.catalogue.catalogue import Catalogue
from thidua.publish import register_filters, sitemap
from thidua.publish.feeds.site_feeds import SiteFeeds
from thidua.publish.output import NO_PAST, Output
from thidua.publish.page_bodies import PageBodies
from thidua.publish.plan import Plan, make_plan
from thidua.publish.press import PressDesk
from thidua.publish.reads import Reads
from thidua.publish.search import write_index


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
    def bodies(self) -> PageBodies:
        """The renderer of the bodies of pages."""
        return PageBodies(self.plan)

    @cached_property
    def reads(self) -> Reads:
        """What pages read while they are made."""
        return Reads(self.catalogue, self.plan, self.feeds, self.press)

    @cached_property
    def watched(self) -> "Publication":
        """The same for a page, whose reads are noted."""
        doors = replace(self, catalogue=self.reads.catalogue, plan=self.reads.plan)
        doors.__dict__.update(feeds=self.reads.feeds, press=self.reads.press)
        return doors

    @cached_property
    def feeds(self) -> SiteFeeds:
        """The feeds of the site."""
        return SiteFeeds(self.plan, self.base_url)

    @cached_property
    def press(self) -> PressDesk:
        """The stories for newsrooms."""
        return PressDesk(self.plan, self.base_url)

    @property
    def makers(self) -> tuple[Callable[[], Mapping[str, bytes]], ...]:
        """What makes the files that are no pages: parts that may be made at the same time."""
        return (self.feeds.files, self.press.files, self._search, self._small_files)

    def _search(self) -> Mapping[str, bytes]:
        with TemporaryDirectory() as folder:
            output = Output(Path(folder))
            write_index(self.plan, output, NO_PAST)
            return {path: (output.folder / path).read_bytes() for path in output.made}

    def _small_files(self) -> Mapping[str, bytes]:
        return {
            "sitemap.xml": sitemap.sitemap(self.plan, self.base_url),
            "news-sitemap.xml": sitemap.news_sitemap(self.plan, self.base_url),
            register_filters.STYLESHEET: register_filters.stylesheet(self.catalogue),
            "robots.txt": sitemap.robots(self.base_url, self.release),
        }


def publication(catalogue: Catalogue, base_url: str | None, release: bool) -> Publication:
    """What is published of ``catalogue``; ``base_url`` overrides the site's own."""
    base = base_url or catalogue.site.base_url
    return Publication(
        catalogue,
        make_plan(catalogue),
        base if base.endswith("/") else f"{base}/",
        release,
    )
