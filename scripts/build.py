"""Build the site: ``scripts/build.py [--docs DIR] [--site DIR] [--today D] [--release]``."""

import argparse
import logging
import os
import sys
from datetime import datetime, time
from pathlib import Path

import command
from thidua.check.run import Checked, check
from thidua.findings.render import as_text
from thidua.publish.plan import Plan
from thidua.publish.site_folder import BuildFault, SiteFolder, verify
from thidua.text.dates import VIETNAM

ENGINES = ("mkdocs", "properdocs")


def main() -> int:
    """Check, build into a staging folder, verify, exchange."""
    arguments = _arguments()
    today = command.today(arguments.today)
    docs = arguments.docs.resolve()
    checked = check(docs, command.label(docs), today, arguments.release)
    if not checked.passed:
        sys.stdout.write(as_text(checked.findings))
        return command.Exit.FINDINGS
    midnight = datetime.combine(today, time(), VIETNAM)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    try:
        with SiteFolder(arguments.site.resolve()) as folder:
            plan = _build(arguments, checked, docs, folder.staging)
            verify(folder.staging, plan)
            folder.exchange()
    except BuildFault as fault:
        print(f"Không dựng được trang: {fault}", file=sys.stderr)
        return command.Exit.BUILD_FAILED
    print(f"Đã dựng {len(plan.pages)} trang cho ngày {today.isoformat()} tại {arguments.site}.")
    return command.Exit.GOOD


def _arguments() -> argparse.Namespace:
    parser = command.parser("Dựng trang từ nội dung trong docs/.")
    parser.add_argument(
        "--site", type=Path, default=command.ROOT / "site", metavar="DIR", help="thư mục kết quả"
    )
    parser.add_argument(
        "--config",
        type=Path,
        default=command.ROOT / "mkdocs.yml",
        metavar="FILE",
        help="cấu hình MkDocs",
    )
    parser.add_argument(
        "--engine", choices=ENGINES, default="mkdocs", help="bộ dựng trang, cho cùng kết quả"
    )
    return parser.parse_args()


def _build(arguments: argparse.Namespace, checked: Checked, docs: Path, staging: Path) -> Plan:
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
        config.extra["checked"] = checked
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    except (Exception, SystemExit) as error:  # engine, plugins and templates raise anything
        raise BuildFault(f"{type(error).__name__}: {error}") from error
    finally:
        log.removeHandler(handler)
    plan: Plan = config.extra["publication"].plan
    return plan


if __name__ == "__main__":
    command.run(main)
