"""What stands beside the words on the page of a record, for a newsroom that has only the feed.

Nothing in here follows from the day: a state that changes by itself would
change an item without telling anyone.
"""

from collections.abc import Callable, Iterator
from typing import Any

from thidua.catalogue.catalogue import Catalogue
from thidua.publish.prose import citation_in_words
from thidua.records.base import Published
from thidua.records.document import LegalDocument
from thidua.records.exemplar import Exemplar
from thidua.records.lists import Organisation
from thidua.records.movement import PART_LABELS, Movement, Result
from thidua.records.others import Consultation, NewsItem
from thidua.records.question import Question
from thidua.records.values import Period
from thidua.text.dates import vietnamese_date
from thidua.text.numbers import vietnamese_number

Fact = tuple[str, str]


def facts(catalogue: Catalogue, record: Published) -> Iterator[Fact]:
    """Names and values in the order of the page."""
    for kind, describe in _DESCRIBE:
        if isinstance(record, kind):
            yield from describe(catalogue, record)


def doubt(record: Published) -> str | None:
    """The sentence that a page bears which is not verified yet."""
    if isinstance(record, Exemplar) and not record.verified:
        return "Đang đối chiếu: câu chuyện này mới có một nguồn, chưa kiểm tra xong."
    if isinstance(record, LegalDocument) and not record.verified:
        return "Đang đối chiếu: văn bản này chưa được xác nhận ở nguồn công khai."
    return None


def _name(catalogue: Catalogue, id: str) -> str:
    body = catalogue.get("organisation", id)
    return body.name if isinstance(body, Organisation) else id


def _period(period: Period) -> str:
    if period.start and period.end:
        same = period.start == period.end
        return str(period.start) if same else f"{period.start} - {period.end}"
    if period.start:
        return f"từ {period.start}"
    return f"đến {period.end}" if period.end else "chưa rõ"


def _movement(catalogue: Catalogue, record: Movement) -> Iterator[Fact]:
    bodies = "; ".join(_name(catalogue, id) for id in record.launched_by)
    launched = f"{record.launched or 'chưa rõ ngày'}{_inferred(record.launched_inferred)}"
    yield "Phát động", f"{bodies}, {launched}"
    yield "Giai đoạn", f"{_period(record.period)}{_inferred(record.period_inferred)}"
    if record.partly_checked:
        parts = ", ".join(PART_LABELS[part] for part in record.partly_checked)
        yield "Mới đối chiếu được một phần", parts


def milestones(record: Published) -> list[str]:
    """The dated events of a movement, a line each, oldest first; of others none."""
    if not isinstance(record, Movement):
        return []
    return [
        f"{m.date}{_inferred(m.inferred)}: {m.title} ({m.source.publisher})"
        for m in sorted(record.milestones, key=lambda m: m.date)
    ]


RESULT_HEADS = ("Đại lượng", "Số liệu", "Thời điểm", "Nguồn")


def results(record: Published) -> list[tuple[str, str, str, str]]:
    """The figures of a movement by measure and time, under ``RESULT_HEADS``; of others none."""
    if not isinstance(record, Movement):
        return []
    return [
        (result.what, _figure(result), str(result.year), result.source.publisher)
        for result in sorted(record.results, key=lambda r: (r.what, r.year))
    ]


def _figure(result: Result) -> str:
    of = f"/{vietnamese_number(result.of)}" if result.of else ""
    note = f" ({result.note})" if result.note else ""
    return f"{vietnamese_number(result.figure)}{of} {result.unit}{note}"


def _inferred(ground: str | None) -> str:
    return f" (suy ra từ {ground})" if ground else ""


def _exemplar(catalogue: Catalogue, record: Exemplar) -> Iterator[Fact]:
    for award in record.awards:
        decision = f"quyết định số {award.decision}" if award.decision else None
        day = str(award.date) if award.date else None
        parts = (award.title, award.decided_by, decision, day)
        yield "Khen thưởng", ", ".join(part for part in parts if part)
    if record.evaluation:
        found = record.evaluation
        yield "Đánh giá hiệu quả", f"{found.result} ({found.by}, {found.date})"


def _question(catalogue: Catalogue, record: Question) -> Iterator[Fact]:
    for citation in record.citations:
        words = citation_in_words(catalogue, citation)
        yield "Căn cứ", words[:1].upper() + words[1:]


def _document(catalogue: Catalogue, record: LegalDocument) -> Iterator[Fact]:
    yield "Số, ký hiệu", record.number or "chưa rõ"
    yield "Cơ quan ban hành", _name(catalogue, record.issuer)
    yield "Ngày ban hành", vietnamese_date(record.issued) if record.issued else "chưa rõ"
    if record.effective:
        yield "Ngày có hiệu lực", vietnamese_date(record.effective)
    if record.ended and record.ended.date:
        yield "Hết hiệu lực", f"từ {vietnamese_date(record.ended.date)}"


def _news(catalogue: Catalogue, record: NewsItem) -> Iterator[Fact]:
    note = f" ({record.date_note})" if record.date_note else ""
    yield "Thời gian", f"{record.date}{note}"


def _consultation(catalogue: Catalogue, record: Consultation) -> Iterator[Fact]:
    yield "Được đề nghị", record.nominee
    yield "Hình thức", record.award
    yield "Cơ quan đề nghị", _name(catalogue, record.proposed_by)
    start, end = vietnamese_date(record.start), vietnamese_date(record.end)
    yield "Thời gian", f"từ {start} đến hết {end}"
    yield "Gửi ý kiến tới", record.send_to


_DESCRIBE: tuple[tuple[type[Published], Callable[[Catalogue, Any], Iterator[Fact]]], ...] = (
    (Movement, _movement),
    (Exemplar, _exemplar),
    (Question, _question),
    (LegalDocument, _document),
    (NewsItem, _news),
    (Consultation, _consultation),
)
