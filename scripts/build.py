"""Build the site: ``scripts/build.py [--docs DIR] [--site DIR] [--today D] [--release]``.

What did not change since the last build into the same folder is not made
again; see ``keeping.py``.
"""

import argparse
import logging
import os
import sys
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import command
import keeping
from thidua.catalogue import catalogue
from thidua.check.run import check
from thidua.findings.render import as_text
from thidua.publish.building import Building, Built, LastBuild
from thidua.publish.publication import Publication, publication
from thidua.publish.site_folder import BuildFault, SiteFolder, verify
from thidua.read.folder import digest, digests
from thidua.read.seen import Seen, look, put_together
from thidua.text.dates import VIETNAM

ENGINES = ("mkdocs", "properdocs")

_SITE = "site"

_WORTH_KEEPING = 500
"""Files looked at anew above which that is kept."""


def main() -> int:
    """Build what the command line asks for."""
    return build_site(parser().parse_args())


def build_site(arguments: argparse.Namespace) -> int:
    """Check, build into a staging folder, verify, exchange; one build at a time."""
    try:
        with SiteFolder(arguments.site.resolve()) as folder:
            return _build_into(folder, arguments)
    except BuildFault as fault:
        print(f"Không dựng được trang: {fault}", file=sys.stderr)
        return command.Exit.BUILD_FAILED


def _build_into(folder: SiteFolder, arguments: argparse.Namespace) -> int:
    today = command.today(arguments.today)
    docs, site = arguments.docs.resolve(), folder.target
    kept = keeping.of_site(docs, site, arguments.config, arguments.engine)
    content = keeping.of_content(docs)
    inputs = _digest_of(sorted(content.files.items()), today, arguments.release, _address())
    last: Built = kept.recall(_SITE, "") or Built(None, 0, Seen())
    before = look(site, last.seen)
    if last.inputs == inputs and last.seen.digests == before.digests:
        if before.news_since(last.seen) > _WORTH_KEEPING:
            kept.keep(_SITE, "", replace(last, seen=before))
        return _built(last.pages, today, arguments.site)
    checked = check(docs, command.label(docs), today, arguments.release, content)
    if not checked.passed:
        sys.stdout.write(as_text(checked.findings))
        return command.Exit.FINDINGS
    midnight = datetime.combine(today, time(), VIETNAM)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    made = publication(catalogue.build(checked.context), _address(), arguments.release)
    del checked  # which holds what the records were made of, as large as they are
    building = _build(arguments, made, docs, folder.staging, LastBuild(site, before.digests, kept))
    new = digests(folder.staging, building.digests)
    same = {path: path for path, known in new.items() if known == before.digests.get(path)}
    same |= building.output.same
    files = {**new, **{path: before.digests[was] for path, was in same.items()}}
    verify(folder.staging, made.plan, files, new)
    placed = folder.publish(files, same, before)
    building.keep()
    published = put_together(site, files, placed, before, same)
    pages = len(made.plan.pages)
    is_late = content.has_changed(docs)  # then it may show what somebody saved meanwhile
    kept.keep(_SITE, "", Built(None if is_late else inputs, pages, published))
    return _built(pages, today, arguments.site)


def _digest_of(*inputs: object) -> bytes:
    return digest(repr(inputs).encode())


def _address() -> str | None:
    return os.environ.get("SITE_URL")


def _built(pages: int, today: date, site: Path) -> command.Exit:
    print(f"Đã dựng {pages} trang cho ngày {today.isoformat()} tại {site}.")
    return command.Exit.GOOD


def parser() -> argparse.ArgumentParser:
    """What can be asked for on the command line."""
    made = command.parser("Dựng trang từ nội dung trong docs/.")
    made.add_argument(
        "--site", type=Path, default=command.ROOT / "site", metavar="DIR", help="thư mục kết quả"
    )
    made.add_argument(
        "--config",
        type=Path,
        default=command.ROOT / "mkdocs.yml",
        metavar="FILE",
        help="cấu hình MkDocs",
    )
    made.add_argument(
        "--engine", choices=ENGINES, default="mkdocs", help="bộ dựng trang, cho cùng kết quả"
    )
    return made


def _build(
    arguments: argparse.Namespace,
    made: Publication,
    docs: Path,
    staging: Path,
    last: LastBuild,
) -> Building:
    """Run the engine in strict mode; any warning of its own fails the build."""
    if arguments.engine == "properdocs":
        import properdocs.replacement  # noqa: F401, PLC0415  (now mkdocs.* means properdocs.*)
    from mkdocs.commands.build import build  # noqa: PLC0415  (which engine it is, is known here)
    from mkdocs.config import load_config  # noqa: PLC0415

    log = logging.getLogger("mkdocs")
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    log.addHandler(handler)
    try:
        config = load_config(
            str(arguments.config.resolve()),
            docs_dir=str(docs),
            site_dir=str(staging),
            strict=True,
        )
        config.extra.update(publication=made, last=last)
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (Exception, SystemExit) as error:  # engine, plugins and templates raise anything
        raise BuildFault(f"{type(error).__name__}: {error}") from error
    finally:
        log.removeHandler(handler)
    building: Building = config.extra["building"]
    return building


if __name__ == "__main__":
    command.run(main)
