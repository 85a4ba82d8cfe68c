"""One run of the checker: read, make records, apply every rule, sort what was found."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from thidua.check import schema
from thidua.check.context import Context, Entry, Row
from thidua.check.look import Look, judge, look, run
from thidua.check.rules import RULES_OF_ALL, RULES_OF_WORDS
from thidua.findings.faults import release as faults
from thidua.findings.finding import Finding, Place, fails
from thidua.read.cores import on_all_cores
from thidua.read.kept import NOTHING_KNOWN, Kept, Known
from thidua.read.tree import NO_TREE, SITE_FILE, Claim, RecordSource, Tree, read_tree
from thidua.records.body_text import BodyText, lay_together
from thidua.records.kinds import KINDS
from thidua.records.lists import FeedChange, GlossaryTerm, Holidays, Host, Redirect, Site
from thidua.records.values import Value

V = TypeVar("V", bound=Value)

_OF_ALL = "findings-of-all"

SHARDS = 64
"""Files in which the looks are kept; a changed story writes one of them anew."""


@dataclass(frozen=True)
class Checked:
    """What a run knows: the context for the catalogue, and all findings in order."""

    context: Context
    findings: tuple[Finding, ...]

    @property
    def passed(self) -> bool:
        """Whether nothing stops publication."""
        return not fails(self.findings)


def check(
    root: Path, label: str, today: date, release: bool = False, known: Known = NOTHING_KNOWN
) -> Checked:
    """Check the content folder ``root`` for the day ``today``.

    Every fault of every file is found in one run; nothing in the content
    raises an exception. A file of which enough is ``known`` is not read.
    """
    tree = read_tree(root, label)
    found = list(tree.findings)
    lists = _lists(tree, found)
    found += judge(lists, label)
    looks = _looks(tree, replace(lists, entries=()), known)
    for seen in looks:
        found += seen.findings
    context = replace(
        lists,
        tree=tree,
        today=today,
        release=release,
        entries=(*(seen.entry for seen in looks if seen.entry is not None), *lists.entries),
        site=next((value for _, value in _rows(tree, SITE_FILE, Site, found)), None),
        redirects=tuple(_rows(tree, "redirects", Redirect, found)),
        feed_changes=tuple(value for _, value in _rows(tree, "feed-changes", FeedChange, found)),
    )
    found += _of_all(context, looks, known.kept)
    for rule in RULES_OF_WORDS:
        found += run(rule, context, label)
    return Checked(context, tuple(sorted(set(found))))


def _lists(tree: Tree, found: list[Finding]) -> Context:
    """The rows of the lists and what else a record is judged by; no file, no day."""
    entries: list[Entry] = []
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
    terms = (entry.record for entry in entries if isinstance(entry.record, GlossaryTerm))
    return Context(
        NO_TREE,
        date.min,
        release=False,
        entries=tuple(entries),
        site=None,
        short_forms=frozenset(short for term in terms for short in term.abbreviations),
        holidays=tuple(value for _, value in _rows(tree, "holidays", Holidays, found)),
        redirects=(),
        hosts=tuple(value for _, value in _rows(tree, "https-hosts", Host, found)),
        feed_changes=(),
    )


def _looks(tree: Tree, lists: Context, known: Known) -> list[Look]:
    """A look at each content file; a new one where it, or what it is judged by, has changed."""
    judged_by = (tree.label, sorted(lists.short_forms), lists.holidays, lists.hosts)
    key = hashlib.sha256(repr(judged_by).encode()).hexdigest()
    shards: list[dict[str, Claim]] = [{} for _ in range(SHARDS)]
    for claim in tree.claims:
        shards[crc32(os.fsencode(claim.uri)) % SHARDS][claim.uri] = claim
    looks: dict[str, Look] = {}
    stale: dict[int, list[Claim]] = {}
    for number, claims in enumerate(shards):
        seen: dict[str, Look] = known.kept.recall(f"looks-{number}", key) or {}
        looks |= {uri: old for uri, old in seen.items() if old.digest == known.files.get(uri)}
        new = [claim for uri, claim in claims.items() if uri not in looks]
        if new or seen.keys() != claims.keys():
            stale[number] = new

    def renewed(numbers: Sequence[int]) -> dict[str, Look]:
        found: dict[str, Look] = {}
        for number in numbers:
            new = {claim.uri: look(claim, tree.root, lists) for claim in stale[number]}
            now = {uri: new.get(uri) or looks[uri] for uri in shards[number]}
            lay_together(_bodies(now.values()))
            known.kept.keep(f"looks-{number}", key, now)
            found |= new
        return found

    for share in on_all_cores(renewed, list(stale), sum(map(len, stale.values()))):
        looks |= share
    return [looks[claim.uri] for claim in tree.claims]


def _of_all(context: Context, looks: Iterable[Look], kept: Kept) -> list[Finding]:
    """What the rules of all find, found anew only where they may see anything else."""
    tree = context.tree
    seen = hashlib.sha256()
    named = tree.label, context.today, context.release, tree.assets, sorted(tree.texts.items())
    seen.update(repr(named).encode())
    for claim, each in zip(tree.claims, looks, strict=True):
        seen.update(os.fsencode(f"{claim.uri}\0") + each.outline)
    key = seen.hexdigest()
    found: list[Finding] | None = kept.recall(_OF_ALL, key)
    if found is None:
        found = [finding for rule in RULES_OF_ALL for finding in run(rule, context, tree.label)]
        kept.keep(_OF_ALL, key, found)
    return found


def _bodies(looks: Iterable[Look]) -> Iterator[BodyText]:
    for seen in looks:
        if seen.entry is not None and isinstance(seen.entry.source, RecordSource):
            yield seen.entry.source.body


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
