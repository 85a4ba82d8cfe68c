"""Records into pages: body, head, template and what a template may ask."""

from typing import TYPE_CHECKING, Any

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page

from thidua.publish import views
from thidua.publish.prose import Body
from thidua.publish.publication import Publication

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation

log = get_plugin_logger("thidua")


def _publication(config: "MkDocsConfig") -> Publication:
    made: Publication = config.extra["publication"]
    return made


class PlannedPage(Page):
    """A page of the plan, whose body our own renderer turns into HTML."""

    body: Body

    def read_source(self, config: "MkDocsConfig") -> None:
        """The head and the body as the catalogue has them; the file is not read again."""
        plan = _publication(config).plan.by_uri[self.file.src_uri]
        self.markdown = plan.body
        self.title = plan.title
        self.meta = {"template": plan.template}

    def render(self, config: "MkDocsConfig", files: "Files") -> None:  # noqa: ARG002
        """The body; a link that leads nowhere is a warning of the engine."""
        self.body = _publication(config).bodies.body(self.file.src_uri, self.markdown or "")
        self.content = self.body.html
        for uri in self.body.dead_links:
            log.warning("%s: no page and no file for the link to %s", self.file.src_uri, uri)


def on_files(files: "Files", config: "MkDocsConfig") -> None:
    """Every page is one of ours."""
    for file in files.documentation_pages():
        PlannedPage(None, file, config)


def on_env(env: "Environment", config: "MkDocsConfig", files: "Files") -> None:
    """Filters and tests of the templates."""
    env.filters.update(views.FILTERS)
    env.trim_blocks = True
    env.lstrip_blocks = True


def on_page_context(
    context: dict[str, Any], page: PlannedPage, config: "MkDocsConfig", nav: "Navigation"
) -> dict[str, Any]:
    """What the template of a page shows."""
    made = _publication(config)
    plan = made.plan.by_uri[page.file.src_uri]
    return {**context, **views.page_view(made, plan, page.body)}


def on_template_context(
    context: dict[str, Any], template_name: str, config: "MkDocsConfig"
) -> dict[str, Any]:
    """What the page for missing addresses shows."""
    return {**context, **views.site_view(_publication(config))}
