"""The law of a corpus: documents, questions, guides."""

from datetime import date, timedelta
from typing import Any

from bench.made.drawing import FIRST, TODAY, Drawing

CITED, CITING = "nd-5000-2018", 50
"""A decree in force, and how many pages cite it in a corpus of at least 400 records."""

NEWS_CITING = 15
"""Of those pages, the news; the others are questions."""

FORMS = (
    ("nghi-dinh", "Nghị định", "nd", "{}/{}/NĐ-CP", "chinh-phu", "trung-uong"),
    ("thong-tu", "Thông tư", "tt", "{}/{}/TT-BNV", "bo-noi-vu", "trung-uong"),
    ("quyet-dinh", "Quyết định", "qd", "{}/{}/QĐ-TTg", "thu-tuong-chinh-phu", "trung-uong"),
    ("ke-hoach", "Kế hoạch", "kh", "{}/{}/KH-UBND", "ubnd-tinh-kien-giang", "tinh"),
)
"""Type, name, start of the id, form of the number, issuer, level."""

Document = dict[str, Any]


def documents(drawing: Drawing, count: int) -> list[Document]:
    """A register in which some documents replace or amend earlier ones of their form."""
    days = sorted(drawing.day(date(2016, 1, 1), date(2026, 9, 30)) for _ in range(count - 1))
    made: list[Document] = []
    for index, day in enumerate([date(2018, 3, 1), *days][:count]):
        document = _document(drawing, index, day)
        older = [
            other
            for other in made[1:]
            if other["type"] == document["type"]
            and other["verified"]
            and "ended" not in other
            and other["effective"] < document["effective"]
        ]
        if older and document["verified"] and drawing.chance.random() < 0.4:
            old = older.pop(drawing.chance.randrange(len(older)))
            document["replaces"] = [old["id"]]
            old["ended"] = {"date": document["effective"], "by": document["id"]}
        if older and drawing.chance.random() < 0.3:
            document["amends"] = [_provision(drawing, drawing.chance.choice(older))]
        made.append(document)
    for document in made:
        body = drawing.body(drawing.said, 60, ["Trung ương"])
        for old_id in document.get("replaces", ()):
            body += f"\n\nVăn bản này thay thế [[{old_id}]]."
        day = date.fromisoformat(document["issued"])
        keys = {key: value for key, value in document.items() if key != "id"}
        sources = [drawing.source(day)]
        published = max(day, FIRST)
        drawing.write("document", "legal", document["id"], published, body, sources=sources, **keys)
    return made


def _document(drawing: Drawing, index: int, day: date) -> Document:
    form = FORMS[0] if index == 0 else drawing.chance.choice(FORMS)
    kind, name, start, number, issuer, level = form
    number = number.format(5000 + index, day.year)
    effective = day + timedelta(drawing.chance.randint(1, 60))
    subject = f"{drawing.one('subjects')} {drawing.one('scopes')}"
    return {
        "id": f"{start}-{5000 + index}-{day.year}",
        "title": drawing.new(f"{name} về {subject} từ năm {{year}}"),
        "summary": f"{name} số {number} ngày {day:%d/%m/%Y} quy định về {subject}, "
        f"có hiệu lực từ ngày {effective:%d/%m/%Y}.",
        "number": number,
        "type": kind,
        "issuer": issuer,
        "level": level,
        "issued": str(day),
        "effective": str(effective),
        "articles": drawing.chance.randint(8, 99),
        "verified": index == 0 or drawing.chance.random() < 0.95,
        "review_due": _due(drawing),
    }


def _due(drawing: Drawing) -> str:
    return str(drawing.day(TODAY, date(2027, 12, 31)))


def _provision(drawing: Drawing, document: Document) -> dict[str, Any]:
    article = drawing.chance.randint(1, document["articles"])
    return {"document": document["id"], "article": article}


def citation(drawing: Drawing, documents: list[Document]) -> dict[str, Any]:
    """A provision of any document but the one whose citing pages are counted."""
    return _provision(drawing, drawing.chance.choice(documents[1:]))


class Asked:
    """A question: where its page is, what it asks, what it says."""

    def __init__(self, drawing: Drawing) -> None:
        self.holder = drawing.one("holders")
        words = {"holder": self.holder, "award": f"“{drawing.one('awards')}”"}
        self.title = drawing.new(drawing.one("questions"), **words)
        n, year = drawing.chance.randint(2, 30), drawing.chance.randint(2017, 2026)
        answer = drawing.one("short_answers").format(n=n, year=year, **words)
        self.answer = answer[0].upper() + answer[1:]
        self.topic = drawing.chance.choice(drawing.topics)
        self.id = drawing.id(self.title)


def questions(drawing: Drawing, count: int, documents: list[Document]) -> list[Asked]:
    """Questions by topic; the first ones cite the decree whose citing pages are counted."""
    made = [Asked(drawing) for _ in range(count)]
    for index, asked in enumerate(made):
        cited = [citation(drawing, documents) for _ in range(drawing.chance.randint(1, 3))]
        if index < CITING - NEWS_CITING:
            cited.append({"document": CITED, "article": drawing.chance.randint(1, 8)})
        body = "Nội dung này nêu tại [[{document}:dieu-{article}]].\n\n".format(**cited[0])
        body += drawing.body(drawing.said, min(drawing.words, 80), [asked.holder])
        day = drawing.day()
        drawing.write(
            "question",
            f"faq/{asked.topic}",
            asked.id,
            day,
            body,
            question=asked.title,
            topic=asked.topic,
            as_of=str(day),
            short_answer=asked.answer,
            citations=cited,
            related=[other.id for other in drawing.some(made, 0, 3) if other is not asked],
            review_due=_due(drawing),
            sources=[drawing.source(day)],
        )
    return made


def guides(
    drawing: Drawing,
    count: int,
    documents: list[Document],
    questions: list[Asked],
    movements: list[str],
) -> None:
    """Guides that stand on questions and documents."""
    for _ in range(count):
        day = drawing.day()
        subject = f"{drawing.one('subjects')} {drawing.one('scopes')}"
        title = drawing.new(f"Cẩm nang về {subject}, phần {{n}}")
        base = drawing.some(questions, 5, 15)
        links = [f"- [{asked.title}](../faq/{asked.topic}/{asked.id}.md)" for asked in base]
        body = drawing.body(drawing.said, drawing.words, ["Nhân dân"])
        drawing.write(
            "guide",
            "guides",
            drawing.id(title),
            day,
            "\n".join([body, "", "## Câu hỏi", "", *links]),
            title=title,
            summary=f"Những điều cần biết về {subject}, kèm câu trả lời cho từng việc.",
            as_of=str(day),
            questions=[asked.id for asked in base],
            documents=[document["id"] for document in drawing.some(documents[1:], 2, 5)],
            movements=drawing.some(movements, 0, 2),
            sources=[drawing.source(day)],
        )
