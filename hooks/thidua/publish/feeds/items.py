"""Feed items: what a subscriber is told of a record."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import nh3

from thidua.catalogue.law.answers import outlook
from thidua.publish.law import notices, now_in_words, reports
from thidua.publish.plan import Plan, summary_of, title_of
from thidua.publish.prose import BodyRenderer
from thidua.records.base import Published
from thidua.records.kinds import KINDS
from thidua.records.lists import FieldOfLife, Locality, Organisation
from thidua.records.locks import guid_of
from thidua.records.question import Question
from thidua.text.dates import MORNING, VIETNAM, vietnamese_date

CURRENT_ITEMS = 50
"""Items in the current document of a feed (requirement F04)."""

MAX_BYTES = 400_000
"""Bytes of content after which a document takes no older items (requirement F19: under 500 KB)."""

ALLOWED_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em",
    "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre",
    "q", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "u", "ul",
}  # fmt: skip
ALLOWED_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item: ``guid`` is permanent, ``published`` never changes, both dates have a zone.

    ``summary`` is plain text that stands alone; ``content`` is HTML of the
    allow-list with absolute addresses.
    """

    guid: str
    title: str
    link: str
    published: datetime
    modified: datetime
    summary: str
    content: str
    author: str
    categories: tuple[str, ...]


def sanitise(html: str) -> str:
    """HTML reduced to the allow-list: no script, style, event, form, frame or inline drawing."""
    return nh3.clean(
        html,
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes={"http", "https"},
        link_rel=None,
    )


class ItemMaker:
    """Makes the items of one catalogue."""

    def __init__(self, plan: Plan, base_url: str) -> None:
        self.plan = plan
        self.catalogue = plan.catalogue
        self.base_url = base_url
        self.renderer = BodyRenderer(self.catalogue, self._link)

    def _link(self, uri: str) -> str | None:
        page = self.plan.by_uri.get(uri)
        return self.base_url + page.address if page else None

    def newest(self) -> tuple[FeedItem, ...]:
        """The items of the current document: newest first, none in the future, bounded."""
        records = [
            record
            for record in self.catalogue.records.values()
            if isinstance(record, Published)
            and self.catalogue.kind(record).in_feeds
            and record.published.astimezone(VIETNAM).date() <= self.catalogue.today
        ]
        records.sort(key=lambda r: (-r.published.timestamp(), self.guid(r)))
        items: list[FeedItem] = []
        size = 0
        for record in records[:CURRENT_ITEMS]:
            item = self.item(record)
            size += len(item.content.encode()) + len(item.summary.encode())
            if items and size > MAX_BYTES:
                break
            items.append(item)
        return tuple(items)

    def guid(self, record: Published) -> str:
        """The permanent identity of ``record``."""
        authority = self.catalogue.site.feed_tag_authority
        return guid_of(authority, self.catalogue.kind(record), record)

    def item(self, record: Published) -> FeedItem:
        """The item of ``record``; of a withdrawn one only the notice remains."""
        owner = self.catalogue.get("organisation", record.owner)
        link = self.base_url + self.catalogue.address(record)
        if record.withdrawn is not None:
            day = vietnamese_date(record.withdrawn.date)
            notice = f"Bài này đã được gỡ ngày {day}. Lý do: {record.withdrawn.reason}"
            summary, content = notice, f"<p>{nh3.clean_text(notice)}</p>"
        else:
            summary, content = self._summary(record), self._content(record, link)
        return FeedItem(
            guid=self.guid(record),
            title=title_of(record),
            link=link,
            published=record.published,
            modified=self._modified(record),
            summary=summary,
            content=content,
            author=owner.name if isinstance(owner, Organisation) else self.catalogue.site.name,
            categories=self._categories(record),
        )

    def _modified(self, record: Published) -> datetime:
        """The last change of the record, or of the law that it answers by."""
        seen = outlook(self.catalogue, record)
        days = [datetime.combine(c.day, MORNING, VIETNAM) for c in seen.changes] if seen else []
        return max(record.modified, *days) if days else record.modified

    def _summary(self, record: Published) -> str:
        text = summary_of(record)
        if isinstance(record, Question):
            text += f" (Theo quy định tại ngày {vietnamese_date(record.as_of)}.)"
            seen = outlook(self.catalogue, record)
            if seen is not None and seen.changes:
                text += f" Lưu ý: {notices(self.catalogue, seen.changes)[-1].words}."
        if record.sources:
            publishers = dict.fromkeys(source.publisher for source in record.sources)
            text += f" Nguồn: {', '.join(list(publishers)[:3])}."
        return text

    def _content(self, record: Published, link: str) -> str:
        parts = []
        for correction in reversed(record.corrections):
            day = vietnamese_date(correction.date)
            parts.append(f"<p><strong>Đính chính ngày {day}:</strong> {_text(correction.note)}</p>")
        if isinstance(record, Question):
            day = vietnamese_date(record.as_of)
            parts.append(f"<p><strong>{_text(record.short_answer)}</strong></p>")
            parts.append(f"<p><em>Theo quy định tại ngày {day}.</em></p>")
        parts.extend(f"<p>{_text(sentence)}</p>" for sentence in self._changes(record))
        parts.append(
            self.renderer.render(self.catalogue.uris[self.catalogue.key(record)], record.body)
        )
        sources = "; ".join(
            f'<a href="{_text(source.url)}">{_text(source.title or source.publisher)}</a>'
            + (f" ({_text(source.publisher)})" if source.title else "")
            for source in record.sources
        )
        if sources:
            parts.append(f"<p>Nguồn: {sources}.</p>")
        name = _text(self.catalogue.site.name)
        parts.append(f'<p>Bài đăng trên <a href="{link}">{name}</a>.</p>')
        return sanitise("\n".join(parts))

    def _changes(self, record: Published) -> Iterator[str]:
        """A sentence for each change of the law since the answer's day."""
        seen = outlook(self.catalogue, record)
        if seen is None:
            return
        for notice in notices(self.catalogue, seen.changes):
            now = now_in_words(self.catalogue, notice)
            tail = f"; {now}" if now else ""
            yield f"Lưu ý: {notice.words}{tail}."
        for report in reports(self.catalogue, seen.reported):
            yield f"{report.words}."

    def _categories(self, record: Published) -> tuple[str, ...]:
        names = [KINDS[self.catalogue.key(record).kind].label]
        for kind in ("field", "locality", "movement"):
            for related in self.catalogue.outgoing(record, kind):
                if isinstance(related, FieldOfLife):
                    names.append(related.name)
                elif isinstance(related, Locality):
                    names.append(related.full_name)
                else:
                    names.append(title_of(related))
        return tuple(dict.fromkeys(names))


def _text(value: str) -> str:
    return (
        value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def modified_last(items: tuple[FeedItem, ...]) -> datetime:
    """The newest modification; for an empty feed the first moment of the tag's year."""
    return max((item.modified for item in items), default=datetime(2026, 1, 1, tzinfo=VIETNAM))
