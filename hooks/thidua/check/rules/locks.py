"""Nothing that was published is lost: the locks of addresses and of feed identities."""

from collections.abc import Generator, Iterator
from datetime import date

from thidua.check.context import Context, Entry
from thidua.check.rules.files import (
    addresses,
    former_addresses,
    is_of_a_faulty_record,
)
from thidua.findings.faults import release as faults
from thidua.findings.finding import Finding, Place
from thidua.records.channels import STANDING, facet_of, feed_address, feeds_of, out_by
from thidua.records.kinds import KINDS
from thidua.records.locks import (
    ADDRESSES,
    GUIDS,
    correction_guid,
    guid_of,
    numbered,
    parse_lock,
    subject_of,
    withdrawal_guid,
)
from thidua.text.dates import VIETNAM, vietnamese_date


def wanted_addresses(context: Context) -> set[str]:
    """The addresses of all pages of records, of the section indexes, and of the feeds.

    Pages that no editor can remove are left out, and of each feed all but its
    first address, which its name gives.
    """
    sections = {kind.index for kind in KINDS.values() if kind.index is not None}
    return {*addresses(context), *sections, *feed_addresses(context)}


def feed_addresses(context: Context) -> set[str]:
    """The addresses of the feeds that have an item, and of those that always exist."""
    names = {
        name
        for entry, record in context.published()
        if out_by(record, context.today)
        for name in feeds_of(entry.kind, record)
    }
    return {feed_address(name) for name in (*STANDING, *names)}


def wanted_guids(context: Context) -> set[str]:
    """The identities of all items: of records, of their corrections, of their withdrawals."""
    if context.site is None:
        return set()
    authority = context.site.feed_tag_authority
    found = set()
    for entry, record in context.published():
        if entry.kind.in_feeds:
            found.add(guid_of(authority, entry.kind, record))
        found.update(
            correction_guid(authority, entry.kind, record, correction.date, serial)
            for correction, serial in numbered(record.corrections)
        )
        if record.withdrawn is not None:
            found.add(withdrawal_guid(authority, entry.kind, record))
    return found


def published_addresses_stay(context: Context) -> Iterator[Finding]:
    """An address that was published leads to a page, on to another, or to a notice (C09)."""
    path = context.tree.path(f"data/{ADDRESSES}")
    locked = yield from _read(context, ADDRESSES, path)
    if locked is None:
        return
    pages = wanted_addresses(context)
    kept = pages | former_addresses(context) | {a for a in locked if _is_lasting(context, a)}
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
    sound = {(entry.kind.name, entry.record.id) for entry in context.entries}
    faulty = {(c.kind.name, c.id) for c in context.tree.claims} - sound
    for guid, line in locked.items():
        if guid not in wanted and subject_of(context.site.feed_tag_authority, guid) not in faulty:
            problem = f"Mã tin “{guid}” đã đăng nhưng nay không trang nào mang."
            yield faults.GUID_CHANGED.at(Place(path, line), problem=problem)
    for guid in sorted(wanted - set(locked)):
        yield faults.LOCK_LINE_MISSING.at(Place(path), what="Mã tin", key=guid)


def _is_lasting(context: Context, address: str) -> bool:
    """Whether this is the feed of a movement or a locality, which outlives its last item."""
    facet = facet_of(address)
    return facet is not None and context.may_exist(*facet)


def a_new_item_is_not_dated_before_what_is_out(context: Context) -> Iterator[Finding]:
    """Archives of feeds are dealt by date: what comes later is dated later (F15)."""
    text = context.tree.locks.get(GUIDS)
    if text is None or context.site is None:
        return
    locked, _ = parse_lock(text)
    authority = context.site.feed_tag_authority
    new: list[tuple[Entry, date]] = []
    out: list[tuple[Entry, date]] = []
    for entry, record in context.published():
        if entry.kind.in_feeds and out_by(record, context.today):
            is_locked = guid_of(authority, entry.kind, record) in locked
            (out if is_locked else new).append((entry, record.appeared.astimezone(VIETNAM).date()))
    newest = max((day for _, day in out), default=None)
    for entry, day in new:
        if newest is not None and day < newest:
            place = entry.at("published")
            words = {"day": vietnamese_date(day), "newest": vietnamese_date(newest)}
            yield faults.NEW_ITEM_BACKDATED.at(place, **words)


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
