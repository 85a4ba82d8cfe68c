"""One run of the checker: read, make records, apply every rule, sort what was found."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeVar

from thidua.check import schema
from thidua.check.context import Context, Entry, Row
from thidua.check.rules import RULES
from thidua.findings.faults import release as faults
from thidua.findings.finding import Finding, Place, fails
from thidua.read.tree import SITE_FILE, Tree, read_tree
from thidua.records.kinds import KINDS
from thidua.records.lists import FeedChange, Holidays, Host, Redirect, Site
from thidua.records.values import Value

V = TypeVar("V", bound=Value)


@dataclass(frozen=True)
class Checked:
    """What a run knows: the context for the catalogue, and all findings in order."""

    context: Context
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing stops publication."""
        return not fails(list(self.findings))


def check(root: Path, label: str, today: date, release: bool = False) -> Checked:
    """Check the content folder ``root`` for the day ``today``.

    Every fault of every file is found in one run; nothing in the content
    raises an exception.
    """
    tree = read_tree(root, label)
    found = list(tree.findings)
    context = _context(tree, today, release, found)
    for rule in RULES:
        try:
            found.extend(rule(context))
        except Exception as error:  # noqa: BLE001  (a rule may fail in any way; the rest goes on)
            reason = f"{type(error).__name__}: {error}"
            found.append(faults.CHECKER_FAILED.at(Place(label), rule=rule.__name__, reason=reason))
    return Checked(context, tuple(sorted(set(found))))


def _context(tree: Tree, today: date, release: bool, found: list[Finding]) -> Context:
    entries: list[Entry] = []
    for source in tree.records:
        given = {"id": source.id, "body": source.body}
        record, faulty = schema.make(source.kind.record, source.path, source.front, given)
        found.extend(faulty)
        if record is not None:
            entries.append(Entry(source.kind, record, source))
    for kind in KINDS.values():
        if kind.listed is None:
            continue
        listed = tree.lists.get(kind.listed)
        if listed is None:
            _missing(tree, kind.listed, found)
            continue
        for row in listed.rows:
            record, faulty = schema.make(kind.record, row.path, row.node, {})
            found.extend(faulty)
            if record is not None:
                entries.append(Entry(kind, record, row))
    if SITE_FILE not in tree.lists:
        _missing(tree, SITE_FILE, found)
    site = next((value for _, value in _rows(tree, SITE_FILE, Site, found)), None)
    return Context(
        tree,
        today,
        release,
        tuple(entries),
        site,
        tuple(value for _, value in _rows(tree, "holidays", Holidays, found)),
        tuple(_rows(tree, "redirects", Redirect, found)),
        tuple(value for _, value in _rows(tree, "https-hosts", Host, found)),
        tuple(value for _, value in _rows(tree, "feed-changes", FeedChange, found)),
    )


def _rows(tree: Tree, name: str, model: type[V], found: list[Finding]) -> list[tuple[Row, V]]:
    rows: list[tuple[Row, V]] = []
    listed = tree.lists.get(name)
    for row in listed.rows if listed else ():
        value, faulty = schema.make(model, row.path, row.node, {})
        found.extend(faulty)
        if value is not None:
            rows.append((Row(value, row), value))
    return rows


def _missing(tree: Tree, name: str, found: list[Finding]) -> None:
    """A list that could not be read has its own finding; only a missing one gets this."""
    uri = f"data/{name}.yml"
    if not (tree.root / uri).is_file():
        found.append(faults.MISSING_DATA_FILE.at(Place(tree.path(uri)), name=f"{name}.yml"))
