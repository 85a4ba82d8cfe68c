"""Five hundred made stories: the archives lead back to the first, and what is closed stays closed."""

import shutil
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import etree

from tests.feeds.finished import FULL, feed_files

BASE = "https://example.vn/mau/"
ATOM = "{http://www.w3.org/2005/Atom}link"
ARCHIVE = "{http://purl.org/syndication/history/1.0}archive"
COUNT = 500
START = date(2024, 3, 1)
STEP = timedelta(days=2)
LAST = START + STEP * (COUNT - 1)
FEEDS = ("tat-ca", "tin-tuc", "dia-phuong/huyen-mau")


def write_story(docs: Path, number: int, published: date, extra: str = "") -> Path:
    """A made story; those of one day stand in the order of their numbers."""
    path = docs / "news" / f"{published.isoformat()}-bai-{number:03}.md"
    path.write_text(
        "---\n"
        f"title: Bài thử số {number}\n"
        f"summary: Bài thử số {number}, bịa ra để thử kho lưu của kênh tin, đủ dài để đứng một mình.\n"
        f"date: '{published.isoformat()}'\n"
        "locality: huyen-mau\n"
        "fields: [giao-duc]\n"
        f"published: '{published.isoformat()}'\n"
        f"{extra}"
        "owner: ban-mau\n"
        "---\n"
        f"Câu riêng của bài {number:03}. {'Câu chung của mọi bài. ' * (number % 40)}\n",
        encoding="utf-8",
    )
    return path


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The small site with five hundred stories, one every other day."""
    target = Path(shutil.copytree(FULL, tmp_path / "docs"))
    for number in range(COUNT):
        write_story(target, number, START + STEP * number)
    return target


class Document:
    """One document of a feed."""

    def __init__(self, data: bytes) -> None:
        self.size = len(data)
        root = etree.fromstring(data)
        channel = root.find("channel")
        assert channel is not None
        self.links = {str(x.get("rel")): str(x.get("href")) for x in channel.iter(ATOM)}
        self.closed = channel.find(ARCHIVE) is not None
        self.ids = [str(item.findtext("guid")) for item in channel.iter("item")]
        self.moments = [
            parsedate_to_datetime(str(item.findtext("pubDate"))) for item in channel.iter("item")
        ]


def chain(made: Mapping[str, bytes], feed: str) -> Iterator[tuple[str, Document]]:
    """The documents of a feed, from the current one back, as RFC 5005 has a reader walk."""
    address: str | None = f"{BASE}rss/{feed}.xml"
    seen: set[str] = set()
    while address:
        assert address not in seen
        seen.add(address)
        name = address.removeprefix(BASE)
        document = Document(made[name])
        yield name, document
        address = document.links.get("prev-archive")


def stories(documents: list[tuple[str, Document]]) -> set[str]:
    return {id for _, document in documents for id in document.ids if "-bai-" in id}


def wanted(docs: Path) -> set[str]:
    return {f"tag:example.vn,2026:news/{p.stem}" for p in (docs / "news").glob("*-bai-*.md")}


def test_the_archives_lead_back_to_the_first_story(docs: Path) -> None:
    made = feed_files(docs, LAST)
    reached: set[str] = set()
    for feed in FEEDS:
        documents = list(chain(made, feed))
        reached |= {name for name, _ in documents}
        assert stories(documents) == wanted(docs), feed
        current, *archives = documents
        assert len(archives) >= COUNT // 50 - 1
        assert not current[1].closed
        assert len(current[1].ids) <= 50
        ids = [id for _, archive in archives for id in archive.ids]
        assert len(set(ids)) == len(ids), "an item stands in two archives"
        for name, archive in archives:
            assert archive.closed, name
            assert 0 < len(archive.ids) <= 50, name
            assert archive.size < 500_000
            assert archive.moments == sorted(archive.moments, reverse=True), name
            assert archive.links["current"] == f"{BASE}rss/{feed}.xml"
            assert archive.links["self"] == BASE + name
        oldest = archives[-1][1]
        assert "prev-archive" not in oldest.links
        assert oldest.ids[-1] == f"tag:example.vn,2026:news/{START.isoformat()}-bai-000"
    named = {name for name in made if name.startswith("rss/tat-ca-") and name.endswith(".xml")}
    assert named <= reached, "an archive that no document leads to"


def test_a_closed_archive_stays_as_it_is_while_stories_go_on(docs: Path) -> None:
    """Seventy days, a story each: what was closed on the way never changes, no story is skipped."""
    day = LAST
    before = feed_files(docs, day)
    closed = {name: before[name] for feed in FEEDS for name, d in chain(before, feed) if d.closed}
    for number in range(COUNT, COUNT + 70):
        day += timedelta(days=1)
        write_story(docs, number, day)
        if number - COUNT not in (4, 37, 69):
            continue
        made = feed_files(docs, day)
        for feed in FEEDS:
            assert stories(list(chain(made, feed))) == wanted(docs), (feed, day)
        changed = {name for name, data in closed.items() if made.get(name) != data}
        assert changed == set(), day
        closed |= {name: made[name] for feed in FEEDS for name, d in chain(made, feed) if d.closed}


def test_only_the_archive_of_a_corrected_or_withdrawn_story_changes(docs: Path) -> None:
    before = feed_files(docs, LAST)
    number = 120
    day = START + STEP * number
    (holder,) = (
        name for name, d in chain(before, "tin-tuc") if d.closed and any(f"-bai-{number}" in i for i in d.ids)
    )  # fmt: skip
    reason = "Nguồn đã gỡ bài"
    for extra in (
        f"corrections:\n  - date: '{LAST.isoformat()}'\n    note: Sửa một con số trong bài.\n",
        f"withdrawn: {{date: '{LAST.isoformat()}', reason: {reason}}}\n",
    ):
        write_story(docs, number, day, extra)
        made = feed_files(docs, LAST)
        changed = {
            name for name, d in chain(before, "tin-tuc") if d.closed and made[name] != before[name]
        }
        assert changed == {holder}
        assert stories(list(chain(made, "tin-tuc"))) == wanted(docs)
    text = made[holder].decode()
    assert reason in text
    assert f"Câu riêng của bài {number:03}." not in text
    assert f"-bai-{number}" in made["rss/tin-tuc.xml"].decode()


def test_a_story_that_was_held_back_comes_as_new_and_moves_nothing(docs: Path) -> None:
    """Written long ago, shown today: readers who ask for what is newest must see it."""
    lifts = LAST + timedelta(days=1)
    held = write_story(
        docs, 900, START + timedelta(days=201), f"publish_at: '{lifts.isoformat()}'\n"
    )
    id = f"tag:example.vn,2026:news/{held.stem}"
    before = feed_files(docs, LAST)
    assert not any(held.stem in data.decode() for data in before.values())
    after = feed_files(docs, lifts)
    for feed in FEEDS:
        assert id in Document(after[f"rss/{feed}.xml"]).ids
        for name, document in chain(before, feed):
            if document.closed:
                assert after[name] == before[name], name
    moment = dict(
        zip(
            *(getattr(Document(after["rss/tin-tuc.xml"]), k) for k in ("ids", "moments")),
            strict=True,
        )
    )[id]
    assert moment == datetime.combine(lifts, moment.timetz())
