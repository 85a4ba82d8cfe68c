"""Changes of the law in words, for pages and feeds alike."""

from collections.abc import Iterable
from datetime import timedelta

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.register import Change, ChangeKind
from thidua.publish.prose import citation_in_words, name_of_document
from thidua.records.citations import provision
from thidua.records.document import LegalDocument
from thidua.text.dates import vietnamese_date

_WHAT = {
    ChangeKind.ENDED: "hết hiệu lực",
    ChangeKind.AMENDED: "được sửa đổi, bổ sung",
    ChangeKind.REPEALED: "bị bãi bỏ",
    ChangeKind.SUSPENDED: "bị ngưng hiệu lực",
}


def change_in_words(catalogue: Catalogue, change: Change) -> str:
    """``Nghị định số 98/2023/NĐ-CP hết hiệu lực từ ngày 01/07/2025``, without the final stop."""
    words = f"{citation_in_words(catalogue, change.provision)} {_what(change)}"
    return words[:1].upper() + words[1:]


FEW = 3
"""Provisions that are named one by one; more are counted."""


def touches_in_words(changes: Iterable[Change]) -> list[tuple[str, str]]:
    """What was done to a document, and by which: a phrase for each kind, day and maker.

    ``khoản 1 Điều 24 được sửa đổi, bổ sung từ ngày 01/10/2026``, the document
    itself left out.
    """
    gathered: dict[tuple[str, str], list[str]] = {}
    for change in changes:
        if change.by is not None:
            parts = gathered.setdefault((_what(change), change.by), [])
            parts.append(provision(change.provision))
    return [(f"{_these(parts)} {what}".strip(), by) for (what, by), parts in gathered.items()]


def _these(parts: list[str]) -> str:
    if "" in parts:
        return ""
    return "; ".join(parts) if len(parts) <= FEW else f"{len(parts)} điều, khoản, điểm"


def _what(change: Change) -> str:
    words = f"{_WHAT[change.kind]} từ ngày {vietnamese_date(change.day)}"
    if change.until is None:
        return words
    return f"{words} đến hết ngày {vietnamese_date(change.until - timedelta(days=1))}"


def report_in_words(catalogue: Catalogue, change: Change) -> str:
    """What an unverified document is said to change, without the final stop."""
    changed = citation_in_words(catalogue, change.provision)
    day = vietnamese_date(change.day)
    return f"Có tin {changed} thay đổi từ ngày {day}; ban biên tập đang đối chiếu"


def successors(catalogue: Catalogue, change: Change) -> tuple[LegalDocument, ...]:
    """What stands in the place of a document that ended, in the order of the chain."""
    if change.kind is not ChangeKind.ENDED:
        return ()
    register = catalogue.register
    return tuple(
        register.documents[id]
        for id in register.successors(change.provision.document, catalogue.today)
    )


def now_in_words(catalogue: Catalogue, change: Change) -> str:
    """``nay là Nghị định số 152/2025/NĐ-CP``, or nothing."""
    chain = successors(catalogue, change)
    return f"nay là {name_of_document(catalogue, chain[-1])}" if chain else ""
