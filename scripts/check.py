"""Check the content: ``scripts/check.py [--format text|github|json] [--fix] [--release]``."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import command
import keeping
from thidua.check import last
from thidua.findings import render
from thidua.findings.finding import Finding, fails
from thidua.text.letters import printable

if TYPE_CHECKING:
    from thidua.check.mend.tree import Mended
    from thidua.check.run import Checked

FORMATS = {"text": render.as_text, "github": render.as_github, "json": render.as_json}


def main() -> int:
    """Check, mend first when asked to, and show what was found."""
    parser = command.parser("Kiểm tra nội dung của trang; sửa những gì máy sửa được.")
    parser.add_argument("--format", choices=FORMATS, default="text", help="cách trình bày kết quả")
    parser.add_argument("--fix", action="store_true", help="sửa những lỗi sửa được an toàn")
    arguments = parser.parse_args()
    today = command.today(arguments.today)
    label = command.label(arguments.docs)
    asked = (arguments.docs, label, today, arguments.release)
    if arguments.fix:
        from thidua.check.mend.tree import mend_tree  # noqa: PLC0415  (see ``last``)
        from thidua.check.run import check  # noqa: PLC0415

        def run() -> "Checked":
            return check(*asked, keeping.of_content(arguments.docs))

        show_mended(arguments.format, label, mend_tree(arguments.docs, run))
    found = last.findings(*asked, keeping.of_content(arguments.docs))
    show(arguments.format, found)
    return command.Exit.FINDINGS if fails(found) else command.Exit.GOOD


def show_mended(form: str, label: str, mended: "Mended") -> None:
    """List the mended files for people; the other formats hold findings only."""
    for uri in mended.unwritable:
        shown = printable(f"{label}/{uri}")
        print(f"Không ghi được {shown}; xem lại quyền ghi tệp.", file=sys.stderr)
    if form != "text":
        return
    print(f"Đã sửa {len(mended.changed)} tệp:" if mended.changed else "Không sửa tệp nào.")
    for uri in mended.changed:
        print(printable(f"    {label}/{uri}"))
    print()


def show(form: str, findings: tuple[Finding, ...]) -> None:
    """Print the findings; under GitHub also write the job summary, which knows no limit of ten."""
    sys.stdout.write(FORMATS[form](findings))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(render.as_summary(findings))


if __name__ == "__main__":
    command.run(main)
