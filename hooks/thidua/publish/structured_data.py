"""JSON-LD: one small function per schema.org type; it says only what the page shows."""

import json
from collections.abc import Callable
from typing import Any

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.force import Force
from thidua.publish.plan import PagePlan, title_of
from thidua.publish.prose import name_of_document
from thidua.publish.publication import Publication
from thidua.records.base import Published
from thidua.records.document import LegalDocument
from thidua.records.exemplar import Exemplar
from thidua.records.lists import Organisation
from thidua.records.others import NewsItem
from thidua.records.question import Question

Thing = dict[str, Any]
Trail = list[tuple[str, str]]
"""The way from the home page: names and addresses."""

_FORCE = {
    Force.IN_FORCE: "https://schema.org/InForce",
    Force.NOT_YET: "https://schema.org/NotInForce",
    Force.PARTLY: "https://schema.org/PartiallyInForce",
    Force.SUSPENDED: "https://schema.org/NotInForce",
    Force.ENDED: "https://schema.org/NotInForce",
}


def structured_data(made: Publication, plan: PagePlan, trail: Trail) -> str:
    """The JSON-LD of a page, safe to stand in a ``<script>`` element."""
    home = plan.address == ""
    things = [government_organisation(made) if home else breadcrumbs(made, plan, trail)]
    record = plan.record
    if isinstance(record, Published) and record.withdrawn is None:
        for kind, describe in _DESCRIBE:
            if isinstance(record, kind):
                things.append(describe(made, plan, record))
    text = json.dumps(things, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("&", "\\u0026")


def breadcrumbs(made: Publication, plan: PagePlan, trail: Trail) -> Thing:
    """``BreadcrumbList``: the way from the home page to this one."""
    here = title_of(plan.record) if plan.record else plan.title
    steps = [*trail, (here, plan.address)]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": name,
                "item": made.base_url + address,
            }
            for position, (name, address) in enumerate(steps, start=1)
        ],
    }


def government_organisation(made: Publication) -> Thing:
    """``GovernmentOrganization``: the body that runs the site, with the contacts it shows."""
    site = made.catalogue.site
    body = made.catalogue.body_today(site.managing_body)
    thing: Thing = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": body.name if body else site.name,
        "url": made.base_url,
    }
    for key, value in (("address", site.address), ("telephone", site.phone), ("email", site.email)):
        if value:
            thing[key] = value
    return thing


def _publisher(catalogue: Catalogue, record: Published) -> Thing:
    owner = catalogue.get("organisation", record.owner)
    name = owner.name if isinstance(owner, Organisation) else catalogue.site.name
    return {"@type": "Organization", "name": name}


def news_article(made: Publication, plan: PagePlan, record: Published) -> Thing:
    """``NewsArticle`` of a story or an event."""
    publisher = _publisher(made.catalogue, record)
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": plan.title,
        "description": plan.description,
        "datePublished": record.appeared.isoformat(),
        "dateModified": record.modified.isoformat(),
        "inLanguage": "vi",
        "author": publisher,
        "publisher": publisher,
        "mainEntityOfPage": made.base_url + plan.address,
    }


def faq_page(made: Publication, plan: PagePlan, record: Published) -> Thing:
    """``FAQPage`` with the one question of the page."""
    assert isinstance(record, Question)
    return {
        "@context": "https://schema.org",
        "@type": "FAQPage",
        "mainEntity": {
            "@type": "Question",
            "name": record.question,
            "acceptedAnswer": {"@type": "Answer", "text": record.short_answer},
        },
    }


def legislation(made: Publication, plan: PagePlan, record: Published) -> Thing:
    """``Legislation``; its force is said only when the page says it."""
    assert isinstance(record, LegalDocument)
    thing: Thing = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "name": name_of_document(made.catalogue, record),
        "abstract": record.summary,
        "inLanguage": "vi",
    }
    if record.number:
        thing["legislationIdentifier"] = record.number
    if record.issued:
        thing["legislationDate"] = record.issued.isoformat()
    if record.effective:
        thing["legislationDateOfApplicability"] = record.effective.isoformat()
    force = _FORCE.get(made.catalogue.force(record))
    if force:
        thing["legislationLegalForce"] = force
    return thing


_DESCRIBE: tuple[tuple[type[Published], Callable[[Publication, PagePlan, Any], Thing]], ...] = (
    (Exemplar, news_article),
    (NewsItem, news_article),
    (Question, faq_page),
    (LegalDocument, legislation),
)
