"""New lines for the two locks of what has been published."""

from dataclasses import replace

from thidua.check.context import Context, Entry
from thidua.check.rules.locks import wanted_addresses, wanted_guids
from thidua.check.run import Checked
from thidua.findings.finding import Severity
from thidua.read.tree import DATA
from thidua.records.base import Published
from thidua.records.locks import ADDRESSES, GUIDS, lock_text, parse_lock


def longer_locks(checked: Checked) -> dict[str, str]:
    """The texts of those locks that lack lines, by their path below the content folder.

    What is under embargo has not been published. What has a fault is not fit
    to be published, so it is not locked yet: its file name or topic may still
    change. A lock that has a fault itself is left to its editor, since a new
    line would make a mistaken change of address or authority look like one
    that was meant.
    """
    faulty = {f.place.path for f in checked.findings if f.severity is Severity.ERROR}
    context = checked.context
    seen = (e for e in context.entries if e.path not in faulty and not _embargoed(e, context))
    sound = replace(context, entries=tuple(seen))
    longer = {}
    for name, wanted in (
        (ADDRESSES, wanted_addresses(sound)),
        (GUIDS, wanted_guids(sound)),
    ):
        uri = f"{DATA}/{name}"
        if context.tree.path(uri) in faulty:
            continue
        text = with_lines(context.tree.locks.get(name, ""), wanted)
        if text is not None:
            longer[uri] = text
    return longer


def _embargoed(entry: Entry, context: Context) -> bool:
    record = entry.record
    return isinstance(record, Published) and record.embargoed_on(context.today)


def with_lines(text: str, wanted: set[str]) -> str | None:
    """A lock with the lines of ``wanted`` that it lacks; ``None`` when it lacks none.

    Also ``None`` when the lock is more than its lines in their order: no
    line of a lock is ever taken away, changed or moved.
    """
    lines, _ = parse_lock(text)
    if wanted <= lines.keys() or not _is_lock(text, set(lines)):
        return None
    return lock_text(wanted | lines.keys())


def _is_lock(text: str, lines: set[str]) -> bool:
    """Whether ``text`` is the lock of ``lines``, line ends aside."""
    plain = text.replace("\r\n", "\n")
    return plain in (lock_text(lines), lock_text(lines).removesuffix("\n"))
