"""Nothing that was published is lost: the locks of addresses and of feed identities."""

from collections.abc import Generator, Iterator

from thidua.check.context import Context
from thidua.check.rules.files import (
    addresses,
    former_addresses,
    is_of_a_faulty_record,
    section_addresses,
)
from thidua.findings.faults import release as faults
from thidua.findings.finding import Finding, Place
from thidua.records.base import Published
from thidua.records.locks import ADDRESSES, GUIDS, guid_of, parse_lock


def wanted_addresses(context: Context) -> set[str]:
    """The addresses of all pages of records and of the section indexes, without the home page."""
    return {*addresses(context), *section_addresses()} - {""}


def wanted_guids(context: Context) -> dict[str, str]:
    """The identity of each record that is an item of the feeds, by its guid."""
    if context.site is None:
        return {}
    authority = context.site.feed_tag_authority
    return {
        guid_of(authority, entry.kind, entry.record): f"{entry.kind.name}/{entry.record.id}"
        for entry in context.entries
        if entry.kind.in_feeds and isinstance(entry.record, Published)
    }


def published_addresses_stay(context: Context) -> Iterator[Finding]:
    """An address that was published leads to a page, on to another, or to a notice (C09)."""
    path = context.tree.path(f"data/{ADDRESSES}")
    locked = yield from _read(context, ADDRESSES, path)
    if locked is None:
        return
    pages = wanted_addresses(context)
    kept = pages | former_addresses(context)
    for address, line in locked.items():
        if address not in kept and not is_of_a_faulty_record(context, address):
            yield faults.ADDRESS_GONE.at(Place(path, line), address=address)
    for address in sorted(pages - set(locked)):
        yield faults.LOCK_LINE_MISSING.at(Place(path), what="Địa chỉ", key=f"/{address}")


def published_guids_stay(context: Context) -> Iterator[Finding]:
    """The identity of a feed item never changes and never vanishes (F05)."""
    path = context.tree.path(f"data/{GUIDS}")
    locked = yield from _read(context, GUIDS, path)
    if locked is None or context.site is None:
        return
    wanted = wanted_guids(context)
    faulty = {
        guid_of(context.site.feed_tag_authority, claim.kind, claim) for claim in context.tree.claims
    }
    for guid, line in locked.items():
        if guid not in wanted and guid not in faulty:
            problem = f"Mã tin “{guid}” đã đăng nhưng nay không trang nào mang."
            yield faults.GUID_CHANGED.at(Place(path, line), problem=problem)
    for guid in sorted(set(wanted) - set(locked)):
        yield faults.LOCK_LINE_MISSING.at(Place(path), what="Mã tin", key=guid)


def _read(
    context: Context, name: str, path: str
) -> Generator[Finding, None, dict[str, int] | None]:
    """The lines of a lock with their numbers; ``None`` when there is no lock yet."""
    text = context.tree.locks.get(name)
    if text is None:
        return None
    lines, bad = parse_lock(text)
    for number in bad:
        yield faults.LOCK_MALFORMED.at(Place(path, number))
    return lines
