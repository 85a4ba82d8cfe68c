"""Content into the engine: check, plan, and put every page at its address."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

from thidua.catalogue.catalogue import build
from thidua.check.run import Checked, check
from thidua.findings.render import as_text
from thidua.publish import scripts
from thidua.publish.plan import PagePlan
from thidua.publish.prose import EXTENSIONS
from thidua.publish.publication import Publication, publication
from thidua.read.tree import ASSETS
from thidua.text.today import resolve_today

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def on_config(config: "MkDocsConfig") -> None:
    """Check the content, and give the engine the site's name, address, nav and Markdown."""
    checked = config.extra.pop("checked", None) or _check(config)
    if not checked.passed:
        raise PluginError(f"\n{as_text(checked.findings)}")
    made = publication(build(checked.context), os.environ.get("SITE_URL"), checked.context.release)
    config.extra["publication"] = made
    config.site_name = made.catalogue.site.name
    config.site_description = made.catalogue.site.description
    config.site_url = made.base_url
    config.nav = [{s.short: _index_uri(made, s.id)} for s in made.plan.sections]
    config.markdown_extensions = [*EXTENSIONS, made.prose]
    config.mdx_configs = dict(EXTENSIONS)
    config.theme.static_templates.discard("sitemap.xml")


def _check(config: "MkDocsConfig") -> Checked:
    """The check of a run that no command of ours began, as ``mkdocs serve`` does."""
    docs = Path(config.docs_dir)
    today = resolve_today(None, os.environ, datetime.now(UTC))
    return check(docs, docs.name, today)


def _index_uri(made: Publication, section_id: str) -> str:
    return made.plan.by_address[made.plan.section_address(section_id)].uri


def on_files(files: Files, config: "MkDocsConfig") -> Files:
    """Every page of the plan, the pictures, the files of the theme, and nothing else."""
    made: Publication = config.extra["publication"]
    kept = [file for file in files if _is_of_the_site(file, config)]
    sources = {file.src_uri: file for file in files if file.src_dir == config.docs_dir}
    kept.extend(_at_its_address(page, sources.get(page.uri), config) for page in made.plan.pages)
    paths = _scripts(config)
    ours = {file.src_uri: file.content_string for file in kept if file.src_uri in paths}
    kept = [file for file in kept if file.src_uri not in ours]
    written = {**made.files(), **scripts.sent(ours)}
    kept.extend(File.generated(config, path, content=data) for path, data in written.items())
    return Files(kept)


def _scripts(config: "MkDocsConfig") -> set[str]:
    """The paths of our own scripts; Material's are sent as they come."""
    theme = Path(config.theme.custom_dir or "")
    return {path.relative_to(theme).as_posix() for path in theme.rglob("*.js")}


_SPARE = re.compile(r"\.map$|^assets/javascripts/(?:lunr/|workers/|bundle\.)")
"""Files of Material that no page of ours asks for: source maps, its script, its own search."""


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
