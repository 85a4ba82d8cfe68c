"""Drawing lots: words, names, days, bodies, and the files that they end in."""

import json
import random
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from bench.made.chain import FIGURE, NAME, Chain

from thidua.records.kinds import KINDS
from thidua.text.letters import slug

DOCS = Path(__file__).resolve().parents[2] / "docs"
FIRST, TODAY = date(2017, 1, 1), date(2026, 11, 24)
"""Records are published from the first day to the second."""

_PHRASES = Path(__file__).with_name("phrases.yml")
_NAMED = re.compile(r"^(?:title|question|name): (.+)$", re.MULTILINE)
_PLACE = re.compile(r"^place: ((?:xã|phường|thị trấn) [\w ]+), ([\w ]+)$", re.MULTILINE)
_KIND_OF_PLACE = re.compile(r"^(?:xã|phường|thị trấn|huyện|thành phố) ")


class Place(NamedTuple):
    """Where a story is set: "xã Nam Du, huyện Kiên Hải" and the "xã Nam Du" of its title."""

    locality: str
    full: str
    short: str

    @property
    def bare(self) -> str:
        """The name without the kind of place."""
        return _KIND_OF_PLACE.sub("", self.short)


def rows(name: str) -> list[dict[str, Any]]:
    """The rows of a list in ``docs/data/``."""
    found: list[dict[str, Any]] = yaml.safe_load((DOCS / f"data/{name}.yml").read_text("utf-8"))
    return found


def _places(own: Iterable[str]) -> Iterable[Place]:
    """The localities, and the communes of our stories."""
    localities = {f"{row['kind']} {row['name']}": row["id"] for row in rows("localities")}
    yield from (Place(id, name, name) for name, id in localities.items())
    for commune, district in sorted({m.groups() for text in own for m in _PLACE.finditer(text)}):
        if district in localities:
            yield Place(localities[district], f"{commune}, {district}", commune)


class Drawing:
    """One seeded source of lots; ``own`` are our pages, ``words`` the mean length of a story."""

    def __init__(self, seed: int, words: int, own: Mapping[str, str]) -> None:
        self.files: dict[str, str] = {}
        self.chance = random.Random(seed)
        self.words = words
        self.phrases: dict[str, list[Any]] = yaml.safe_load(_PHRASES.read_text("utf-8"))
        self.fields = [row["id"] for row in rows("fields")]
        self.topics = [row["id"] for row in rows("topics")]
        self.places = list(_places(own.values()))
        self._taken = {name for text in own.values() for name in _NAMED.findall(text)}
        self._taken |= {Path(path).stem for path in own}
        self.told = self._sentences(own, ("exemplars/", "news/", "movements/"), 12_000)
        self.said = self._sentences(own, ("faq/", "guides/", "legal/"), 4_000)

    def _sentences(self, own: Mapping[str, str], folders: tuple[str, ...], count: int) -> list[str]:
        bodies = (
            text.split("\n---\n", 1)[1] for path, text in own.items() if path.startswith(folders)
        )
        chain = Chain(bodies)
        return [chain.sentence(self.chance) for _ in range(count)]

    def one(self, phrases: str) -> str:
        """A phrase of the list with this name."""
        phrase: str = self.chance.choice(self.phrases[phrases])
        return phrase

    def some(self, of: list[Any], least: int, most: int) -> list[Any]:
        """Between ``least`` and ``most`` different members, as far as there are any."""
        return self.chance.sample(of, min(len(of), self.chance.randint(least, most)))

    def day(self, first: date = FIRST, last: date = TODAY) -> date:
        """A day, both ends included."""
        return first + timedelta(self.chance.randrange((last - first).days + 1))

    def new(self, form: str, **values: object) -> str:
        """``form`` filled in, of no earlier title or name; {n} and {year} are drawn."""
        while True:
            n, year = self.chance.randint(2, 480), self.chance.randint(2017, 2026)
            text = form.format(n=n, year=year, **values)
            text = text[0].upper() + text[1:]
            if self._is_new(text):
                return text
            form = form if "{n}" in form else f"{form}, đợt {{n}}"

    def person(self) -> str:
        """The name of a person who exists nowhere."""
        while True:
            name = " ".join(map(self.one, ("family", "middle", "given", "given")))
            if self._is_new(name):
                return name

    def id(self, title: str, start: str = "") -> str:
        """An identifier from the first words of ``title``, of no earlier record."""
        stem = start + "-".join(slug(title).split("-")[:10])
        id, more = stem, 2
        while not self._is_new(id):
            id, more = f"{stem}-{more}", more + 1
        return id

    def _is_new(self, text: str) -> bool:
        is_new = text not in self._taken
        self._taken.add(text)
        return is_new

    def source(self, day: date) -> dict[str, str]:
        """A newspaper that exists nowhere."""
        number = self.chance.randrange(100_000)
        url = f"https://bao{number % 20}.example.org/tin/{day:%Y/%m}/bai-{number}.html"
        return {"publisher": f"Báo Mẫu {number % 20}", "url": url, "accessed": str(day)}

    def story(self, place: Place, told: list[str], person: str | None = None) -> str:
        """A body about a place and perhaps a person; ``told`` are sentences of its own."""
        names = [place.bare, place.bare, *(self.chance.choice(self.places).bare for _ in range(2))]
        names += [person, person] if person else []
        words = max(20, round(self.words * self.chance.uniform(0.6, 1.4)))
        return self.body(self.told, words, names, told)

    def body(
        self, pool: list[str], words: int, names: list[str], told: list[str] | None = None
    ) -> str:
        """Paragraphs of about so many words: sentences of the pool, and now and then of ``told``."""
        parts: list[str] = []
        paragraph: list[str] = []
        count = 0
        while count < words:
            if told and self.chance.random() < 0.15:
                paragraph.append(self.chance.choice(told))
            else:
                paragraph.append(self._filled(self.chance.choice(pool), names))
            count += paragraph[-1].count(" ") + 1
            if len(paragraph) == 4:
                parts.append(" ".join(paragraph))
                paragraph = []
                if self.chance.random() < 0.15:
                    parts.append(f"## {self._heading(pool)}")
        paragraph = paragraph or [self._filled(self.chance.choice(pool), names)]
        return "\n\n".join([*parts, " ".join(paragraph)])

    def _filled(self, sentence: str, names: list[str]) -> str:
        while FIGURE in sentence:
            sentence = sentence.replace(FIGURE, str(self.chance.randint(2, 990)), 1)
        while NAME in sentence:
            sentence = sentence.replace(NAME, self.chance.choice(names), 1)
        return sentence[0].upper() + sentence[1:]

    def _heading(self, pool: list[str]) -> str:
        while True:
            words = re.split(r"[,.{]", self.chance.choice(pool))[0].split()
            if len(words) >= 3:
                return " ".join(words[:8])

    def write(self, kind: str, folder: str, id: str, day: date, body: str, /, **keys: Any) -> None:
        """One file; its keys stand in the order of the record type."""
        hour, minute = self.chance.randrange(7, 18), self.chance.randrange(60)
        keys["published"] = f"{day}T{hour:02}:{minute:02}:00+07:00"
        keys["owner"] = "ban-bien-tap"
        lines = [
            f"{key}: {json.dumps(keys[key], ensure_ascii=False)}"
            for key in KINDS[kind].keys
            if key in keys
        ]
        self.files[f"{folder}/{id}.md"] = "\n".join(["---", *lines, "---", "", body, ""])
