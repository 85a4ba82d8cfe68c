"""The words of an item: the summary that stands alone, and the whole article."""

from collections.abc import Iterable, Iterator
from datetime import date

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.answers import outlook
from thidua.publish.feeds.facts import RESULT_HEADS, doubt, facts, milestones, results
from thidua.publish.feeds.markup import escape, link, opened, paragraph, table
from thidua.publish.law import notices
from thidua.publish.plan import summary_of
from thidua.records.base import Published
from thidua.records.question import Question
from thidua.text.dates import vietnamese_date

CORRECTED, WITHDRAWN = "Đính chính", "Gỡ bài"

MIN_SUMMARY = 60
"""Characters below which a summary names the site too (requirement F12)."""


def sentence(text: str) -> str:
    """``text`` with a full stop where it ends without a mark."""
    return text if text.endswith((".", "!", "?", "…", ":", ")")) else f"{text}."


def summary(catalogue: Catalogue, record: Published) -> str:
    """Plain words for a reader who gets nothing else: corrections, doubts and credit included."""
    parts = [
        f"{CORRECTED} ngày {vietnamese_date(day)}: {sentence(note)}"
        for day, note in _corrections(record)[:1]
    ]
    parts.append(sentence(summary_of(record)))
    if isinstance(record, Question):
        parts.append(f"(Theo quy định tại ngày {vietnamese_date(record.as_of)}.)")
        seen = outlook(catalogue, record)
        if seen is not None and seen.changes:
            parts.append(f"Lưu ý: {notices(catalogue, seen.changes)[-1].words}.")
    if (unsure := doubt(record)) is not None:
        parts.append(unsure)
    publishers = list(dict.fromkeys(source.publisher for source in record.sources))
    if publishers:
        parts.append(f"Nguồn: {', '.join(publishers[:3])}.")
    if not publishers or len(" ".join(parts)) < MIN_SUMMARY:
        parts.append(f"Theo {catalogue.site.name}.")
    return " ".join(parts)


def opening(record: Published, changes: Iterable[str]) -> Iterator[str]:
    """The elements of an article before its picture and its body; ``changes`` are sentences."""
    for day, note in _corrections(record):
        yield opened(f"{CORRECTED} ngày {vietnamese_date(day)}:", sentence(note))
    if (unsure := doubt(record)) is not None:
        yield f"<p><em>{escape(unsure)}</em></p>"
    yield f"<p><strong>{escape(summary_of(record))}</strong></p>"
    if isinstance(record, Question):
        yield f"<p><em>Theo quy định tại ngày {vietnamese_date(record.as_of)}.</em></p>"
    yield from map(paragraph, changes)


def ending(catalogue: Catalogue, record: Published, address: str) -> Iterator[str]:
    """The elements behind the body as its page, at ``address``, shows them, up to the rights."""
    if found := list(facts(catalogue, record)):
        rows = "".join(f"<li>{escape(name)}: {escape(value)}</li>" for name, value in found)
        yield f"<ul>{rows}</ul>"
    if lines := milestones(record):
        yield f"<h2>Các mốc</h2>\n<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
    if figures := results(record):
        yield f"<h2>Số liệu</h2>\n{table(RESULT_HEADS, figures)}"
    yield _sources(record, link(address, catalogue.site.name))
    yield rights(catalogue)


def rights(catalogue: Catalogue) -> str:
    """The last line: how the text may be used."""
    return f"<p><small>{escape(catalogue.site.licence)}</small></p>"


def _sources(record: Published, own: str) -> str:
    """Where the words come from, and where they were published."""
    sources = "; ".join(
        link(source.url, source.title or source.publisher)
        + (f" ({escape(source.publisher)})" if source.title else "")
        for source in record.sources
    )
    words = f"Nguồn: {sources}. Bài đăng trên {own}." if sources else f"Nguồn: {own}."
    return f"<p>{words}</p>"


def _corrections(record: Published) -> list[tuple[date, str]]:
    """The corrections of a record, newest first; of one day, the last written first."""
    listed = [(c.date, c.note) for c in record.corrections]
    return sorted(listed, key=lambda pair: pair[0])[::-1]
