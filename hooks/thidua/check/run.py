"""One run of the checker: read, make records, apply every rule, sort what was found."""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar
from zlib import crc32

from thidua.check import schema
from thidua.check.context import Context, Entry, Row
from thidua.check.look import Look, judge, look, run
from thidua.check.rules import RULES_OF_ALL
from thidua.findings.faults import release as faults
from thidua.findings.finding import Finding, Place, fails
from thidua.read.cores import on_all_cores
from thidua.read.kept import NOTHING_KEPT, Kept
from thidua.read.source import read_bytes
from thidua.read.tree import NO_TREE, SITE_FILE, Claim, Tree, read_tree
from thidua.records.kinds import KINDS
from thidua.records.lists import FeedChange, GlossaryTerm, Holidays, Host, Redirect, Site
from thidua.records.values import Value

V = TypeVar("V", bound=Value)

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
        return not fails(list(self.findings))


def check(
    root: Path, label: str, today: date, release: bool = False, kept: Kept = NOTHING_KEPT
) -> Checked:
    """Check the content folder ``root`` for the day ``today``.

    Every fault of every file is found in one run; nothing in the content
    raises an exception. What ``kept`` knows of a file is not found out again.
    """
    tree = read_tree(root, label)
    found = list(tree.findings)
    lists = _lists(tree, found)
    found += judge(lists, label)
    records = _records(tree, replace(lists, entries=()), kept, found)
    context = replace(
        lists,
        tree=tree,
        today=today,
        release=release,
        entries=(*records, *lists.entries),
        site=next((value for _, value in _rows(tree, SITE_FILE, Site, found)), None),
        redirects=tuple(_rows(tree, "redirects", Redirect, found)),
        feed_changes=tuple(value for _, value in _rows(tree, "feed-changes", FeedChange, found)),
    )
    for rule in RULES_OF_ALL:
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


def _records(tree: Tree, lists: Context, kept: Kept, found: list[Finding]) -> list[Entry]:
    """The records of the content files in the order of their paths."""
    files: dict[str, tuple[Claim, bytes]] = {}
    for claim in tree.claims:
        data, faulty = read_bytes(claim.path, tree.root / claim.uri)
        found += faulty
        if data is not None:
            files[claim.uri] = claim, data
    looks = _looks(files, lists, kept)
    for uri in files:
        found += looks[uri].findings
    return [entry for uri in files if (entry := looks[uri].entry) is not None]


def _looks(
    files: Mapping[str, tuple[Claim, bytes]], lists: Context, kept: Kept
) -> Mapping[str, Look]:
    """A look at each file; a new one where the file, or what it is judged by, has changed."""
    judged_by = (sorted(lists.short_forms), lists.holidays, lists.hosts)
    key = hashlib.sha256(repr(judged_by).encode()).hexdigest()
    digests = {
        uri: hashlib.sha256(f"{claim.path}\0".encode() + data).digest()
        for uri, (claim, data) in files.items()
    }
    shards: list[dict[str, tuple[bytes, Look]]] = [
        kept.recall(f"looks-{number}", key) or {} for number in range(SHARDS)
    ]
    known = {
        uri: seen
        for shard in shards
        for uri, (digest, seen) in shard.items()
        if digest == digests.get(uri)
    }
    new = [uri for uri in files if uri not in known]
    for share in on_all_cores(lambda uris: {u: look(*files[u], lists) for u in uris}, new):
        known |= share
    wanted: list[dict[str, tuple[bytes, Look]]] = [{} for _ in range(SHARDS)]
    for uri, digest in digests.items():
        wanted[crc32(os.fsencode(uri)) % SHARDS][uri] = digest, known[uri]
    for number, shard in enumerate(wanted):
        before = shards[number]
        if before.keys() != shard.keys() or any(shard[u][1] is not before[u][1] for u in shard):
            kept.keep(f"looks-{number}", key, shard)
    return known


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
