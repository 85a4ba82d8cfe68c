"""Content as it may be in ten years: ``bench/corpus.py --records 5000 --seed 1 --out DIR``.

Writes a content folder of N records of all kinds with their relations, which
passes the checker and builds. Words, places and lists come from ``docs/`` and
``bench/corpus-words.yml``; people are put together from syllables and exist
nowhere; numbers of documents begin where none of ours is. The same seed gives
the same bytes. With ``--with-content`` our own records stand among the N. A
corpus is made, used and thrown away, never committed.
"""

import argparse
import json
import random
import re
import shutil
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from bench.chain import FIGURE, NAME, Chain  # noqa: E402  (the path comes first)

from thidua.records.kinds import KINDS  # noqa: E402
from thidua.text.letters import slug  # noqa: E402
from thidua.text.workdays import CONSULTATION_DAYS, last_working_day  # noqa: E402

DOCS = ROOT / "docs"
FIRST, TODAY = date(2017, 1, 1), date(2026, 11, 24)
"""Records are published from the first day to the second."""

CITED, CITING = "nd-5000-2018", 50
"""A decree in force, and how many pages cite it."""

FORMS = (
    ("nghi-dinh", "Nghị định", "nd", "{}/{}/NĐ-CP", "chinh-phu", "trung-uong"),
    ("thong-tu", "Thông tư", "tt", "{}/{}/TT-BNV", "bo-noi-vu", "trung-uong"),
    ("quyet-dinh", "Quyết định", "qd", "{}/{}/QĐ-TTg", "thu-tuong-chinh-phu", "trung-uong"),
    ("ke-hoach", "Kế hoạch", "kh", "{}/{}/KH-UBND", "ubnd-tinh-kien-giang", "tinh"),
)
"""Type, name, start of the id, form of the number, issuer and level of generated documents."""


_KIND_OF_PLACE = re.compile(r"^(?:xã|phường|thị trấn|huyện|thành phố) ")


def shares(count: int) -> dict[str, int]:
    """How many records of each kind: law grows slowly, stories and news fill the years."""
    some = {
        "document": min(count // 4, 40 + count * 3 // 100),
        "movement": min(count // 12, 20 + count // 250),
        "question": min(count // 4, 150 + count // 20),
        "guide": min(count // 25, 12 + count // 1000),
        "consultation": count // 50,
    }
    rest = count - sum(some.values())
    return {**some, "exemplar": rest * 55 // 100, "news": rest - rest * 55 // 100}


class Corpus:
    """The files of a corpus, path below the content folder → text, in ``files``."""

    def __init__(self, count: int, seed: int, words: int, with_content: bool = False) -> None:
        self.files: dict[str, str] = {}
        self._chance = random.Random(seed)
        self._words = words
        self._phrases = yaml.safe_load((ROOT / "bench/corpus-words.yml").read_text("utf-8"))
        own = {path.relative_to(DOCS).as_posix(): path.read_text("utf-8") for path in _pages()}
        named = re.compile(r"^(?:title|question|name): (.+)$", re.MULTILINE)
        self._taken = {name for text in own.values() for name in named.findall(text)}
        self._taken |= {Path(path).stem for path in own}
        self._fields = [row["id"] for row in _list("fields")]
        self._topics = [row["id"] for row in _list("topics")]
        self._places = list(_places(own.values()))
        stories, law = (
            Chain(text.split("\n---\n", 1)[1] for path, text in own.items() if path[0] in initials)
            for initials in ("enm", "fgl")  # exemplars, news, movements; faq, guides, legal
        )
        self._told = [stories.sentence(self._chance) for _ in range(12_000)]
        self._said = [law.sentence(self._chance) for _ in range(4_000)]
        if with_content:
            self.files |= own
            count -= sum(not path.startswith("pages/") for path in own)
        share = shares(max(count, 0))
        self._write_documents(share["document"])
        self._write_movements(share["movement"])
        self._write_exemplars(share["exemplar"])
        self._write_news(share["news"])
        self._write_questions(share["question"])
        self._write_guides(share["guide"])
        self._write_consultations(share["consultation"])

    # What all records share

    def _some(self, of: list[Any], least: int, most: int) -> list[Any]:
        return self._chance.sample(of, min(len(of), self._chance.randint(least, most)))

    def _day(self, first: date = FIRST, last: date = TODAY) -> date:
        return first + timedelta(self._chance.randrange((last - first).days + 1))

    def _moment(self, day: date) -> str:
        return f"{day}T{self._chance.randrange(7, 18):02}:{self._chance.randrange(60):02}:00+07:00"

    def _new(self, form: str, **values: object) -> str:
        """``form`` filled in, of no earlier title or name; {n} and {year} are drawn."""
        while True:
            drawn = {"n": self._chance.randint(2, 480), "year": self._chance.randint(2017, 2026)}
            text = form.format(**drawn, **values)
            text = text[0].upper() + text[1:]
            if text not in self._taken:
                self._taken.add(text)
                return text
            form = form if "{n}" in form else f"{form}, đợt {{n}}"

    def _id(self, title: str, start: str = "") -> str:
        """An identifier from the first words of ``title``, of no earlier record."""
        stem = start + "-".join(slug(title).split("-")[:10])
        id, more = stem, 2
        while id in self._taken:
            id, more = f"{stem}-{more}", more + 1
        self._taken.add(id)
        return id

    def _person(self) -> str:
        while True:
            name = " ".join(map(self._draw, ("family", "middle", "given", "given")))
            if name not in self._taken:
                self._taken.add(name)
                return name

    def _source(self, day: date) -> dict[str, str]:
        number = self._chance.randrange(100_000)
        url = f"https://bao{number % 20}.example.org/tin/{day:%Y/%m}/bai-{number}.html"
        return {"publisher": f"Báo Mẫu {number % 20}", "url": url, "accessed": str(day)}

    def _write(self, kind: str, folder: str, id: str, day: date, body: str, /, **keys: Any) -> None:
        """One file; its keys stand in the order of the record type."""
        keys |= {"published": self._moment(day), "owner": "ban-bien-tap"}
        order = KINDS[kind].keys
        lines = [
            f"{key}: {json.dumps(keys[key], ensure_ascii=False)}" for key in order if key in keys
        ]
        self.files[f"{folder}/{id}.md"] = "\n".join(["---", *lines, "---", "", body, ""])

    def _paragraphs(self, pool: list[str], words: int, names: list[str], told: list[str]) -> str:
        """About ``words`` words: sentences of the pool, about ``names``, and those of ``told``."""
        parts: list[str] = []
        paragraph: list[str] = []
        count = 0
        while count < words:
            if told and self._chance.random() < 0.15:
                sentence = self._chance.choice(told)
            else:
                sentence = self._chance.choice(pool)
                while FIGURE in sentence:
                    sentence = sentence.replace(FIGURE, str(self._chance.randint(2, 990)), 1)
                while NAME in sentence:
                    sentence = sentence.replace(NAME, self._chance.choice(names), 1)
                sentence = sentence[0].upper() + sentence[1:]
            paragraph.append(sentence)
            count += sentence.count(" ") + 1
            if len(paragraph) == 4:
                parts.append(" ".join(paragraph))
                paragraph = []
                if self._chance.random() < 0.15:
                    parts.append(f"## {self._heading(pool)}")
        last = " ".join(paragraph) or self._chance.choice(told or ["Tin còn được cập nhật."])
        return "\n\n".join([*parts, last])

    def _heading(self, pool: list[str]) -> str:
        while True:
            words = re.split(r"[,.{]", self._chance.choice(pool))[0].split()
            if len(words) >= 3:
                return " ".join(words[:8])

    # Law

    def _write_documents(self, count: int) -> None:
        """A register in which some documents replace or amend earlier ones of their form."""
        days = sorted(self._day(date(2016, 1, 1), date(2026, 9, 30)) for _ in range(count - 1))
        rows: list[dict[str, Any]] = []
        for index, day in enumerate([date(2018, 3, 1), *days][:count]):
            form = FORMS[0] if index == 0 else self._chance.choice(FORMS)
            kind, name, start, number, issuer, level = form
            effective = day + timedelta(self._chance.randint(1, 60))
            row: dict[str, Any] = {
                "id": f"{start}-{5000 + index}-{day.year}",
                "number": number.format(5000 + index, day.year),
                "type": kind, "issuer": issuer, "level": level, "issued": str(day),
                "effective": str(effective), "articles": self._chance.randint(8, 99),
                "verified": self._chance.random() < 0.95, "review_due": str(self._day(TODAY, date(2027, 12, 31))),
            }  # fmt: skip
            subject, scope = self._draw("subjects"), self._draw("scopes")
            row["title"] = self._new(f"{name} về {subject} {scope} từ năm {{year}}")
            row["summary"] = (
                f"{name} số {row['number']} ngày {day:%d/%m/%Y} quy định về {subject} {scope}, "
                f"có hiệu lực từ ngày {effective:%d/%m/%Y}."
            )
            older = [
                each for each in rows[1:]
                if each["type"] == kind and "ended" not in each and each["verified"]
                and each["effective"] < row["effective"]
            ]  # fmt: skip
            if older and row["verified"] and self._chance.random() < 0.4:
                old = self._chance.choice(older)
                row["replaces"] = [old["id"]]
                old["ended"] = {"date": row["effective"], "by": row["id"]}
                older.remove(old)
            if older and self._chance.random() < 0.3:
                changed = self._chance.choice(older)
                article = self._chance.randint(1, changed["articles"])
                row["amends"] = [{"document": changed["id"], "article": article}]
            rows.append(row)
        self._documents = rows
        for row in rows:
            body = self._paragraphs(self._said, 60, [row["number"].split("/")[0]], [])
            if "replaces" in row:
                body += f"\n\nVăn bản này thay thế [[{row['replaces'][0]}]]."
            day = date.fromisoformat(row["issued"])
            sources = [self._source(day)]
            keys = {key: value for key, value in row.items() if key != "id"}
            self._write(
                "document", "legal", row["id"], max(day, FIRST), body, sources=sources, **keys
            )

    def _draw(self, list_of_phrases: str) -> str:
        phrase: str = self._chance.choice(self._phrases[list_of_phrases])
        return phrase

    def _citation(self) -> dict[str, Any]:
        """A provision of any document but the one whose citing pages are counted."""
        row = self._chance.choice(self._documents[1:])
        return {"document": row["id"], "article": self._chance.randint(1, row["articles"])}

    def _write_questions(self, count: int) -> None:
        """Questions by topic; the first ones cite the decree whose citing pages are counted."""
        rows = []
        for _ in range(count):
            holder, award = self._draw("holders"), self._draw("awards")
            words = {"holder": holder, "award": f"“{award}”"}
            title = self._new(self._draw("questions"), **words)
            answer = self._draw("short_answers").format(
                year=self._chance.randint(2017, 2026), n=self._chance.randint(2, 30), **words
            )
            rows.append((self._id(title), self._chance.choice(self._topics), title, answer, holder))
        ids = [row[0] for row in rows]
        for place, (id, topic, title, answer, holder) in enumerate(rows):
            cited = [self._citation() for _ in range(self._chance.randint(1, 3))]
            if place < CITING - min(15, len(self._news)):
                cited.append({"document": CITED, "article": self._chance.randint(1, 8)})
            form = "Nội dung này nêu tại [[{document}:dieu-{article}]].\n\n".format(**cited[0])
            day = self._day()
            self._write(
                "question", f"faq/{topic}", id, day,
                form + self._paragraphs(self._said, min(self._words, 80), [holder], []),
                question=title, topic=topic, audience=["moi-nguoi"], as_of=str(day),
                short_answer=answer[0].upper() + answer[1:], citations=cited,
                related=[other for other in self._some(ids, 0, 3) if other != id],
                review_due=str(self._day(TODAY, date(2027, 12, 31))), sources=[self._source(day)],
            )  # fmt: skip
        self._questions = rows

    def _write_guides(self, count: int) -> None:
        """Guides that stand on questions and documents."""
        for _ in range(count):
            day = self._day()
            subject = f"{self._draw('subjects')} {self._draw('scopes')}"
            title = self._new(f"Cẩm nang về {subject}, phần {{n}}")
            asked = self._some(self._questions, 5, 15)
            links = [f"- [{row[2]}](../faq/{row[1]}/{row[0]}.md)" for row in asked]
            body = self._paragraphs(self._said, self._words, ["Nhân dân"], [])
            self._write(
                "guide", "guides", self._id(title), day, "\n".join([body, "", "## Câu hỏi", "", *links]),
                title=title, summary=f"Những điều cần biết về {subject}, kèm câu trả lời cho từng việc.",
                audience=["moi-nguoi"], as_of=str(day), questions=[row[0] for row in asked],
                documents=[row["id"] for row in self._some(self._documents[1:], 2, 5)],
                movements=self._some(self._movements, 0, 2), sources=[self._source(day)],
            )  # fmt: skip

    # Movements and people

    def _write_movements(self, count: int) -> None:
        """Movements of five years, the older ones ended."""
        self._movements: list[str] = []
        for _ in range(count):
            year = self._chance.randint(2011, 2026)
            aim, scope = self._draw("aims"), self._draw("scopes")
            title = self._new(f"Phong trào thi đua {aim} {scope}, giai đoạn {year}-{year + 4}")
            day = self._day(max(FIRST, date(year, 1, 1)))
            level = self._chance.choice(["trung-uong", "tinh"])
            keys: dict[str, Any] = {}
            if year + 4 < 2024:
                keys["closed"] = {
                    "date": str(year + 5),
                    "basis": "da-tong-ket",
                    "source": self._source(day),
                }
            milestones = [
                {
                    "date": str(year + step),
                    "title": f"Hội nghị lần {step + 1} về {aim}",
                    "source": self._source(day),
                }
                for step in range(3)
            ]
            results = [
                {"year": str(year + step), "what": f"Hộ tham gia {aim}", "figure": self._chance.randint(50, 9_000),
                 "unit": "hộ", "scope": "tinh", "source": self._source(day)}
                for step in range(self._chance.randint(0, 4))
            ]  # fmt: skip
            id = self._id(title)
            self._movements.append(id)
            self._write(
                "movement", "movements", id, day, self._paragraphs(self._told, min(self._words, 350), [aim], []),
                title=title, summary=f"Phong trào {aim} {scope} phát động năm {year}, gắn với việc làm hằng ngày của Nhân dân.",
                level=level, launched_by=["thu-tuong-chinh-phu" if level == "trung-uong" else "ubnd-tinh-kien-giang"],
                launched=str(year), period={"start": str(year), "end": str(year + 4)},
                legal_basis=[self._citation()], fields=self._some(self._fields, 1, 3),
                milestones=milestones, results=results, sources=[self._source(day)], **keys,
            )  # fmt: skip

    def _work(self) -> tuple[dict[str, Any], str, str]:
        """A work, the thing in few words, and how."""
        work = self._chance.choice(self._phrases["works"])
        return work, self._doing(work), self._chance.choice(work["how"])

    def _doing(self, work: dict[str, Any]) -> str:
        return f"{self._chance.choice(work['does'])} {self._chance.choice(work['what'])}"

    def _write_exemplars(self, count: int) -> None:
        """People, collectives and models over the years, as ours are shared out."""
        self._exemplars: list[tuple[str, str, str]] = []
        for _ in range(count):
            work, doing, how = self._work()
            kind = self._chance.choices(["ca-nhan", "tap-the", "mo-hinh"], [48, 36, 16])[0]
            locality, place, commune = self._chance.choice(self._places)
            name = {
                "ca-nhan": self._person,
                "tap-the": lambda: self._new(f"{self._draw('groups')} {self._draw('given')} {self._draw('given')} {{n}}"),
                "mo-hinh": lambda doing=doing: self._new(f"{self._draw('models')} {doing} số {{n}}"),
            }[kind]()  # fmt: skip
            gain = self._chance.choice(work["gains"])
            verb = "thực hiện" if kind == "mo-hinh" else doing
            title = self._new(f"{name} {verb} {how} ở {commune}, {gain}")
            gained = title.rsplit(", ", 1)[1]
            day = self._day()
            told = [
                f"{name} {doing} {how} từ năm {day.year - self._chance.randint(1, 12)}.",
                f"Ở {place}, việc {doing} {how} được nhiều hộ học theo.",
                f"Kết quả của việc này là {gained}, theo nguồn đã nêu.",
            ]
            id = self._id(f"{name} {commune}")
            self._exemplars.append((id, title, str(day.year)))
            awards = [
                {"title": self._draw("awards"), "date": str(self._chance.randint(2015, day.year))}
                for _ in range(self._chance.choice([0, 0, 1, 2]))
            ]
            keys: dict[str, Any] = {"adult": True} if kind == "ca-nhan" else {}
            self._write(
                "exemplar", f"exemplars/{day.year}", id, day, self._story(commune, told, name if kind == "ca-nhan" else None),
                title=title, summary=f"{name} ở {place} {doing} {how}. Kết quả được ghi nhận trong phong trào thi đua năm {day.year}: {gained}.",
                kind=kind, name=name, role=self._draw("roles") if kind == "ca-nhan" else self._draw("groups"),
                place=place, locality=locality, fields=work["fields"],
                movements=self._some(self._movements, 0, 2), years={"start": str(day.year - 1), "end": str(day.year)},
                awards=awards, verified=self._chance.random() < 0.95, sources=[self._source(day)], **keys,
            )  # fmt: skip

    def _story(self, commune: str, told: list[str], person: str | None = None) -> str:
        near = [self._chance.choice(self._places)[2] for _ in range(2)]
        names = [_KIND_OF_PLACE.sub("", place) for place in (commune, commune, *near)]
        names += [person, person] if person else []
        words = max(20, round(self._words * self._chance.uniform(0.6, 1.4)))
        return self._paragraphs(self._told, words, names, told)

    def _write_news(self, count: int) -> None:
        """News, some about an exemplar; the first ones cite the decree that is counted."""
        self._news: list[str] = []
        for index in range(count):
            _, doing, how = self._work()
            locality, place, commune = self._chance.choice(self._places)
            title = self._new(self._draw("events"), place=commune, what=doing, how=how)
            day = self._day()
            body = self._story(commune, [f"Hoạt động diễn ra ở {place}, nơi bà con {doing} {how}."])
            about = self._some(self._exemplars, 0, 2)
            if about:
                id, told, year = about[0]
                body += f"\n\nXem câu chuyện [{told}](../exemplars/{year}/{id}.md)."
            if index < min(15, CITING):
                body += f"\n\nViệc khen thưởng thực hiện theo [[{CITED}]]."
            self._news.append(self._id(title, f"{day}-"))
            self._write(
                "news", "news", self._news[-1], day, body,
                title=title, summary=f"{title}. Hoạt động ngày {day:%d/%m/%Y} ở {place}.",
                date=str(day), locality=locality, fields=self._some(self._fields, 1, 2),
                movements=self._some(self._movements, 0, 2), exemplars=[each[0] for each in about],
                sources=[self._source(day)],
            )  # fmt: skip

    def _write_consultations(self, count: int) -> None:
        """Notices of this year, whose holidays are known; some are still open."""
        year = next(row for row in _list("holidays") if row["year"] == TODAY.year)
        days, extra = (
            {date.fromisoformat(day) for day in year[key]} for key in ("days", "working")
        )
        for index in range(count):
            start = TODAY - timedelta(index * 300 // count)
            end = last_working_day(start, CONSULTATION_DAYS, days, extra, {TODAY.year})
            name, award = self._person(), self._draw("awards")
            title = f"Lấy ý kiến về việc tặng “{award}” cho {name}"
            locality, place, commune = self._chance.choice(self._places)
            _, doing, how = self._work()
            self._write(
                "consultation", "consultations", self._id(title), start, self._story(commune, [f"{name} {doing} {how}."]),
                title=title, summary=f"Ban biên tập lấy ý kiến Nhân dân về việc đề nghị tặng “{award}” cho {name} ở {place}.",
                nominee=name, award=award, proposed_by="so-noi-vu-kien-giang", locality=locality,
                start=str(start), end=str(end), send_to="Bộ phận tiếp nhận ý kiến của cơ quan đề nghị",
            )  # fmt: skip


def _pages() -> list[Path]:
    return sorted(DOCS.rglob("*.md"))


def _list(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((DOCS / f"data/{name}.yml").read_text("utf-8"))
    return rows


def _places(own: Iterable[str]) -> Iterable[tuple[str, str, str]]:
    """Locality, place and commune: those of our stories, and the localities themselves."""
    localities = {f"{row['kind']} {row['name']}": row["id"] for row in _list("localities")}
    yield from ((id, name, name) for name, id in localities.items())
    place = re.compile(r"^place: ((?:xã|phường|thị trấn) [\w ]+), ([\w ]+)$", re.MULTILINE)
    found = {match.groups() for text in own for match in place.finditer(text)}
    for commune, district in sorted(found):
        if district in localities:
            yield localities[district], f"{commune}, {district}", commune


def write(corpus: Corpus, out: Path, with_content: bool) -> None:
    """Write the content folder; without our records, the lists refer to none of them."""
    shutil.copytree(DOCS / "data", out / "data", dirs_exist_ok=True)
    if not with_content:
        terms = [
            {key: row[key] for key in row if key not in ("citations", "question")}
            for row in _list("glossary")
        ]
        text = yaml.safe_dump(terms, allow_unicode=True, sort_keys=False, width=1000)
        (out / "data" / "glossary.yml").write_text(text, "utf-8")
    for path, text in corpus.files.items():
        file = out / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def main() -> int:
    """Make a corpus and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, required=True, help="how many records, at least 50")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=700, help="mean words of a story")
    parser.add_argument("--with-content", action="store_true", help="our own records among them")
    parser.add_argument("--out", type=Path, required=True, help="a folder that is empty or new")
    given = parser.parse_args()
    if given.out.exists() and any(given.out.iterdir()):
        parser.error(f"{given.out} is not empty")
    write(
        Corpus(given.records, given.seed, given.words, given.with_content),
        given.out,
        given.with_content,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
