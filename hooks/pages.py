"""Records into pages: body, head, template and what a template may ask."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import pass_context
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.pages import Page

from thidua.publish import views
from thidua.publish.building import Building
from thidua.publish.plan import PagePlan
from thidua.publish.prose import Body
from thidua.publish.publication import Publication
from thidua.publish.reads import Read
from thidua.publish.templates import CompiledTemplates
from thidua.publish.way import Way, folder_of
from thidua.records.base import Record

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

log = get_plugin_logger("thidua")

_way = Way()
"""From the page that is being made; templates ask it for addresses."""


class PlannedPage(Page):
    """A page of the plan, whose body our own renderer turns into HTML.

    The engine reads all pages before it builds the first. So that it need not
    hold all bodies, that of a page is only there while it is built.
    """

    def __init__(self, plan: PagePlan, file: "File", config: "MkDocsConfig") -> None:
        super().__init__(plan.title, file, config)
        self.plan = plan
        self.reads: dict[Read, str] = {}

    def read_source(self, config: "MkDocsConfig") -> None:  # noqa: ARG002
        """Nothing yet; the file is not read again."""
        self.markdown = ""
        self.meta = {"template": self.plan.template}

    def render(self, config: "MkDocsConfig", files: "Files") -> None:  # noqa: ARG002
        """Nothing yet."""
        self.content = ""

    def begin(self, made: Publication) -> Body:
        """Note what is read from here on; a link of the body that leads nowhere is a warning."""
        made.reads.note_in(self.reads)
        plan = made.watched.plan.by_uri[self.plan.uri]
        body = made.texts.body(plan.uri, plan.body)
        self.content = body.seen_from(plan.address)
        for uri in body.dead_links:
            log.warning("%s: no page and no file for the link to %s", self.plan.uri, uri)
        return body

    def end(self) -> None:
        """Let go of what only the making of the page needed."""
        self.content, self.reads = "", {}


def _publication(config: "MkDocsConfig") -> Publication:
    made: Publication = config.extra["publication"]
    return made


def on_files(files: "Files", config: "MkDocsConfig") -> None:
    """Every page is one of ours."""
    plan = _publication(config).plan
    for file in files.documentation_pages():
        PlannedPage(plan.by_uri[file.src_uri], file, config)


def on_env(env: "Environment", config: "MkDocsConfig", files: "Files") -> None:
    """Filters of the templates, and what all of them show."""
    made = _publication(config)
    building: Building = config.extra["building"]
    env.bytecode_cache = CompiledTemplates(building.last.kept)

    def to(record: Record) -> str:
        return _way.to(made.catalogue.address(record))

    env.filters.update(views.FILTERS, url=_url, to=to)
    env.globals.update(_site_view(made))
    env.trim_blocks = True
    env.lstrip_blocks = True
    env.globals["m"] = env.get_template("partials/macros.html").module
    config.extra["env"] = env


@pass_context
def _url(_: "Context", address: str) -> str:
    """The way to an address; a filter without a context would be asked once for each template."""
    return _way.to(address)


def _site_view(made: Publication) -> dict[str, Any]:
    return made.reads.shared("site", lambda: views.site_view(made.watched))


def on_page_context(
    context: dict[str, Any], page: PlannedPage, config: "MkDocsConfig", nav: "Navigation"
) -> dict[str, Any]:
    """What the template of a page shows."""
    made, plan = _publication(config), page.plan
    body = page.begin(made)
    _site_view(made)
    shown = views.page_view(made.watched, plan, body)
    if plan.address:
        folder = folder_of(plan.address)
        _way.stand_in(folder)
        is_index = plan.record is None and plan.listing is not None and not plan.continues
        frame = _frame(config, folder, plan.section, is_index)
    else:
        _way.stand_at("")
        frame = _frame(config, "home")
    _way.stand_at(plan.address)
    return {"page": page, **shown, **frame}


def _frame(
    config: "MkDocsConfig", place: str, here: str | None = None, is_index: bool = False
) -> dict[str, str]:
    """Head and foot of a page, which are alike on all pages of a section in one folder."""
    env: Environment = config.extra["env"]

    def drawn() -> dict[str, str]:
        return {
            part: env.get_template(f"partials/{part}.html").render(here=here, is_index=is_index)
            for part in ("header", "footer")
        }

    return _publication(config).reads.shared((place, here, is_index), drawn)


def on_post_page(output: str, page: PlannedPage, config: "MkDocsConfig") -> None:
    """Remember what the finished page was made of."""
    building: Building = config.extra["building"]
    building.page_made(page.plan, page.reads, output.encode(errors="xmlcharrefreplace"))
    page.end()


def on_template_context(
    context: dict[str, Any], template_name: str, config: "MkDocsConfig"
) -> dict[str, Any]:
    """What the page for missing addresses shows."""
    made = _publication(config)
    made.reads.note_in({})
    _way.stand_anywhere(urlsplit(made.base_url).path)
    return _frame(config, "anywhere")
