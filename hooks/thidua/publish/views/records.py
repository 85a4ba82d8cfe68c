"""The views of single records: what stands around their words."""

from itertools import groupby
from typing import Any

from thidua.catalogue.law.kin import Kin, kin
from thidua.catalogue.topics import groups
from thidua.publish.lifeline import lifeline
from thidua.publish.milestones import milestone_line
from thidua.publish.plan import PagePlan
from thidua.publish.prose import card_id, citation_in_words, name_of_document
from thidua.publish.publication import Publication
from thidua.publish.series import measured
from thidua.records.citations import anchor, provision
from thidua.records.document import DocumentType, LegalDocument
from thidua.records.exemplar import Exemplar, ExemplarKind
from thidua.records.lists import FieldOfLife, Locality, Topic
from thidua.records.movement import PART_LABELS, Movement
from thidua.records.others import Guide, NewsItem
from thidua.records.question import Audience, Question
from thidua.records.values import Citation

EXEMPLAR_KINDS = {
    ExemplarKind.PERSON: "Cá nhân",
    ExemplarKind.COLLECTIVE: "Tập thể",
    ExemplarKind.MODEL: "Mô hình",
}
AUDIENCES = {
    Audience.EVERYONE: "Mọi người",
    Audience.OFFICIALS: "Cán bộ, công chức, viên chức",
    Audience.ENTERPRISES: "Doanh nghiệp",
    Audience.FARMERS_WORKERS: "Nông dân, người lao động",
    Audience.COMMUNES: "Xã, phường, thôn",
    Audience.CLUSTERS: "Cụm, khối thi đua",
}

NEIGHBOURS = 4
"""Other stories of the same locality below a story."""

_RELATIONS = (
    ("replaces", "Thay thế", "thay-the"),
    ("replaced_by", "Được thay thế bởi", "duoc-thay-the"),
    ("amends", "Sửa đổi, bổ sung", "sua-doi"),
    ("amended_by", "Được sửa đổi bởi", "duoc-sua-doi"),
    ("repeals", "Bãi bỏ", "bai-bo"),
    ("repealed_by", "Bị bãi bỏ bởi", "bi-bai-bo"),
    ("suspends", "Ngưng hiệu lực", "ngung-hieu-luc"),
    ("suspended_by", "Bị ngưng hiệu lực bởi", "bi-ngung-hieu-luc"),
    ("consolidates", "Hợp nhất", "hop-nhat"),
    ("consolidated_by", "Được hợp nhất tại", "duoc-hop-nhat"),
)
"""The relations on the page of a document: field of ``Kin``, heading, mark of the heading."""


def _provisions(made: Publication, citations: tuple[Citation, ...]) -> list[dict[str, Any]]:
    """Citations in words with the document they are of."""
    rows = []
    for citation in citations:
        document = made.catalogue.register.documents.get(citation.document)
        rows.append(
            {
                "citation": citation,
                "card": card_id(citation),
                "words": citation_in_words(made.catalogue, citation),
                "provision": provision(citation),
                "document": document,
                "anchor": anchor(citation),
            }
        )
    return rows


def _by_document(made: Publication, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Provisions gathered under their document, in the order in which documents first occur."""
    gathered: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        gathered.setdefault(row["citation"].document, []).append(row)
    return [
        {
            "document": found[0]["document"],
            "name": citation_in_words(made.catalogue, Citation(document=id)),
            "rows": found,
        }
        for id, found in gathered.items()
    ]


def movement(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """A movement with its basis, its people, its news and the questions about it."""
    record = plan.record
    assert isinstance(record, Movement)
    catalogue = made.catalogue
    return {
        "launchers": [catalogue.get("organisation", id) for id in record.launched_by],
        "basis": _provisions(made, record.legal_basis),
        "milestones": sorted(record.milestones, key=lambda m: m.date),
        "milestone_line": milestone_line(record, catalogue.today),
        "results": measured(record),
        "fields": catalogue.outgoing(record, "field"),
        "news": catalogue.incoming(record, "news"),
        "questions": catalogue.questions_of(record),
        "partly": [PART_LABELS[part] for part in record.partly_checked],
    }


def exemplar(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """A story with its place, its movement and its neighbours."""
    record = plan.record
    assert isinstance(record, Exemplar)
    catalogue = made.catalogue
    place = catalogue.get("locality", record.locality) if record.locality else None
    return {
        "kind_label": EXEMPLAR_KINDS[record.kind],
        "place": place,
        "fields": catalogue.outgoing(record, "field"),
        "movements": catalogue.outgoing(record, "movement"),
        "news": catalogue.incoming(record, "news"),
        "near": catalogue.neighbours(record, NEIGHBOURS),
    }


def question(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """An answer with its provisions and the questions near it."""
    record = plan.record
    assert isinstance(record, Question)
    catalogue = made.catalogue
    related = [catalogue.get("question", id) for id in record.related]
    return {
        "basis": _by_document(made, _provisions(made, record.citations)),
        "audiences": [AUDIENCES[a] for a in record.audience if a is not Audience.EVERYONE],
        "topic": catalogue.get("topic", record.topic),
        "related": [other for other in related if other is not None],
        "guides": catalogue.incoming(record, "guide"),
    }


def topic(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """The questions of a topic and the other topics."""
    record = plan.record
    assert isinstance(record, Topic)
    catalogue = made.catalogue
    return {
        "groups": groups(catalogue, record),
        "topics": [t for t in catalogue.all("topic") if catalogue.incoming(t, "question")],
    }


def document(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """A document with its life, and everything that cites it, by article; its kin only once."""
    record = plan.record
    assert isinstance(record, LegalDocument)
    catalogue = made.catalogue
    form = catalogue.get("document_type", record.type)
    relatives = kin(catalogue.register, record.id)
    citing = [
        (citation, other)
        for citation, other in catalogue.citing(record)
        if other is not record
        and (
            citation.article
            or not isinstance(other, LegalDocument)
            or other.id not in relatives.ids
        )
    ]
    cited = [
        (words, mark, [other for _, other in rows])
        for (words, mark), rows in (
            (key, list(group))
            for key, group in groupby(
                citing,
                key=lambda pair: (
                    f"Điều {pair[0].article}" if pair[0].article else "Cả văn bản",
                    anchor(pair[0]),
                ),
            )
        )
    ]
    ended_by = record.ended.by if record.ended else None
    return {
        "form": form if isinstance(form, DocumentType) else None,
        "name": name_of_document(catalogue, record),
        "life": lifeline(catalogue, record),
        "since": catalogue.register.first_day(record.id),
        "issuer": catalogue.get("organisation", record.issuer),
        "ended_by": catalogue.get("document", ended_by) if ended_by else None,
        "relations": _relations(made, relatives),
        "cited": [(words, mark, _once(others)) for words, mark, others in cited],
    }


def _relations(
    made: Publication, relatives: Kin
) -> list[tuple[str, str, list[tuple[LegalDocument, str]]]]:
    """The relations of a document: words, mark, the others with the parts concerned."""
    documents = made.catalogue.register.documents
    found = [
        (
            label,
            mark,
            [
                (documents[relative.id], "; ".join(map(provision, relative.parts)))
                for relative in getattr(relatives, name)
            ],
        )
        for name, label, mark in _RELATIONS
    ]
    return [relation for relation in found if relation[2]]


def _once(records: list[Any]) -> list[Any]:
    return list({(type(r), r.id): r for r in records}.values())


def news(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """An event with what it concerns."""
    record = plan.record
    assert isinstance(record, NewsItem)
    catalogue = made.catalogue
    return {
        "place": catalogue.get("locality", record.locality) if record.locality else None,
        "fields": catalogue.outgoing(record, "field"),
        "movements": catalogue.outgoing(record, "movement"),
        "exemplars": catalogue.outgoing(record, "exemplar"),
    }


def guide(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """A guide with the questions and documents it is built on."""
    record = plan.record
    assert isinstance(record, Guide)
    catalogue = made.catalogue
    return {
        "audiences": [AUDIENCES[a] for a in record.audience if a is not Audience.EVERYONE],
        "questions": [q for i in record.questions if (q := catalogue.get("question", i))],
        "documents": catalogue.outgoing(record, "document"),
        "movements": catalogue.outgoing(record, "movement"),
    }


def locality(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """A locality with its stories, its news, and the localities beside it."""
    record = plan.record
    assert isinstance(record, Locality)
    catalogue = made.catalogue
    return {
        "news": catalogue.incoming(record, "news"),
        "consultations": catalogue.incoming(record, "consultation"),
        "others": [other for other in catalogue.all("locality") if other.id != record.id],
    }


def field(made: Publication, plan: PagePlan) -> dict[str, Any]:
    """A field with its movements, its stories and its news."""
    record = plan.record
    assert isinstance(record, FieldOfLife)
    catalogue = made.catalogue
    return {
        "movements": catalogue.incoming(record, "movement"),
        "news": catalogue.incoming(record, "news"),
        "others": [other for other in catalogue.all("field") if other.id != record.id],
    }
