"""File names, folders, addresses."""

import re
from collections.abc import Iterator

from thidua.check.context import Context, Entry
from thidua.findings.faults import references as faults
from thidua.findings.finding import Finding, Place
from thidua.read.tree import RecordSource
from thidua.records.base import Published
from thidua.records.kinds import KINDS, address_of
from thidua.records.question import Question
from thidua.records.values import ID_PATTERN
from thidua.text.letters import slug

_YEAR = re.compile(r"(?:19|20)\d{2}")


def a_file_name_is_an_id(context: Context) -> Iterator[Finding]:
    """The name of a content file is its id: lower-case ASCII words joined by hyphens."""
    for source in context.tree.records:
        if not re.fullmatch(ID_PATTERN, source.id):
            suggestion = slug(source.id) or "ten-trang"
            yield faults.BAD_FILE_NAME.at(Place(source.path), name=source.id, suggestion=suggestion)


def a_file_lies_in_its_folder(context: Context) -> Iterator[Finding]:
    """A story lies in the folder of a year, a question in that of its topic, all else directly."""
    for source in context.tree.records:
        folders = source.uri.split("/")[1:-1]
        kind = source.kind
        if len(folders) != kind.depth:
            where = f"docs/{kind.folder}/" + ("<thư mục con>/" if kind.depth else "")
            yield faults.WRONG_FOLDER.at(
                Place(source.path),
                problem=f"Tệp loại {kind.label} phải nằm trong {where}.",
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
    for source in context.tree.records:
        key = (source.kind.name, source.id)
        if key in first:
            yield faults.DUPLICATE_ID.at(Place(source.path), id=source.id, first=first[key])
        first.setdefault(key, source.path)
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
        if entry.kind.address is not None:
            taken.setdefault(address_of(entry.kind, entry.record), entry)
    return taken


def section_addresses() -> dict[str, str]:
    """The addresses of the home page and the section indexes, and their names."""
    found = {"": "trang chủ"}
    for kind in KINDS.values():
        if kind.index is not None:
            found[kind.index] = f"mục {kind.label}"
    return found


def an_address_belongs_to_one_page(context: Context) -> Iterator[Finding]:
    """No two sources, former addresses included, have one address."""
    owners = section_addresses()
    for entry in context.entries:
        if entry.kind.address is None:
            continue
        address = address_of(entry.kind, entry.record)
        if address in owners and owners[address] != entry.path:
            yield faults.SAME_ADDRESS.at(entry.at(), address=address, first=owners[address])
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


def a_redirect_leads_somewhere(context: Context) -> Iterator[Finding]:
    """The target of a redirect is the address of a page."""
    pages = {*addresses(context), *section_addresses()}
    for row, redirect in context.redirects:
        if redirect.target not in pages:
            yield faults.REDIRECT_TO_NOTHING.at(row.at("target"), target=redirect.target)


def former_addresses(context: Context) -> set[str]:
    """The addresses that lead on to a page."""
    former = {redirect.source for _, redirect in context.redirects}
    for entry in context.entries:
        if isinstance(entry.record, Published):
            former.update(entry.record.redirect_from)
    return former
