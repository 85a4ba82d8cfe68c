"""Which pages the site has: source path, address, template and head of each.

Built from the catalogue alone, so that links, site map, feeds and the
verification of a finished site all read one table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from thidua.catalogue.catalogue import Catalogue, Key
from thidua.publish.listings import GATHERED, GATHERING, Listing, section_listings, story_listings
from thidua.records.base import Article, Published, Record
from thidua.records.body_text import NO_BODY, BodyText
from thidua.records.channels import STANDING
from thidua.records.document import LegalDocument
from thidua.records.fixed_pages import EMBEDS_ADDRESS, FIXED_PAGES, GLOSSARY, HOME, SEARCH
from thidua.records.kinds import KINDS, address_of, index_uri
from thidua.records.lists import FieldOfLife, Locality, Section, Topic
from thidua.records.question import Question
from thidua.text.dates import VIETNAM, vietnamese_date


@dataclass(frozen=True, slots=True)
class PagePlan:
    """One page: where its source stands, where it is read, how it is shown.

    ``uri`` is a path below the content folder; ``written`` says whether a
    file lies there or the page is made of records alone. ``address`` is below
    the site's base, empty for the home page. ``embeds`` names the feed whose
    list the page shows inside the pages of others.
    """

    uri: str
    address: str
    template: str
    title: str
    description: str
    section: str | None = None
    record: Record | None = None
    listing: Listing | None = None
    written: bool = False
    modified: datetime | None = None
    leads_to: str | None = None
    for_editors: bool = False
    embeds: str | None = None

    @property
    def continues(self) -> bool:
        """Whether it is a further page of a list that begins on another."""
        return self.listing is not None and self.listing.number > 1

    @property
    def about(self) -> Record | None:
        """The record that it shows, or with whose list it goes on."""
        if self.record is None and self.listing is not None:
            return self.listing.gathered_by
        return self.record

    @property
    def unlisted(self) -> bool:
        """Whether site maps and search pass it by."""
        return self.leads_to is not None or self.for_editors or self.embeds is not None

    @property
    def body(self) -> BodyText:
        """The Markdown below the front matter of a page that shows its record."""
        return shown_body(self.record) if isinstance(self.record, Published) else NO_BODY

    @property
    def file(self) -> str:
        """The path of the finished page below the site folder."""
        return f"{self.address}index.html"


def shown_body(record: Published) -> BodyText:
    """The body of a record, of which nothing is shown any more once it was withdrawn."""
    return record.body if record.withdrawn is None else NO_BODY


@dataclass(frozen=True)
class Plan:
    """All pages of the site."""

    catalogue: Catalogue
    pages: tuple[PagePlan, ...]

    @cached_property
    def by_uri(self) -> dict[str, PagePlan]:
        """The pages by their source path."""
        return {page.uri: page for page in self.pages}

    @cached_property
    def by_address(self) -> dict[str, PagePlan]:
        """The pages by their address."""
        return {page.address: page for page in self.pages}

    def address_at(self, uri: str) -> str | None:
        """The address of the page or the file that a source path stands for."""
        page = self.by_uri.get(uri)
        if page is not None:
            return page.address
        return uri if uri in self.catalogue.assets else None

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in the order of the navigation."""
        return tuple(s for s in self.catalogue.all("section") if isinstance(s, Section))

    def section_address(self, section_id: str) -> str:
        """The address of the index of a section."""
        address = KINDS[section_id].index
        assert address is not None
        return address

    def trail(self, page: PagePlan) -> list[tuple[str, str]]:
        """The way from the home page to ``page``, without it: names and addresses."""
        steps = [("Trang chủ", "")]
        if page.section in self._step_of:
            steps.append(self._step_of[page.section])
        if page.continues and page.about is not None:
            steps.append((title_of(page.about), self.catalogue.address(page.about)))
        topic_id = getattr(page.record, "topic", None)
        topic = self.catalogue.get("topic", topic_id) if topic_id else None
        if topic is not None:
            steps.append((title_of(topic), self.catalogue.address(topic)))
        return [step for step in steps if step[1] != page.address]

    @cached_property
    def _step_of(self) -> Mapping[str | None, tuple[str, str]]:
        """The step that leads to a section, by its id."""
        return {s.id: (s.short, self.section_address(s.id)) for s in self.sections}


def make_plan(catalogue: Catalogue) -> Plan:
    """Every page of the site for the catalogue's day."""
    pages = [
        *_fixed(catalogue),
        *_of_glossary(catalogue),
        *_for_editors(),
        *_for_newsrooms(catalogue),
        *_indexes(catalogue),
        *_of_records(catalogue),
    ]
    taken = {page.address for page in pages}
    pages.extend(page for page in _redirects(catalogue) if page.address not in taken)
    return Plan(catalogue, tuple(pages))


def _fixed_page(
    uri: str, template: str, title: str, description: str, for_editors: bool = False
) -> PagePlan:
    address = FIXED_PAGES[uri]
    return PagePlan(uri, address, template, title, description, for_editors=for_editors)


def _fixed(catalogue: Catalogue) -> Iterator[PagePlan]:
    site = catalogue.site
    yield _fixed_page(HOME, "home.html", site.name, site.description)
    yield _fixed_page(
        "site-map.md",
        "site-map.html",
        "Sơ đồ trang",
        f"Tất cả các mục và trang của {site.name}, xếp theo mục.",
    )
    yield _fixed_page(
        SEARCH,
        "search.html",
        "Tìm kiếm",
        f"Tìm trong mọi trang của {site.name}: gõ có dấu hay không dấu, số hiệu hay chữ viết tắt.",
    )
    yield _fixed_page(
        "links.md",
        "links.html",
        "Liên kết",
        "Các cơ quan, báo, đài mà kế hoạch tuyên truyền nêu tên, cùng địa chỉ trên mạng đã thấy.",
    )
    yield _fixed_page(
        "feeds.md",
        "feeds.html",
        "Kênh tin RSS",
        f"Các kênh RSS của {site.name} dành cho báo, đài, cổng thông tin và bạn đọc.",
    )
    yield _fixed_page(
        "errata.md",
        "errata.html",
        "Đính chính, gỡ bài",
        f"Mọi lần {site.name} đính chính hoặc gỡ một bài đã đăng, xếp theo ngày, mới nhất ở trên.",
    )


def _of_glossary(catalogue: Catalogue) -> Iterator[PagePlan]:
    yield _fixed_page(
        GLOSSARY,
        "glossary.html",
        "Thuật ngữ",
        f"Thuật ngữ và chữ viết tắt dùng trên trang {catalogue.site.name}, kèm lời giải nghĩa.",
    )


def _for_editors() -> Iterator[PagePlan]:
    yield _fixed_page(
        "editors.md",
        "editors.html",
        "Dành cho người biên tập",
        "Các trang giúp người biên tập giữ nội dung đúng và mới; không dành cho máy tìm kiếm.",
        for_editors=True,
    )
    yield _fixed_page(
        "review.md",
        "review.html",
        "Danh sách cần rà soát",
        "Những trang cần xem lại hôm nay, vì văn bản hết hiệu lực, đã sửa đổi hoặc chưa xác nhận.",
        for_editors=True,
    )


def _for_newsrooms(catalogue: Catalogue) -> Iterator[PagePlan]:
    """The press corner, the page of the lists to embed, and a list of each standing feed."""
    name = catalogue.site.name
    yield _fixed_page(
        "press.md",
        "press.html",
        "Dành cho báo, đài",
        "Bài mới nhất kèm tệp văn bản, HTML, Word và thời lượng đọc trên sóng; điều kiện dùng lại, "
        "nơi liên hệ và cách đề nghị đính chính.",
    )
    yield _fixed_page(
        "embeds.md",
        "embeds.html",
        "Nhúng danh sách tin",
        f"Mã để cổng thông tin nhúng danh sách tin mới của {name}; không cần mã lệnh, tự cập nhật.",
    )
    for feed in STANDING:
        yield PagePlan(
            f"embeds/{feed}.md",
            embed_address(feed),
            "embed.html",
            f"Khung nhúng {feed}",
            f"Khung nhúng {feed} của {name}: những tin mới nhất, để hiện trong trang khác.",
            embeds=feed,
        )


def embed_address(feed: str) -> str:
    """The address of the list of a feed that portals put into a frame."""
    return f"{EMBEDS_ADDRESS}{feed}/"


def _indexes(catalogue: Catalogue) -> Iterator[PagePlan]:
    for section in catalogue.all("section"):
        assert isinstance(section, Section)
        kind = KINDS[section.id]
        assert kind.index is not None
        for listing in section_listings(catalogue, kind.name, kind.index):
            number = listing.number
            yield PagePlan(
                index_uri(kind) if number == 1 else f"{kind.folder}/page-{number}.md",
                listing.address,
                f"{kind.name}-index.html",
                section.title if number == 1 else f"{section.title}, trang {number}",
                section.summary,
                section=section.id,
                listing=listing,
            )


def _of_records(catalogue: Catalogue) -> Iterator[PagePlan]:
    stories = catalogue.gathered(GATHERED, GATHERING)
    for key, record in catalogue.records.items():
        kind = KINDS[key.kind]
        if kind.address is None:
            continue
        address = address_of(kind, record)
        published = record if isinstance(record, Published) else None
        withdrawn = published is not None and published.withdrawn is not None
        first, *further = (
            story_listings(record, address, stories.get(key, ()))
            if kind.name in GATHERING and not withdrawn
            else (None,)
        )
        yield PagePlan(
            catalogue.uris[key],
            address,
            "withdrawn.html" if withdrawn else f"{kind.name}.html",
            head_title_of(record),
            description_of(record),
            section="question" if kind.name == "topic" else key.kind,
            record=record,
            listing=first,
            written=published is not None,
            modified=published.modified if published else None,
        )
        yield from (_further_stories(catalogue, key, listing) for listing in further)


def _further_stories(catalogue: Catalogue, key: Key, listing: Listing) -> PagePlan:
    """A further page of the stories that speak of one record."""
    record = catalogue.records[key]
    return PagePlan(
        f"{catalogue.uris[key].removesuffix('.md')}/page-{listing.number}.md",
        listing.address,
        "exemplar-index.html",
        f"{title_of(record)}: gương điển hình, trang {listing.number}",
        f"Gương điển hình {_gathered_by(record)}, tiếp theo trang trước.",
        section=key.kind,
        listing=listing,
    )


def _gathered_by(record: Record) -> str:
    """What its stories have to do with a record."""
    if isinstance(record, Locality):
        return f"của {record.full_name}"
    if isinstance(record, FieldOfLife):
        return f"của lĩnh vực {record.name}"
    return f"mà ban biên tập xếp vào “{title_of(record)}”"


def _redirects(catalogue: Catalogue) -> Iterator[PagePlan]:
    for record in catalogue.records.values():
        if isinstance(record, Published):
            for former in record.redirect_from:
                yield _redirect(former, catalogue.address(record), title_of(record))
    for redirect in catalogue.redirects:
        yield _redirect(redirect.source, redirect.target, "Trang đã chuyển địa chỉ")


def _redirect(former: str, address: str, title: str) -> PagePlan:
    return PagePlan(
        f"redirects/{former.strip('/').replace('/', '--')}.md",
        former,
        "redirect.html",
        title,
        "Trang này đã chuyển sang địa chỉ mới.",
        leads_to=address,
    )


def title_of(record: Record) -> str:
    """The title of the page of ``record``.

    Of a withdrawn one only its kind and its day are said: a person who asked
    for the withdrawal has a right not to be named again. A newsroom finds the
    story by its identity and its address, which stay.
    """
    if isinstance(record, Published) and record.withdrawn is not None:
        label = next(k.label for k in KINDS.values() if isinstance(record, k.record))
        day = vietnamese_date(record.appeared.astimezone(VIETNAM).date())
        return f"Bài đã gỡ ({label.lower()} đăng ngày {day})"
    if isinstance(record, Locality):
        return record.full_name[:1].upper() + record.full_name[1:]
    if isinstance(record, FieldOfLife | Topic):
        return record.name
    assert isinstance(record, Article | Question)
    return record.title


def head_title_of(record: Record) -> str:
    """The title in the head of the page of ``record``; many laws share a name, none its number."""
    title = title_of(record)
    if not isinstance(record, LegalDocument) or record.withdrawn is not None:
        return title
    if record.number and record.number not in title:
        return f"{title}, số {record.number}"
    return title


def summary_of(record: Record) -> str:
    """The summary that stands for ``record`` in lists and feeds."""
    assert isinstance(record, Article | Question)
    return record.summary


def withdrawal_words(record: Published) -> str:
    """The sentence that stands in the place of a page that was withdrawn."""
    assert record.withdrawn is not None
    day = vietnamese_date(record.withdrawn.date)
    return f"Bài này đã được gỡ khỏi trang ngày {day}. Lý do: {record.withdrawn.reason}"


def description_of(record: Record) -> str:
    """The description of the page of ``record``, for search engines and cards."""
    if isinstance(record, Published) and record.withdrawn is not None:
        return withdrawal_words(record)
    if isinstance(record, Locality):
        place = title_of(record)
        return (
            f"{place}: gương điển hình, mô hình và tin tức thi đua của địa phương, "
            "theo đơn vị hành chính năm 2024."
        )
    if isinstance(record, FieldOfLife):
        return (
            f"Phong trào, gương điển hình và tin tức của lĩnh vực {record.name}. {record.summary}"
        )
    if isinstance(record, Topic):
        return f"Hỏi đáp pháp luật, chủ đề {record.name}. {record.summary}"
    return summary_of(record)
