"""Plan a month for the broadcaster and the newspaper: ``scripts/plan_programme.py --month M``."""

import argparse
import os
import sys
from collections.abc import Callable

import command
import keeping
from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.findings.render import as_text
from thidua.publish.press.programme import MOST_ISSUES, TooManyIssues, plan_month
from thidua.publish.press.programme_forms import FORMATS
from thidua.publish.publication import publication
from thidua.text.dates import PartialDate


def main() -> int:
    """Plan the month and print it; a month without a story to tell is a finding."""
    arguments = _arguments()
    today = command.today(arguments.today)
    month = arguments.month or PartialDate(today.year, today.month)
    known = keeping.of_content(arguments.docs)
    checked = check(arguments.docs, command.label(arguments.docs), today, known=known)
    if not checked.passed:
        sys.stderr.write(as_text(checked.findings))
        return command.Exit.FINDINGS
    catalogue = build(checked.context)
    desk = publication(catalogue, os.environ.get("SITE_URL"), release=False).press
    first = arguments.issued + 1
    try:
        made = plan_month(catalogue, desk.stories, month, range(first, first + arguments.issues))
    except TooManyIssues as error:
        print(error.args[0], file=sys.stderr)
        return command.Exit.WRONG_USE
    sys.stdout.write(FORMATS[arguments.format](made))
    return command.Exit.GOOD if made.broadcast.parts else command.Exit.FINDINGS


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Lập chương trình phát sóng và danh mục bài in của một tháng."
    )
    command.add_common(parser)
    parser.add_argument(
        "--month", type=_month, metavar="YYYY-MM", help="tháng; bỏ trống là tháng này"
    )
    parser.add_argument(
        "--issues", type=_count(1), default=1, metavar="N", help="số kỳ báo trong tháng"
    )
    parser.add_argument(
        "--issued", type=_count(0), default=0, metavar="N", help="số kỳ báo đã ra từ đầu năm"
    )
    parser.add_argument("--format", choices=FORMATS, default="text", help="cách trình bày")
    return parser.parse_args()


def _month(text: str) -> PartialDate:
    try:
        month = PartialDate.parse(text)
    except ValueError:
        month = PartialDate(1)
    if month.month is None or month.day is not None:
        raise argparse.ArgumentTypeError(f"“{text}” không phải tháng dạng năm-tháng, như 2026-11")
    return month


def _count(least: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not text.isdecimal() or not least <= int(text) <= MOST_ISSUES:
            raise argparse.ArgumentTypeError(f"“{text}” không phải số từ {least} đến {MOST_ISSUES}")
        return int(text)

    return read


if __name__ == "__main__":
    command.run(main)
