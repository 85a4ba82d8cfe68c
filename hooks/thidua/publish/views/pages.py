"""The context of each page: what all pages show, and what its template shows."""

from collections.abc import Callable
from typing import Any

from thidua.publish import content_security
from thidua.publish.plan import PagePlan, title_of
from thidua.publish.press.story import StoryHead
from thidua.publish.prose import Body
from thidua.publish.publication import Publication
from thidua.publish.states import States
from thidua.publish.structured_data import structured_data
from thidua.publish.views import feeds, indexes, law, press, records
from thidua.records.base import Published, Record
from thidua.records.channels import ALL
from thidua.records.kinds import KINDS
from thidua.records.others import Language, Page

View = Callable[[Publication, PagePlan], dict[str, Any]]

VIEWS: dict[str, View] = {
    "home.html": indexes.home,
    "site-map.html": indexes.site_map,
    "search.html": indexes.questions,
    "links.html": indexes.links,
    "feeds.html": feeds.feeds,
    "errata.html": feeds.errata_list,
    "glossary.html": indexes.glossary,
    "movement-index.html": indexes.movements,
    "exemplar-index.html": indexes.exemplars,
    "question-index.html": indexes.questions,
    "document-index.html": indexes.documents,
    "news-index.html": indexes.news,
    "locality-index.html": indexes.localities,
    "field-index.html": indexes.fields,
    "movement.html": records.movement,
    "exemplar.html": records.exemplar,
    "question.html": records.question,
    "topic.html": records.topic,
    "document.html": records.document,
    "news.html": records.news,
    "guide.html": records.guide,
    "press.html": press.corner,
    "embeds.html": press.embeds,
    "embed.html": press.embed,
    "review.html": law.review_list,
    "locality.html": records.locality,
    "field.html": records.field,
}
"""The view of each template that shows more than its record and its listing."""


def site_view(made: Publication) -> dict[str, Any]:
    """What every page shows: the site, its sections, who answers for it."""
    catalogue = made.catalogue
    site = catalogue.site
    return {
        "site": site,
        "site_base": made.base_url,
        "release": made.release,
        "policy": content_security.PAGES,
        "bare_policy": content_security.BARE,
        "catalogue": catalogue,
        "sections": [(s, made.plan.section_address(s.id)) for s in made.plan.sections],
        "page_feeds": [made.feeds.head(ALL)],
        "managing_body": catalogue.body_today(site.managing_body),
        "governing_body": catalogue.body_today(site.governing_body),
        "state": States(catalogue),
        "title_of": title_of,
        "kind_of": catalogue.kind,
        "kinds": KINDS,
        "exemplar_kinds": records.EXEMPLAR_KINDS,
    }


def page_view(made: Publication, plan: PagePlan, body: Body) -> dict[str, Any]:
    """What one page shows."""
    view = VIEWS.get(plan.template)
    owner = getattr(plan.record, "owner", None)
    trail = made.plan.trail(plan)
    language = getattr(plan.record, "language", Language.VIETNAMESE)
    return {
        "plan": plan,
        "record": plan.record,
        "owner": made.catalogue.get("organisation", owner) if owner else None,
        "trail": trail,
        "page_feeds": made.feeds.of_page(plan),
        "story": _story(made, plan.record),
        "structured_data": structured_data(made, plan, trail),
        "terms": _terms(made, body),
        "headings": body.headings if language is Language.VIETNAMESE else (),
        "marks": {heading.id for heading in body.headings},
        "page_language": language,
        "translations": _translations(made, plan),
        **_law(made, plan.record),
        **(view(made, plan) if view else {}),
    }


def _terms(made: Publication, body: Body) -> list[Record]:
    """The terms of the glossary in a body."""
    if not body.terms:
        return []
    known = {term.id: term for term in made.catalogue.all("term")}  # as its rendering has asked
    return [known[id] for id in body.terms]


def _story(made: Publication, record: Record | None) -> StoryHead | None:
    """What the page of a story says of its files; asked in parts of which most never change."""
    if not isinstance(record, Published) or not made.press.is_story(record):
        return None
    has_word_file = made.press.has_word_file(record)
    return made.teller.head(record, made.press.syllables(record), has_word_file=has_word_file)


def _translations(made: Publication, plan: PagePlan) -> list[tuple[str, str]]:
    """The languages in which a page exists, with the address of each; none for a single one."""
    record = plan.record
    if not isinstance(record, Page):
        return []
    root = record.translation_of or record.id
    found = [
        (page.language.value, made.base_url + made.catalogue.address(page))
        for page in made.catalogue.all("page")
        if isinstance(page, Page) and root in (page.id, page.translation_of)
    ]
    return sorted(found) if len(found) > 1 else []


def _law(made: Publication, record: Record | None) -> dict[str, Any]:
    """What the law has to say on any page that cites it; nothing on one that was taken down."""
    if not isinstance(record, Published) or record.withdrawn is not None:
        return {}
    return {"law_cards": law.cards(made, record), **law.changes(made, record)}
