"""Content into the engine: check, plan, and put every page at its address."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.findings.render import as_text
from thidua.publish.plan import PagePlan
from thidua.publish.publication import Publication, publication
from thidua.read.tree import ASSETS
from thidua.text.today import resolve_today

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_config(config: "MkDocsConfig") -> None:
    """Give the engine what is published, and the site's name and address."""
    made: Publication = config.extra.get("publication") or _publication(config)
    config.extra["publication"] = made
    config.site_name = made.catalogue.site.name
    config.site_description = made.catalogue.site.description
    config.site_url = made.base_url
    config.nav = []
    config.theme.static_templates.discard("sitemap.xml")


def _publication(config: "MkDocsConfig") -> Publication:
    """What is published by a run that no command of ours began, such as ``mkdocs build``."""
    docs = Path(config.docs_dir)
    checked = check(docs, docs.name, resolve_today(None, os.environ, datetime.now(UTC)))
    if not checked.passed:
        raise PluginError(f"\n{as_text(checked.findings)}")
    return publication(build(checked.context), os.environ.get("SITE_URL"), release=False)


def on_files(files: Files, config: "MkDocsConfig") -> Files:
    """Every page of the plan that is to be made, the pictures, the files of the theme."""
    made: Publication = config.extra["publication"]
    unchanged = config.extra.get("unchanged", ())
    kept = [file for file in files if _is_of_the_site(file, config)]
    sources = {file.src_uri: file for file in files if file.src_dir == config.docs_dir}
    kept.extend(
        _at_its_address(page, sources.get(page.uri), config)
        for page in made.plan.pages
        if page.uri not in unchanged
    )
    kept.extend(File.generated(config, path, content=data) for path, data in made.files().items())
    return Files(kept)


_SPARE = re.compile(r"\.map$|^assets/javascripts/(?:lunr|workers)/")
"""Files of Material that no page of ours asks for: source maps, its own search."""


def _is_of_the_site(file: File, config: "MkDocsConfig") -> bool:
    """Whether a file is a picture of ours or a part of the theme that pages use."""
    if file.src_dir == config.docs_dir:
        return file.src_uri.startswith(f"{ASSETS}/")
    return not _SPARE.search(file.src_uri)


def _at_its_address(page: PagePlan, source: File | None, config: "MkDocsConfig") -> File:
    if page.written:
        assert source is not None, page.uri
        file = source
    else:
        file = File.generated(config, page.uri, content="")
    file.dest_uri = page.file
    return file
