"""File names, folders, addresses."""

import re
from collections.abc import Iterator

from thidua.check.context import Context, Entry
from thidua.findings.faults import references as faults
from thidua.findings.finding import Finding, Place
from thidua.read.tree import RecordSource
from thidua.records.base import Published
from thidua.records.channels import FACETS, archive_of, facet_feed, feed_address
from thidua.records.fixed_pages import FIXED_PAGES
from thidua.records.kinds import KINDS
from thidua.records.question import Question
from thidua.records.values import ID_PATTERN
from thidua.text.letters import fold, slug

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_NOT_ADDRESS = re.compile(r"[^A-Za-z0-9._/-]+")
_OF_A_LIST = re.compile(r".+/trang-[0-9]+/")
"""Addresses of the further pages of lists (``thidua.publish.listings``)."""
_INDEX = "index"


def a_file_name_is_an_id(context: Context) -> Iterator[Finding]:
    """The name of a content file is its id: lower-case ASCII words joined by hyphens.

    ``index`` is no id: the engine takes such a file for the index of its folder.
    """
    for claim in context.tree.claims:
        if not re.fullmatch(ID_PATTERN, claim.id) or claim.id == _INDEX:
            suggestion = slug(claim.id).removesuffix(_INDEX) or "ten-trang"
            yield faults.BAD_FILE_NAME.at(
                Place(claim.path), name=claim.id, suggestion=f"{suggestion}.md"
            )


def an_asset_has_an_ascii_address(context: Context) -> Iterator[Finding]:
    """The path of an asset is its address: ASCII letters, digits, hyphens, dots, underscores."""
    for uri in context.tree.assets:
        if _NOT_ADDRESS.search(uri):
            place = Place(context.tree.path(uri))
            suggestion = _NOT_ADDRESS.sub("-", fold(uri))
            yield faults.BAD_FILE_NAME.at(place, name=uri, suggestion=suggestion)


def a_file_lies_in_its_folder(context: Context) -> Iterator[Finding]:
    """A story lies in the folder of a year, a question in that of its topic, all else directly."""
    for source in context.tree.claims:
        folders = source.uri.split("/")[1:-1]
        kind = source.kind
        if len(folders) != kind.depth:
            where = f"docs/{kind.folder}/" + ("<thư mục con>/" if kind.depth else "")
            yield faults.WRONG_FOLDER.at(
                Place(source.path),
                problem=f"Tệp loại {kind.label} phải nằm ngay trong {where}.",
                advice="Chuyển tệp vào đúng thư mục.",
            )
        elif kind.name == "exemplar" and not _YEAR.fullmatch(folders[0]):
            yield faults.WRONG_FOLDER.at(
                Place(source.path),
                problem=f"Thư mục “{folders[0]}” không phải một năm.",
                advice="Chuyển tệp vào thư mục của năm, ví dụ docs/exemplars/2024/.",
            )
    for entry, record in context.published():
        if isinstance(record, Question) and isinstance(entry.source, RecordSource):
            folders = entry.source.uri.split("/")[1:-1]
            if folders and folders[0] != record.topic:
                yield faults.WRONG_FOLDER.at(
                    entry.at("topic"),
                    problem=f"Chủ đề “{record.topic}” khác tên thư mục “{folders[0]}”.",
                    advice=f"Chuyển tệp vào docs/faq/{record.topic}/ hoặc sửa topic.",
                )


def an_id_is_unique_in_its_kind(context: Context) -> Iterator[Finding]:
    """No two records of a kind bear the same id."""
    first: dict[tuple[str, str], str] = {}
    for claim in context.tree.claims:
        key = (claim.kind.name, claim.id)
        if key in first:
            yield faults.DUPLICATE_ID.at(Place(claim.path), id=claim.id, first=first[key])
        first.setdefault(key, claim.path)
    for entry in context.entries:
        if isinstance(entry.source, RecordSource):
            continue
        key = (entry.kind.name, entry.record.id)
        place = entry.at("id")
        if key in first:
            yield faults.DUPLICATE_ID.at(place, id=entry.record.id, first=first[key])
        first.setdefault(key, f"{place.path}:{place.line}")


def addresses(context: Context) -> dict[str, Entry]:
    """The addresses of all pages of records, and which record has each."""
    taken: dict[str, Entry] = {}
    for entry in context.entries:
        if entry.address is not None:
            taken.setdefault(entry.address, entry)
    return taken


def reserved_addresses() -> dict[str, str]:
    """The addresses of pages that no record stands behind, and what has each."""
    found = dict.fromkeys(FIXED_PAGES.values(), "trang do máy dựng")
    for kind in KINDS.values():
        if kind.index is not None:
            found[kind.index] = f"mục {kind.label}"
    return found


def _list_at(address: str) -> str | None:
    """What the further pages of lists are called, at an address that one of them may have."""
    return "một trang của danh sách" if _OF_A_LIST.fullmatch(address) else None


def an_address_belongs_to_one_page(context: Context) -> Iterator[Finding]:
    """No two sources, former addresses included, have one address.

    Two records with one id are the finding of another rule.
    """
    owners = reserved_addresses()
    for entries in context.by_kind.values():
        for entry in entries.values():
            address = entry.address
            if address is None:
                continue
            first = owners.get(address) or _list_at(address)
            if first is not None:
                yield faults.SAME_ADDRESS.at(entry.at(), address=address, first=first)
            owners.setdefault(address, entry.path)
    for entry, record in context.published():
        for index, former in enumerate(record.redirect_from):
            if former in owners:
                place = entry.at("redirect_from", index)
                yield faults.SAME_ADDRESS.at(place, address=former, first=owners[former])
            owners.setdefault(former, entry.path)
    for row, redirect in context.redirects:
        if redirect.source in owners:
            place = row.at("source")
            first = owners[redirect.source]
            yield faults.SAME_ADDRESS.at(place, address=redirect.source, first=first)
        owners.setdefault(redirect.source, row.source.path)


def a_feed_has_no_address_of_an_archive(context: Context) -> Iterator[Finding]:
    """No movement or locality is named as an archive of another's feed: ``x`` and ``x-2026-1``."""
    for kind in FACETS:
        entries = context.by_kind.get(kind, {})
        for id, entry in entries.items():
            other = archive_of(id)
            if other in entries:
                address = feed_address(facet_feed(kind, id))
                first = f"tập lưu của kênh “{other}”"
                yield faults.SAME_ADDRESS.at(entry.at("id"), address=address, first=first)


def a_redirect_leads_somewhere(context: Context) -> Iterator[Finding]:
    """The target of a redirect is the address of a page."""
    pages = {*addresses(context), *reserved_addresses()}
    for row, redirect in context.redirects:
        if redirect.target not in pages and not is_of_a_faulty_record(context, redirect.target):
            yield faults.REDIRECT_TO_NOTHING.at(row.at("target"), target=redirect.target)


def former_addresses(context: Context) -> set[str]:
    """The addresses that lead on to a page."""
    former = {redirect.source for _, redirect in context.redirects}
    for entry in context.entries:
        if isinstance(entry.record, Published):
            former.update(entry.record.redirect_from)
    return former


def is_of_a_faulty_record(context: Context, address: str) -> bool:
    """Whether ``address`` may be that of a record with a fault of its own: finding enough."""
    lists = (kind.address for kind in context.unread_lists if kind.address is not None)
    return address in _claimed_addresses(context) or any(
        address.startswith(form.partition("{")[0]) for form in lists
    )


def _claimed_addresses(context: Context) -> Iterator[str]:
    for claim in context.tree.claims:
        if claim.kind.address is not None:
            topic = claim.uri.split("/")[1]
            yield claim.kind.address.format(id=claim.id, topic=topic)
    for name, ids in context.written_ids.items():
        kind = KINDS[name]
        if kind.listed is not None and kind.address is not None:
            yield from (kind.address.format(id=id) for id in ids)
