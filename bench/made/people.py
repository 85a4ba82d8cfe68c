"""What people do in a corpus: movements, exemplars, news, consultations."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from bench.made.drawing import FIRST, TODAY, Drawing, rows
from bench.made.law import CITED, NEWS_CITING, Document, citation

from thidua.text.workdays import CONSULTATION_DAYS, last_working_day


class Story(NamedTuple):
    """An exemplar that news may tell of."""

    id: str
    title: str
    year: int


def movements(drawing: Drawing, count: int, documents: list[Document]) -> list[str]:
    """The ids of movements of five years; the older ones have ended."""
    made = []
    for _ in range(count):
        year = drawing.chance.randint(2011, 2026)
        aim, scope = drawing.one("aims"), drawing.one("scopes")
        title = drawing.new(f"Phong trào thi đua {aim} {scope}, giai đoạn {year}-{year + 4}")
        day = drawing.day(max(FIRST, date(year, 1, 1)))
        source = drawing.source(day)
        is_central = drawing.chance.random() < 0.5
        keys: dict[str, Any] = {}
        if year + 4 < 2024:
            keys["closed"] = {"date": str(year + 5), "basis": "da-tong-ket", "source": source}
        made.append(drawing.id(title))
        drawing.write(
            "movement",
            "movements",
            made[-1],
            day,
            drawing.body(drawing.told, min(drawing.words, 350), ["Nhân dân"]),
            title=title,
            summary=f"Phong trào {aim} {scope} phát động năm {year}, gắn với việc làm hằng ngày.",
            level="trung-uong" if is_central else "tinh",
            launched_by=["thu-tuong-chinh-phu" if is_central else "ubnd-tinh-kien-giang"],
            launched=str(year),
            period={"start": str(year), "end": str(year + 4)},
            legal_basis=[citation(drawing, documents)],
            fields=drawing.some(drawing.fields, 1, 3),
            milestones=[
                {"date": str(year + n), "title": f"Hội nghị lần {n + 1} về {aim}", "source": source}
                for n in range(3)
            ],
            results=[
                {
                    "year": str(year + n),
                    "what": f"Hộ tham gia {aim}",
                    "figure": drawing.chance.randint(50, 9_000),
                    "unit": "hộ",
                    "scope": "tinh",
                    "source": source,
                }
                for n in range(drawing.chance.randint(0, 4))
            ],
            sources=[source],
            **keys,
        )
    return made


class Work:
    """Something worth following: what is done, how, with what gain."""

    def __init__(self, drawing: Drawing) -> None:
        work = drawing.chance.choice(drawing.phrases["works"])
        does, what, self.how, self.gain = (
            drawing.chance.choice(work[key]) for key in ("does", "what", "how", "gains")
        )
        self.what = f"{does} {what}"
        self.fields: list[str] = work["fields"]


def _name(drawing: Drawing, kind: str) -> str:
    if kind == "ca-nhan":
        return drawing.person()
    before = drawing.one("groups" if kind == "tap-the" else "models")
    return drawing.new(f"{before} {drawing.one('given')} {drawing.one('given')} {{n}}")


def exemplars(drawing: Drawing, count: int, movements: list[str]) -> list[Story]:
    """People, collectives and models over the years, shared out as ours are."""
    made = []
    for _ in range(count):
        work, place, day = Work(drawing), drawing.chance.choice(drawing.places), drawing.day()
        kind = drawing.chance.choices(["ca-nhan", "tap-the", "mo-hinh"], [48, 36, 16])[0]
        is_person = kind == "ca-nhan"
        name = _name(drawing, kind)
        title = drawing.new(f"{name} {work.what} {work.how} ở {place.short}, {work.gain}")
        gain = title.rsplit(", ", 1)[1]
        told = [
            f"{name} {work.what} {work.how} từ năm {day.year - drawing.chance.randint(1, 12)}.",
            f"Ở {place.full}, việc {work.what} {work.how} được nhiều hộ học theo.",
            f"Kết quả của việc này là {gain}, theo nguồn đã nêu.",
        ]
        awards = [
            {"title": drawing.one("awards"), "date": str(drawing.chance.randint(2015, day.year))}
            for _ in range(drawing.chance.choice([0, 0, 1, 2]))
        ]
        keys: dict[str, Any] = {"adult": True} if is_person else {}
        made.append(Story(drawing.id(f"{name} {place.short}"), title, day.year))
        drawing.write(
            "exemplar",
            f"exemplars/{day.year}",
            made[-1].id,
            day,
            drawing.story(place, told, name if is_person else None),
            title=title,
            summary=f"{name} ở {place.full} {work.what} {work.how}. "
            f"Kết quả được ghi nhận trong phong trào thi đua năm {day.year}: {gain}.",
            kind=kind,
            name=name,
            role=drawing.one("roles") if is_person else None,
            place=place.full,
            locality=place.locality,
            fields=work.fields,
            movements=drawing.some(movements, 0, 2),
            years={"start": str(day.year - 1), "end": str(day.year)},
            awards=awards,
            verified=drawing.chance.random() < 0.95,
            sources=[drawing.source(day)],
            **keys,
        )
    return made


def news(drawing: Drawing, count: int, movements: list[str], exemplars: list[Story]) -> None:
    """News, some about an exemplar; the first ones cite the decree that is counted."""
    for index in range(count):
        work, place, day = Work(drawing), drawing.chance.choice(drawing.places), drawing.day()
        words = {"place": place.short, "what": work.what, "how": work.how}
        title = drawing.new(drawing.one("events"), **words)
        told = f"Hoạt động diễn ra ở {place.full}, nơi bà con {work.what} {work.how}."
        body = drawing.story(place, [told])
        about = drawing.some(exemplars, 0, 2)
        for story in about[:1]:
            body += f"\n\nXem [{story.title}](../exemplars/{story.year}/{story.id}.md)."
        if index < NEWS_CITING:
            body += f"\n\nViệc khen thưởng thực hiện theo [[{CITED}]]."
        drawing.write(
            "news",
            "news",
            drawing.id(title, f"{day}-"),
            day,
            body,
            title=title,
            summary=f"{title}. Hoạt động ngày {day:%d/%m/%Y} ở {place.full}.",
            date=str(day),
            locality=place.locality,
            fields=drawing.some(drawing.fields, 1, 2),
            movements=drawing.some(movements, 0, 2),
            exemplars=[story.id for story in about],
            sources=[drawing.source(day)],
        )


def consultations(drawing: Drawing, count: int) -> None:
    """Notices of this year, whose holidays are known; some are still open."""
    (year,) = (row for row in rows("holidays") if row["year"] == TODAY.year)
    off, extra = ({date.fromisoformat(day) for day in year[key]} for key in ("days", "working"))
    for index in range(count):
        start = TODAY - timedelta(index * 300 // count)
        end = last_working_day(start, CONSULTATION_DAYS, off, extra, {TODAY.year})
        name, award, work = drawing.person(), drawing.one("awards"), Work(drawing)
        place = drawing.chance.choice(drawing.places)
        title = f"Lấy ý kiến về việc tặng “{award}” cho {name}"
        drawing.write(
            "consultation",
            "consultations",
            drawing.id(title),
            start,
            drawing.story(place, [f"{name} {work.what} {work.how}."], name),
            title=title,
            summary="Ban biên tập lấy ý kiến Nhân dân về việc "
            f"đề nghị tặng “{award}” cho {name} ở {place.full}.",
            nominee=name,
            award=award,
            proposed_by="so-noi-vu-kien-giang",
            locality=place.locality,
            start=str(start),
            end=str(end),
            send_to="Bộ phận tiếp nhận ý kiến của cơ quan đề nghị",
        )
