"""One content file: its record, and every fault that can be seen in it alone."""

from dataclasses import dataclass, replace
from pathlib import Path

from thidua.check import schema
from thidua.check.context import Context, Entry, Rule
from thidua.check.rules import RULES_OF_A_RECORD, law_words, people
from thidua.findings.faults import release as faults
from thidua.findings.finding import Finding, Place
from thidua.read.folder import digest
from thidua.read.source import read_bytes
from thidua.read.tree import Claim, read_record


@dataclass(frozen=True)
class Look:
    """What came of one look at a file; ``digest`` is that of its bytes, if it could be read.

    ``outline`` changes with all that the rules of all may see of the record.
    """

    digest: bytes | None
    entry: Entry | None
    findings: tuple[Finding, ...]
    outline: bytes = b""


def look(claim: Claim, root: Path, lists: Context) -> Look:
    """Read the file of ``claim`` in ``root`` and judge it by the rules of a record.

    It depends on nothing but the bytes of the file, its claim and ``lists``,
    so that it may be kept and may be done in any process; ``lists`` is a
    context without entries, tree and day. Raises nothing, whatever the file.
    """
    data, faulty = read_bytes(claim.path, root / claim.uri)
    if data is None:
        return Look(None, None, tuple(faulty))
    try:
        entry, found = _judged(claim, data, lists)
    except Exception as error:  # noqa: BLE001  (whatever it is, the other files go on)
        entry, found = None, [failed(claim.path, "đọc tệp", error)]
    outline = _outline(entry) if entry is not None else b""
    return Look(digest(data), entry, tuple(found), outline)


def _judged(claim: Claim, data: bytes, lists: Context) -> tuple[Entry | None, list[Finding]]:
    source, found = read_record(claim, data)
    if source is None:
        return None, found
    given = {"id": source.id, "body": source.body}
    record, faulty = schema.make(source.kind.record, source.path, source.front, given)
    found += faulty
    if record is None:
        return None, found
    entry = Entry(source.kind, record, source)
    found += judge(replace(lists, entries=(entry,)), claim.path)
    return entry, found


def judge(context: Context, path: str) -> list[Finding]:
    """The findings of the rules of a record on the entries of ``context``, out of ``path``."""
    return [finding for rule in RULES_OF_A_RECORD for finding in run(rule, context, path)]


def run(rule: Rule, context: Context, path: str) -> list[Finding]:
    """The findings of a rule; one that fails is a finding of its own, and the others go on."""
    found: list[Finding] = []
    try:
        found.extend(rule(context))
    except Exception as error:  # noqa: BLE001  (a rule may fail in any way)
        found.append(failed(path, rule.__name__, error))
    return found


def failed(path: str, rule: str, error: Exception) -> Finding:
    """The finding of a fault in the checker itself."""
    reason = f"{type(error).__name__}: {error}"
    return faults.CHECKER_FAILED.at(Place(path), rule=rule, reason=reason)


def _outline(entry: Entry) -> bytes:
    """Of a record all that the rules of all ask of it, and with places where they do.

    What they and the catalogue ask is asked here, so that it is kept with the entry.
    """
    _ = entry.references, entry.address, entry.body_mark, entry.linked
    _ = entry.noted(law_words.slashed)
    links = [(*map(entry.in_body, (at.offset, at.target_offset)), at) for at in entry.prose.links()]
    hamlets = entry.noted(people.hamlets)
    seen = entry.mark, entry.citations, links, sorted(entry.prose.anchors), hamlets
    entry.prose.let_go()
    return digest(repr(seen).encode())
