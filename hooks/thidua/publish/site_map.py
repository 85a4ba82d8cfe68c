"""The site map for people: every page by section; stories and news by the pages of their lists."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thidua.catalogue.one_read import one_read
from thidua.publish.listings import GROWING
from thidua.publish.plan import PagePlan, Plan, title_of
from thidua.records.fixed_pages import FIXED_PAGES, HOME
from thidua.records.lists import Section
from thidua.text.letters import fold

_SKIPPED = (FIXED_PAGES[HOME], FIXED_PAGES["site-map.md"])
"""The page to which all others lead, and the map itself."""


@dataclass(frozen=True, slots=True)
class Link:
    """A page: its title and its address."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Group:
    """Pages of a section, under the link of a page that gathers them where there is one."""

    head: Link | None
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A section with the address of its index and its pages; it may have none."""

    section: Section
    address: str
    groups: tuple[Group, ...]


@one_read
def site_map(plan: Plan) -> tuple[tuple[Branch, ...], tuple[Link, ...]]:
    """The sections in their order with their pages; then the pages that are in none, by title."""
    loose: list[PagePlan] = []
    found: dict[str, list[PagePlan]] = {}
    for page in plan.pages:
        if page.unlisted or page.template == "withdrawn.html":
            continue
        if page.section is None or page.section == "page":
            if page.address not in _SKIPPED:
                loose.append(page)
        elif page.template != "topic.html":
            found.setdefault(page.section, []).append(page)
    branches = tuple(
        Branch(
            section,
            plan.section_address(section.id),
            tuple(_groups(plan, section.id, found.get(section.id, []))),
        )
        for section in plan.sections
    )
    return branches, _links(sorted(loose, key=lambda page: fold(page.title)))


def _groups(plan: Plan, section: str, found: Sequence[PagePlan]) -> Iterator[Group]:
    pages = [page for page in found if page.record is not None]
    if not pages:
        return
    if section in GROWING:
        yield Group(None, _links(page for page in found if page.record is None))
    elif section == "question":
        by_topic: dict[str, list[PagePlan]] = {}
        for page in pages:
            by_topic.setdefault(getattr(page.record, "topic", ""), []).append(page)
        for topic in plan.catalogue.all("topic"):
            if topic.id in by_topic:
                head = Link(title_of(topic), plan.catalogue.address(topic))
                yield Group(head, _links(by_topic[topic.id]))
    else:
        yield Group(None, _links(pages))


def _links(pages: Iterable[PagePlan]) -> tuple[Link, ...]:
    return tuple(Link(page.title, page.address) for page in pages)
