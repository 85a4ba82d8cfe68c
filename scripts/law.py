"""Ask the law: scripts/law.py impact ID[:dieu-N] | review | status ID --on D | timeline [ID]."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

import command
import keeping
from thidua.catalogue.catalogue import Catalogue, Key, build
from thidua.catalogue.law.force import FORCE_LABELS
from thidua.catalogue.law.impact import as_verified, impact
from thidua.catalogue.law.places import places
from thidua.catalogue.law.review import REASON_LABELS, Task, review
from thidua.catalogue.law.timeline import timeline
from thidua.check.context import Context
from thidua.check.rules.references import meant, nearest
from thidua.check.run import check
from thidua.findings.render import as_text
from thidua.publish.plan import title_of
from thidua.records.citations import parse_citation
from thidua.records.lists import Organisation
from thidua.records.values import Citation

Row = dict[str, Any]


def main() -> int:
    """Run one question and print its rows."""
    arguments = _parser().parse_args()
    today = command.today(arguments.today)
    known = keeping.of_content(arguments.docs)
    checked = check(arguments.docs, command.label(arguments.docs), today, known=known)
    if not checked.passed:
        sys.stderr.write(as_text(checked.findings))
        return command.Exit.FINDINGS
    catalogue = build(checked.context)
    try:
        rows = ASK[arguments.question](arguments, catalogue, checked.context)
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return command.Exit.WRONG_USE
    sys.stdout.write(FORMATS[arguments.format](rows))
    return command.Exit.GOOD


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    command.add_common(shared)
    shared.add_argument("--format", choices=FORMATS, default="text", help="cách trình bày")
    parser = argparse.ArgumentParser(description="Hỏi về hiệu lực, thay đổi và việc rà soát.")
    questions = parser.add_subparsers(dest="question", required=True)
    asked = questions.add_parser("impact", parents=[shared], help="trang nào đổi theo một văn bản")
    asked.add_argument("target", metavar="ID[:dieu-N]")
    asked.add_argument(
        "--if-verified", action="store_true", help="như thể văn bản này đã được xác nhận"
    )
    asked = questions.add_parser("review", parents=[shared], help="việc cần rà soát")
    asked.add_argument("--by-owner", action="store_true", help="xếp theo nơi phụ trách")
    asked = questions.add_parser("status", parents=[shared], help="hiệu lực vào một ngày")
    asked.add_argument("target", metavar="ID[:dieu-N]")
    asked.add_argument(
        "--on", type=command.day, metavar="YYYY-MM-DD", help="ngày; bỏ trống là hôm nay"
    )
    asked = questions.add_parser("timeline", parents=[shared], help="các mốc theo thời gian")
    asked.add_argument("target", metavar="ID", nargs="?", help="chỉ một văn bản")
    return parser


def _target(text: str, catalogue: Catalogue) -> Citation:
    """The provision named on the command line; ``LookupError`` when there is none."""
    citation = parse_citation(text)
    if citation is None:
        advice = "Viết mã văn bản, hoặc mã:dieu-N.khoan-N.diem-x."
        raise LookupError(f"“{text}” không phải mã văn bản hay điều khoản. {advice}")
    documents = catalogue.register.documents
    if citation.document not in documents:
        advice = meant(nearest(citation.document, frozenset(documents)), "Xem mã ở docs/legal/.")
        raise LookupError(f"Không có văn bản nào mang mã “{citation.document}”. {advice}")
    articles = documents[citation.document].articles
    if citation.article and articles and citation.article > articles:
        raise LookupError(f"Văn bản “{citation.document}” chỉ có {articles} điều.")
    return citation


def _of_record(catalogue: Catalogue, key: Key) -> Row:
    record = catalogue.records[key]
    return {"kind": key.kind, "id": key.id, "title": title_of(record)}


def ask_impact(arguments: argparse.Namespace, catalogue: Catalogue, context: Context) -> list[Row]:
    """Every record whose main content hangs on the target, with the places that say so."""
    target = _target(arguments.target, catalogue)
    if arguments.if_verified:
        catalogue = as_verified(catalogue, target.document)
    return [
        {**_of_record(catalogue, key), "path": place.path, "line": place.line}
        for key in impact(catalogue, target)
        for place in places(catalogue, context, key, target)
    ]


def ask_review(arguments: argparse.Namespace, catalogue: Catalogue, context: Context) -> list[Row]:
    """What needs a look, and why."""

    def row(task: Task) -> Row:
        owner = catalogue.get("organisation", task.owner)
        entry = context.by_kind[task.key.kind][task.key.id]
        return {
            **_of_record(catalogue, task.key),
            "path": entry.path,
            "line": 1,
            "reason": task.reason.value,
            "why": f"{REASON_LABELS[task.reason]}. {task.words}",
            "since": task.since.isoformat() if task.since else None,
            "by": task.by,
            "owner": owner.name if isinstance(owner, Organisation) else task.owner,
        }

    rows = [row(task) for task in review(catalogue)]
    return sorted(rows, key=lambda r: str(r["owner"])) if arguments.by_owner else rows


def ask_status(arguments: argparse.Namespace, catalogue: Catalogue, context: Context) -> list[Row]:
    """The force of a document or a provision on a day."""
    target = _target(arguments.target, catalogue)
    day = arguments.on or catalogue.today
    force = catalogue.register.provision_force(target, day)
    entry = context.by_kind["document"][target.document]
    return [
        {
            **_of_record(catalogue, Key("document", target.document)),
            "path": entry.path,
            "line": 1,
            "on": day.isoformat(),
            "force": force.value,
            "words": FORCE_LABELS[force],
        }
    ]


def ask_timeline(
    arguments: argparse.Namespace, catalogue: Catalogue, context: Context
) -> list[Row]:
    """What happened on which day, oldest first."""
    only = _target(arguments.target, catalogue).document if arguments.target else None
    return [
        {
            **_of_record(catalogue, Key("document", event.document)),
            "path": context.by_kind["document"][event.document].path,
            "line": 1,
            "on": event.day.isoformat(),
            "words": event.words,
        }
        for event in timeline(catalogue, only)
    ]


ASK: dict[str, Callable[[argparse.Namespace, Catalogue, Context], list[Row]]] = {
    "impact": ask_impact,
    "review": ask_review,
    "status": ask_status,
    "timeline": ask_timeline,
}


def text(rows: Iterable[Row]) -> str:
    """A line for each row: place, then what it says."""
    lines = []
    for row in rows:
        said = " ".join(str(row[key]) for key in ("on", "words", "why", "owner") if row.get(key))
        lines.append(f"{row['path']}:{row['line']}: {row['title']}{': ' if said else ''}{said}\n")
    return "".join(lines)


def as_json(rows: Iterable[Row]) -> str:
    """The rows as a list of objects."""
    return json.dumps(list(rows), ensure_ascii=False, indent=2) + "\n"


def github(rows: Iterable[Row]) -> str:
    """The rows as notices on their lines."""
    return "".join(
        f"::notice file={row['path']},line={row['line']}::"
        f"{row['title']}{' ' + str(row['why']) if row.get('why') else ''}\n"
        for row in rows
    )


def markdown(rows: Iterable[Row]) -> str:
    """The rows as a list of tasks, for the body of an issue."""
    return "".join(
        f"- [ ] `{row['path']}` {row['title']}: {row.get('why') or row.get('words') or ''}\n"
        for row in rows
    )


FORMATS: dict[str, Callable[[Iterable[Row]], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "markdown": markdown,
}

if __name__ == "__main__":
    command.run(main)
