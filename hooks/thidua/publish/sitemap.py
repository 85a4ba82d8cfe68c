"""The site maps for programs (sitemaps.org 0.9, Google's news 0.9) and robots.txt (RFC 9309)."""

from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from html import escape

from thidua.catalogue.catalogue import Catalogue, Key
from thidua.catalogue.law.answers import outlook
from thidua.publish.errata import errata
from thidua.publish.plan import PagePlan, Plan
from thidua.records.base import Published
from thidua.records.fixed_pages import ERRATA_ADDRESS, HOME
from thidua.records.kinds import KINDS
from thidua.text.dates import MORNING, VIETNAM

NEWS_KINDS = ("exemplar", "news")
"""What is news: the kinds whose pages call themselves ``NewsArticle``."""

NEWS_DAYS = 2
"""Days, today included, in which a story is news; Google takes none that is older."""

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


def sitemap(plan: Plan, base_url: str) -> bytes:
    """All pages that search engines are welcome to, with the moment of their last change.

    A page of records changed when the newest of them did. A page of which that
    cannot be said has no ``lastmod``: a wrong one makes all others worthless.
    """
    changes = _Changes(plan.catalogue)
    rows = []
    for page in sorted(plan.pages, key=lambda p: p.address):
        if not is_indexed(page):
            continue
        moment = changes.of_page(page)
        changed = f"<lastmod>{moment.isoformat()}</lastmod>" if moment else ""
        rows.append(f"<url><loc>{_text(base_url + page.address)}</loc>{changed}</url>\n")
    return _document(f'xmlns="{_SITEMAP}"', rows)


def news_sitemap(plan: Plan, base_url: str) -> bytes:
    """The stories of the last two days, newest first; an empty list is one that Google allows."""
    site, today = plan.catalogue.site, plan.catalogue.today
    first = today - timedelta(days=NEWS_DAYS - 1)
    stories = [
        (page.record, page)
        for page in plan.pages
        if isinstance(page.record, Published)
        and is_indexed(page)
        and plan.catalogue.kind(page.record).name in NEWS_KINDS
        and first <= page.record.appeared.astimezone(VIETNAM).date() <= today
    ]
    stories.sort(key=lambda pair: (-pair[0].appeared.timestamp(), pair[1].address))
    rows = [
        f"<url><loc>{_text(base_url + page.address)}</loc><news:news><news:publication>"
        f"<news:name>{_text(site.name)}</news:name><news:language>vi</news:language>"
        "</news:publication>"
        f"<news:publication_date>{record.appeared.isoformat()}</news:publication_date>"
        f"<news:title>{_text(page.title)}</news:title></news:news></url>\n"
        for record, page in stories
    ]
    return _document(f'xmlns="{_SITEMAP}" xmlns:news="{_NEWS}"', rows)


def robots(base_url: str, release: bool) -> bytes:
    """A preview asks to be left alone; a release names its site maps."""
    if not release:
        return b"User-agent: *\nDisallow: /\n"
    maps = "".join(f"Sitemap: {base_url}{name}\n" for name in ("sitemap.xml", "news-sitemap.xml"))
    return f"User-agent: *\nAllow: /\n{maps}".encode()


def is_indexed(page: PagePlan) -> bool:
    """Whether search engines are welcome: not to what is unlisted or only says that it is gone."""
    withdrawn = isinstance(page.record, Published) and page.record.withdrawn is not None
    return not page.unlisted and not withdrawn


def _text(words: str) -> str:
    return escape(words, quote=False)


def _document(namespaces: str, rows: Iterable[str]) -> bytes:
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {namespaces}>\n'
    return f"{head}{''.join(rows)}</urlset>\n".encode()


class _Changes:
    """When pages changed, as the records tell; moments later than today have not come yet."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._end = datetime.combine(catalogue.today, time.max, VIETNAM)
        self._records = {
            key: moment
            for key, record in catalogue.records.items()
            if isinstance(record, Published)
            and (moment := self._newest(self._moments(record))) is not None
        }
        self._kinds: dict[str, datetime] = {}
        for key, moment in self._records.items():
            self._kinds[key.kind] = max(moment, self._kinds.get(key.kind, moment))
        self._lists: dict[Key, datetime] = {}
        for edge in catalogue.edges:
            moment = self._records.get(edge.source)
            if moment is not None:
                self._lists[edge.target] = max(moment, self._lists.get(edge.target, moment))

    def of_page(self, page: PagePlan) -> datetime | None:
        """The last change of a record's page, or of what a page lists."""
        if page.record is not None:
            key = self.catalogue.key(page.record)
            return (self._records if page.written else self._lists).get(key)
        if page.listing is not None and page.section is not None:
            if page.about is not None:
                return self._lists.get(self.catalogue.key(page.about))
            return self._of_kinds(page.section)
        if page.address == ERRATA_ADDRESS:
            days = (erratum.day for erratum in errata(self.catalogue))
            return self._newest(datetime.combine(day, MORNING, VIETNAM) for day in days)
        return self._of_kinds(*KINDS) if page.uri == HOME else None

    def _of_kinds(self, *kinds: str) -> datetime | None:
        return max((self._kinds[kind] for kind in kinds if kind in self._kinds), default=None)

    def _moments(self, record: Published) -> Iterator[datetime]:
        yield from record.changes
        seen = outlook(self.catalogue, record)
        for change in seen.changes if seen is not None else ():
            yield datetime.combine(change.day, MORNING, VIETNAM)

    def _newest(self, moments: Iterable[datetime]) -> datetime | None:
        return max((moment for moment in moments if moment <= self._end), default=None)
