"""The head of every page: what search engines, cards and libraries read."""

import itertools
import json
from typing import Any
from urllib.parse import urlsplit

from PIL import Image

from tests.browser.built import EMBED, MISSING, REDIRECT, BuiltSite
from tests.browser.markup import meta, tree_of, words_of

DUBLIN_CORE = ("title", "creator", "publisher", "description", "identifier", "language")
OPEN_GRAPH = (
    "type", "title", "description", "url", "site_name", "locale",
    "image", "image:width", "image:height", "image:alt",
)  # fmt: skip
TYPES = {
    "home.html": "GovernmentOrganization",
    "exemplar.html": "NewsArticle",
    "news.html": "NewsArticle",
    "question.html": "FAQPage",
    "document.html": "Legislation",
}
"""What a page of a type is, beside the way that leads to it."""


def test_every_page_is_vietnamese_with_one_first_heading_and_no_level_left_out(
    sites: tuple[BuiltSite, ...],
) -> None:
    for site in sites:
        for visit in site.visits:
            page = tree_of(visit.file)
            assert page.get("lang") == site.language_of(visit)
            levels = [int(str(h.tag)[1]) for h in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
            assert levels.count(1) == 1, visit.address
            assert levels[0] == 1, visit.address
            for before, after in itertools.pairwise(levels):
                assert after <= before + 1, f"{visit.address}: h{before}, h{after}"


def test_titles_are_unique_and_descriptions_stand_alone(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        titles: dict[str, str] = {}
        for visit in site.visits:
            if visit.template == REDIRECT:
                continue
            page = tree_of(visit.file)
            title = page.findtext("head/title")
            assert title
            assert title.strip() == title
            assert title not in titles, f"{visit.address} and {titles.get(title)}: {title}"
            titles[title] = visit.address
            if visit.template != MISSING:
                description = meta(page, "description")
                assert description
                assert 50 <= len(description) <= 300, f"{visit.address}: {description}"


def test_every_page_says_where_it_lives_and_who_made_it(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        base = site.plan.catalogue.site.base_url
        for visit in site.visits:
            if visit.template in (MISSING, REDIRECT, EMBED):
                continue
            page = tree_of(visit.file)
            address = base + visit.address
            assert page.xpath("//link[@rel='canonical']/@href") == [address]
            for name in DUBLIN_CORE:
                assert meta(page, f"DC.{name}"), f"{visit.address}: DC.{name}"
            assert meta(page, "DC.identifier") == address
            for name in OPEN_GRAPH:
                assert meta(page, f"og:{name}"), f"{visit.address}: og:{name}"
            assert meta(page, "og:url") == address
            plan = site.plan.by_address[visit.address]
            moment = plan.modified.isoformat() if plan.modified else None
            assert meta(page, "DC.date") == moment
            assert page.xpath("//link[@rel='alternate'][@type='application/rss+xml']/@href")


def test_a_preview_is_hidden_from_search_engines(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        assert all(meta(tree_of(v.file), "robots") == "noindex" for v in site.visits)


def test_the_card_and_the_mark_are_there(full: BuiltSite) -> None:
    page = tree_of(full.folder / "index.html")
    card = meta(page, "og:image")
    assert card
    file = full.folder / urlsplit(card).path.removeprefix(full.prefix)
    with Image.open(file) as picture:
        assert picture.size == (1200, 630)
        assert picture.format == "PNG"
    assert file.stat().st_size < 100_000
    icons = page.xpath("//link[@rel='icon']/@href")
    assert [icon.rpartition(".")[2] for icon in icons] == ["png", "svg"]
    with Image.open(full.folder / icons[0]) as picture:
        assert picture.size == (96, 96)
    assert (full.folder / icons[1]).is_file()


def things(site: BuiltSite, address: str) -> list[dict[str, Any]]:
    """The JSON-LD of a page."""
    page = tree_of(site.folder / site.plan.by_address[address].file)
    scripts = page.xpath("//script[@type='application/ld+json']/text()")
    assert len(scripts) == 1, address
    found: list[dict[str, Any]] = json.loads(scripts[0])
    assert all(thing["@context"] == "https://schema.org" for thing in found)
    return found


def test_structured_data_fits_the_kind(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        for plan in site.plan.pages:
            if plan.leads_to is not None or plan.template == EMBED:
                continue
            types = [thing["@type"] for thing in things(site, plan.address)]
            wanted = [TYPES[plan.template]] if plan.template in TYPES else []
            way = ["BreadcrumbList"] if plan.address else []
            assert types == [*way, *wanted], plan.address


def test_structured_data_says_only_what_the_page_shows(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        for plan in site.plan.pages:
            if plan.leads_to is not None or plan.template == EMBED:
                continue
            page = tree_of(site.folder / plan.file)
            shown = words_of(page.find("body"))
            for thing in things(site, plan.address):
                for said in _said(thing):
                    assert said in shown, f"{plan.address}: {said}"


def _said(thing: dict[str, Any]) -> list[str]:
    """The words of a thing that a reader must find on the page."""
    match thing["@type"]:
        case "BreadcrumbList":
            return [step["name"] for step in thing["itemListElement"]]
        case "NewsArticle":
            return [thing["headline"], thing["description"], thing["publisher"]["name"]]
        case "FAQPage":
            question = thing["mainEntity"]
            return [question["name"], question["acceptedAnswer"]["text"]]
        case "Legislation":
            return [thing["abstract"], thing.get("legislationIdentifier", "")]
        case "GovernmentOrganization":
            return [thing["name"], thing.get("telephone", ""), thing.get("email", "")]
    raise AssertionError(thing)


def test_breadcrumbs_are_the_way_that_the_page_shows(sites: tuple[BuiltSite, ...]) -> None:
    for site in sites:
        base = site.plan.catalogue.site.base_url
        for plan in site.plan.pages:
            if plan.leads_to is not None or plan.template == EMBED:
                continue
            if plan.address == "":
                continue
            page = tree_of(site.folder / plan.file)
            steps = things(site, plan.address)[0]["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[-1]["item"] == base + plan.address
            trail = [
                " ".join(a.text_content().split()) for a in page.xpath("//nav[@class='trail']//a")
            ]
            assert [step["name"] for step in steps[:-1]] == trail
