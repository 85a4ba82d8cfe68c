"""Records into pages: body, head, template and what a template may ask."""

from typing import TYPE_CHECKING, Any

from thidua.publish import views
from thidua.publish.publication import Publication
from thidua.records.base import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink


def _publication(config: "MkDocsConfig") -> Publication:
    made: Publication = config.extra["publication"]
    return made


def on_page_read_source(page: "Page", config: "MkDocsConfig") -> str:
    """The body of a record without its front matter, which the catalogue has read."""
    plan = _publication(config).plan.by_uri[page.file.src_uri]
    record = plan.record
    if isinstance(record, Published) and record.withdrawn is None:
        return record.body
    return ""


def on_page_markdown(markdown: str, page: "Page", config: "MkDocsConfig", files: "Files") -> None:
    """The head of the page, and where its relative links start."""
    made = _publication(config)
    plan = made.plan.by_uri[page.file.src_uri]
    made.prose.start(plan.uri)
    page.title = plan.title
    page.meta["title"] = plan.title
    page.meta["description"] = plan.description
    page.meta["template"] = plan.template


def on_env(env: "Environment", config: "MkDocsConfig", files: "Files") -> None:
    """Filters and tests of the templates."""
    env.filters.update(views.FILTERS)
    env.trim_blocks = True
    env.lstrip_blocks = True


def on_page_context(
    context: dict[str, Any], page: "Page", config: "MkDocsConfig", nav: "Navigation"
) -> dict[str, Any]:
    """What the template of a page shows."""
    made = _publication(config)
    headings = list(_headings(page.toc))
    return {
        **context,
        **views.page_view(made, made.plan.by_uri[page.file.src_uri]),
        "headings": headings,
        "marks": {heading.id for heading in headings},
    }


def _headings(links: "Iterable[AnchorLink]") -> "Iterator[AnchorLink]":
    """The headings of a body in the order in which they stand."""
    for link in links:
        yield link
        yield from _headings(link.children)


def on_template_context(
    context: dict[str, Any], template_name: str, config: "MkDocsConfig"
) -> dict[str, Any]:
    """What the page for missing addresses shows."""
    return {**context, **views.site_view(_publication(config))}
