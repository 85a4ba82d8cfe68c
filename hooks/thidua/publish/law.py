"""Changes of the law in words, for pages and feeds alike."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.register import Change, ChangeKind
from thidua.publish.prose import citation_in_words, name_of_document
from thidua.records.citations import provision
from thidua.records.document import LegalDocument
from thidua.records.values import Citation
from thidua.text.dates import vietnamese_date

FEW = 3
"""Provisions that are named one by one; more are counted."""

_WHAT = {
    ChangeKind.ENDED: "hết hiệu lực",
    ChangeKind.AMENDED: "được sửa đổi, bổ sung",
    ChangeKind.REPEALED: "bị bãi bỏ",
    ChangeKind.SUSPENDED: "bị ngưng hiệu lực",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """What happened on one day by one document, in words without the final stop.

    ``chain`` is what stands today in the place of a document that ended.
    """

    words: str
    by: LegalDocument | None
    chain: tuple[LegalDocument, ...] = ()


def notices(catalogue: Catalogue, changes: Iterable[Change]) -> tuple[Notice, ...]:
    """``Nghị định số 98/2023/NĐ-CP hết hiệu lực từ ngày 01/07/2025``, for each change."""
    gathered: dict[tuple[str, str, str | None, bool], list[Citation]] = {}
    for change in changes:
        ended = change.kind is ChangeKind.ENDED
        key = (change.provision.document, _what(change), change.by, ended)
        gathered.setdefault(key, []).append(change.provision)
    return tuple(
        Notice(
            _capital(f"{_these_of(catalogue, parts)} {what}"),
            catalogue.register.documents.get(by) if by else None,
            _successors(catalogue, id) if ended else (),
        )
        for (id, what, by, ended), parts in gathered.items()
    )


def reports(catalogue: Catalogue, changes: Iterable[Change]) -> tuple[Notice, ...]:
    """What unverified documents are said to change: one notice for each and its day."""
    gathered: dict[tuple[str, str | None, str], list[Citation]] = {}
    for change in changes:
        key = (change.provision.document, change.by, vietnamese_date(change.day))
        gathered.setdefault(key, []).append(change.provision)
    return tuple(
        Notice(
            f"Có tin {_these_of(catalogue, parts)} thay đổi từ ngày {day}; "
            "ban biên tập đang đối chiếu",
            catalogue.register.documents.get(by) if by else None,
        )
        for (_, by, day), parts in gathered.items()
    )


def touches_in_words(changes: Iterable[Change]) -> tuple[tuple[str, str], ...]:
    """What was done to a document, and by which: a phrase for each kind, day and maker.

    ``khoản 1 Điều 24 được sửa đổi, bổ sung từ ngày 01/10/2026``, the document
    itself left out.
    """
    gathered: dict[tuple[str, str], list[Citation]] = {}
    for change in changes:
        if change.by is not None:
            gathered.setdefault((_what(change), change.by), []).append(change.provision)
    return tuple((f"{_these(parts)} {what}".strip(), by) for (what, by), parts in gathered.items())


def now_in_words(catalogue: Catalogue, notice: Notice) -> str:
    """``nay là Nghị định số 152/2025/NĐ-CP``, or nothing."""
    return f"nay là {name_of_document(catalogue, notice.chain[-1])}" if notice.chain else ""


def _successors(catalogue: Catalogue, id: str) -> tuple[LegalDocument, ...]:
    return tuple(catalogue.register.documents[other] for other in catalogue.successors(id))


def _what(change: Change) -> str:
    words = f"{_WHAT[change.kind]} từ ngày {vietnamese_date(change.day)}"
    if change.until is None:
        return words
    return f"{words} đến hết ngày {vietnamese_date(change.until - timedelta(days=1))}"


def _these_of(catalogue: Catalogue, parts: list[Citation]) -> str:
    """The provisions with their document: ``khoản 1 Điều 24 Luật Thi đua, khen thưởng số …``."""
    whole = citation_in_words(catalogue, Citation(document=parts[0].document))
    of = " của" if len(parts) > FEW else ""
    these = _these(parts)
    return f"{these}{of} {whole}" if these else whole


def _these(parts: list[Citation]) -> str:
    """Provisions of one document, the document left out; nothing when it is touched as a whole."""
    if any(part.article is None for part in parts):
        return ""
    if len(parts) > FEW:
        return f"{len(parts)} điều, khoản, điểm"
    return "; ".join(map(provision, parts))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
