"""The one table of kinds: where a record lives and where it is read.

Folders are English, addresses Vietnamese without diacritics. An address does
not carry the folder's year, so that a file may move between years.
"""

from dataclasses import dataclass
from functools import cache

from thidua.records.base import Published, Record, Reviewed
from thidua.records.document import DocumentType, LegalDocument
from thidua.records.exemplar import Exemplar
from thidua.records.lists import FieldOfLife, GlossaryTerm, Locality, Organisation, Section, Topic
from thidua.records.movement import Movement
from thidua.records.others import Consultation, Guide, NewsItem, Page
from thidua.records.question import Question


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record.

    ``folder``   where its files live below ``docs/``; ``None`` for list rows
    ``depth``    folders between ``folder`` and the file (a year, a topic)
    ``listed``   the list in ``docs/data/`` whose rows are such records; their pages
                 behave as if they were written in a folder of that name
    ``address``  the address of its page, with ``{id}`` and for questions ``{topic}``
    ``index``    the address of its section
    ``label``    the Vietnamese name of the kind
    ``in_feeds`` whether a new one is news to subscribers
    """

    name: str
    record: type[Record]
    label: str
    folder: str | None = None
    depth: int = 0
    listed: str | None = None
    address: str | None = None
    index: str | None = None
    in_feeds: bool = False

    def __reduce__(self) -> tuple[object, tuple[str]]:
        """A kind is handed from process to process by its name."""
        return _named, (self.name,)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a file of this kind in the order in which editors write them.

        What the page itself says comes first, what all pages share comes last.
        """
        return _keys(self.record)


@cache
def _keys(record: type[Record]) -> tuple[str, ...]:
    shared = [*Reviewed.model_fields, *Published.model_fields]
    names = [name for name in record.model_fields if name != "body"]
    return (
        *(name for name in names if name not in shared),
        *(
            name
            for name in Published.model_fields
            if name in names
            and name != "sources"
            and name in ("published", "updated", "publish_at", "owner")
        ),
        *(name for name in Reviewed.model_fields if name in names),
        *(
            name
            for name in Published.model_fields
            if name in names and name not in ("id", "published", "updated", "publish_at", "owner")
        ),
    )


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind(
            "movement",
            Movement,
            "Phong trào thi đua",
            "movements",
            address="phong-trao/{id}/",
            index="phong-trao/",
            in_feeds=True,
        ),
        Kind(
            "exemplar",
            Exemplar,
            "Gương điển hình",
            "exemplars",
            1,
            address="guong-dien-hinh/{id}/",
            index="guong-dien-hinh/",
            in_feeds=True,
        ),
        Kind(
            "question",
            Question,
            "Hỏi đáp",
            "faq",
            1,
            address="hoi-dap/{topic}/{id}/",
            index="hoi-dap/",
            in_feeds=True,
        ),
        Kind("guide", Guide, "Cẩm nang", "guides", address="cam-nang/{id}/", index="cam-nang/"),
        Kind(
            "document",
            LegalDocument,
            "Văn bản",
            "legal",
            address="van-ban/{id}/",
            index="van-ban/",
            in_feeds=True,
        ),
        Kind(
            "news",
            NewsItem,
            "Tin tức",
            "news",
            address="tin-tuc/{id}/",
            index="tin-tuc/",
            in_feeds=True,
        ),
        Kind(
            "consultation",
            Consultation,
            "Lấy ý kiến",
            "consultations",
            address="lay-y-kien/{id}/",
            index="lay-y-kien/",
            in_feeds=True,
        ),
        Kind("page", Page, "Trang", "pages", address="{id}/"),
        Kind("organisation", Organisation, "Cơ quan", listed="organisations"),
        Kind(
            "locality",
            Locality,
            "Địa phương",
            listed="localities",
            address="dia-phuong/{id}/",
            index="dia-phuong/",
        ),
        Kind(
            "field",
            FieldOfLife,
            "Lĩnh vực",
            listed="fields",
            address="linh-vuc/{id}/",
            index="linh-vuc/",
        ),
        Kind("topic", Topic, "Chủ đề", listed="topics", address="hoi-dap/{id}/"),
        Kind("document_type", DocumentType, "Hình thức văn bản", listed="document-types"),
        Kind("term", GlossaryTerm, "Thuật ngữ", listed="glossary"),
        Kind("section", Section, "Mục", listed="sections"),
    )
}


def _named(name: str) -> Kind:
    return KINDS[name]


def index_uri(kind: Kind) -> str:
    """The source path that the index of ``kind`` stands for; no file lies there."""
    return f"{kind.folder or kind.listed}/index.md"


def row_folder(kind: Kind) -> str:
    """The folder in which the pages of list rows stand; topics stand among the questions."""
    return str(KINDS["question"].folder if kind.name == "topic" else kind.listed)


def row_uri(kind: Kind, record: Record) -> str:
    """The source path that the page of a list row stands for; no file lies there."""
    return row_page(kind, record.id)


def row_page(kind: Kind, id: str) -> str:
    """``row_uri`` of the row with this id, faulty or not."""
    file = f"{id}/index.md" if kind.name == "topic" else f"{id}.md"
    return f"{row_folder(kind)}/{file}"


def address_of(kind: Kind, record: Record) -> str:
    """The public address of ``record`` below the site's base, with a final slash."""
    if kind.address is None:
        raise ValueError(f"records of kind {kind.name} have no page")
    topic = record.topic if isinstance(record, Question) else ""
    return kind.address.format(id=record.id, topic=topic)
