"""Content into the engine: check, plan, and put every page at its address."""

import logging
import os
import re
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.findings.render import as_text
from thidua.publish import scripts
from thidua.publish.building import Building, LastBuild
from thidua.publish.plan import PagePlan
from thidua.publish.publication import Publication, publication
from thidua.read.cores import WORTH_A_CHILD, ChildDied, Crew, cores
from thidua.read.tree import ASSETS
from thidua.text.today import resolve_today

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = get_plugin_logger("thidua")

_crews: list[Crew] = []
"""The crew of the build that runs; an event for errors is not told the configuration."""


def on_config(config: "MkDocsConfig") -> None:
    """Give the engine what is published, and the site's name and address."""
    made: Publication = config.extra.get("publication") or _publication(config)
    config.extra["publication"] = made
    config.site_name = made.catalogue.site.name
    config.site_description = made.catalogue.site.description
    config.site_url = made.base_url
    config.nav = []
    config.extra["docs"] = config.docs_dir
    config.docs_dir = f"{config.docs_dir}/{ASSETS}"  # the engine need not look through content
    config.theme.static_templates.discard("sitemap.xml")


def _publication(config: "MkDocsConfig") -> Publication:
    """What is published by a run that no command of ours began, such as ``mkdocs build``."""
    docs = Path(config.docs_dir)
    checked = check(docs, docs.name, resolve_today(None, os.environ, datetime.now(UTC)))
    if not checked.passed:
        raise PluginError(f"\n{as_text(checked.findings)}")
    return publication(build(checked.context), os.environ.get("SITE_URL"), release=False)


def on_files(files: Files, config: "MkDocsConfig") -> Files:
    """Every page of the plan that is to be made, the pictures, the files of the theme.

    The files that are no pages are made first. Where many pages are to be made,
    children are forked then that go on as this build does, each with its share,
    until ``on_post_build``.
    """
    looked_through, config.docs_dir = config.docs_dir, config.extra["docs"]
    building = _begin(config)
    pages = building.pages_to_make()
    crew = Crew(min(cores(), 1 + len(pages) // WORTH_A_CHILD))
    _crews[:] = [crew]
    mine = []
    if crew.number == 0:
        mine += _of_the_theme([file for file in files if file.src_dir != looked_through], config)
        mine += [_asset(uri, config) for uri in sorted(building.made.catalogue.assets)]
    else:
        building.begin_share()
        config.theme.static_templates.clear()
        config.extra["warnings"] = _collect_warnings()
    mine += [_at_its_address(page, config) for page in pages[crew.number :: crew.count]]
    building.paths += [file.dest_uri for file in mine]
    return Files(mine)


def _begin(config: "MkDocsConfig") -> Building:
    """The build that runs; one that no command of ours began has nothing to take over."""
    made: Publication = config.extra["publication"]
    last = config.extra.get("last") or LastBuild()
    building = config.extra["building"] = Building(made, last, Path(config.site_dir))
    return building


def _collect_warnings() -> list[str]:
    """In a child: keep the engine's warnings for the parent, which shows and counts them."""
    found: list[str] = []

    class _Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    collector = _Collector(logging.WARNING)
    engine = logging.getLogger(log.logger.name.partition(".")[0])
    engine.handlers = [collector]
    engine.propagate = False
    return found


def on_post_build(config: "MkDocsConfig") -> None:
    """A child ends here; the parent waits for all of them and takes over what they found."""
    (crew,) = _crews
    building: Building = config.extra["building"]
    if crew.number:
        told = (None, config.extra["warnings"])
        crew.hand_back_in_parts(chain((told,), building.end_share()))
    try:
        for parts in crew.answers_in_parts():
            failure, warnings = next(parts)
            for warning in warnings:
                log.warning("%s", warning)
            if failure is not None:
                raise PluginError(failure)
            building.take_in(parts)
        for path in building.made_twice:
            raise PluginError(f"{path} is made twice")
    except ChildDied as died:
        raise PluginError(str(died)) from died
    finally:
        crew.dismiss()


def on_build_error(error: Exception) -> None:
    """A child tells the parent what failed; the parent ends its children."""
    for crew in _crews:
        if crew.number:
            crew.hand_back((f"{type(error).__name__}: {error}", []))
        crew.dismiss()


def _of_the_theme(files: list[File], config: "MkDocsConfig") -> list[File]:
    """The files of the theme that pages use; our own scripts as they are sent."""
    used = [file for file in files if not _SPARE.search(file.src_uri)]
    paths = _scripts(config)
    ours = {file.src_uri: file.content_string for file in used if file.src_uri in paths}
    sent = scripts.sent(ours).items()
    return [
        *(file for file in used if file.src_uri not in ours),
        *(File.generated(config, path, content=text) for path, text in sent),
    ]


def _scripts(config: "MkDocsConfig") -> set[str]:
    """The paths of our own scripts; Material's are sent as they come."""
    theme = Path(config.theme.custom_dir or "")
    return {path.relative_to(theme).as_posix() for path in theme.rglob("*.js")}


_SPARE = re.compile(r"^sitemap\.xml$|\.map$|^assets/javascripts/(?:lunr/|workers/|bundle\.)")
"""Files of the theme that no page of ours asks for, and its site map, which is ours."""


def _asset(uri: str, config: "MkDocsConfig") -> File:
    """A picture or another file that the site takes over."""
    return File(uri, config.docs_dir, config.site_dir, config.use_directory_urls)


def _at_its_address(page: PagePlan, config: "MkDocsConfig") -> File:
    """The file of a page, whose source the catalogue has read already."""
    file = File.generated(config, page.uri, content="")
    file.dest_uri = page.file
    return file
