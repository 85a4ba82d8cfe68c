"""A dozen builds in sequence, and a subscriber that polls after each: nothing doubled, nothing lost.

The subscriber keeps what a simple one keeps: identity, title and a hash of the
content. Each build is a process of its own on the same tree, on a later day.
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.feeds.readers import Seen, by_feedparser, by_json
from tests.site.conftest import Tree

STORY = "news/2026-12-01-bep-an-mau.md"
EXEMPLAR = "exemplars/2023/mo-hinh-lop-hoc-mau.md"
QUESTION = "faq/khen-thuong-mau/khen-o-dau.md"
EMBARGOED = "exemplars/2026/tran-thi-mau.md"
WITHDRAWN = "news/2024-05-hoi-nghi-mau.md"

TEXT = """---
title: Bếp ăn Mẫu nấu suất cơm cho người bệnh
summary: Bếp ăn Mẫu nấu suất cơm cho người bệnh ở Xã Mẫu; tin bịa ra để thử đời sống của một mục tin.
date: '2026-12-01'
fields: [giao-duc]
published: '2026-12-01'
owner: ban-mau
---
Bếp ăn nấu cho người bệnh mỗi ngày.
"""

TOPIC = """- id: ho-so-mau
  name: Hồ sơ Mẫu
  summary: Hồ sơ nộp ở đâu tại Tỉnh Mẫu, gồm những gì. Chủ đề này chỉ dùng để thử.
"""

SECTIONS = {
    "movements": ("movement", "phong-trao"),
    "exemplars": ("exemplar", "guong-dien-hinh"),
    "faq": ("question", "hoi-dap"),
    "legal": ("document", "van-ban"),
    "news": ("news", "tin-tuc"),
    "consultations": ("consultation", "lay-y-kien"),
}


@dataclass
class Subscriber:
    """What one reader of one feed has kept, and what each poll told it."""

    kept: dict[str, tuple[str, str]] = field(default_factory=dict)
    published: dict[str, str] = field(default_factory=dict)
    arrived: Counter[str] = field(default_factory=Counter)
    news: set[str] = field(default_factory=set)
    changes: set[str] = field(default_factory=set)

    def poll(self, items: list[Seen]) -> None:
        self.news, self.changes = set(), set()
        assert len({item.id for item in items}) == len(items)
        for item in items:
            state = (item.title, hashlib.sha256(item.content.encode()).hexdigest())
            if item.id not in self.kept:
                self.news.add(item.id)
                self.arrived[item.id] += 1
            elif self.kept[item.id] != state:
                self.changes.add(item.id)
            self.kept[item.id] = state
            first = self.published.setdefault(item.id, item.published.isoformat())
            assert first == item.published.isoformat(), f"{item.id} was published twice"


class Newsroom:
    """A tree that is edited and built day by day, and the subscribers of its feeds."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.readers = {
            name: Subscriber()
            for name in ("tat-ca", "dinh-chinh", *(f for _, f in SECTIONS.values()))
        }
        self.json = Subscriber()
        self.items: dict[str, Seen] = {}

    def path(self, name: str) -> Path:
        return self.tree.docs / name

    def edit(self, name: str, pattern: str, text: str) -> None:
        path = self.path(name)
        before = path.read_text(encoding="utf-8")
        after, count = re.subn(pattern, lambda _: text, before, flags=re.MULTILINE)
        assert count == 1, f"{pattern} occurs {count} times in {name}"
        path.write_text(after, encoding="utf-8")

    def build(self, day: str) -> None:
        """Build for ``day`` in a fresh process and let everyone poll."""
        done = self.tree.run("--today", day)
        assert done.returncode == 0, done.stdout + done.stderr
        files = {name: self.tree.site / "rss" / f"{name}.xml" for name in self.readers}
        found = by_feedparser(files.values())
        for name, reader in self.readers.items():
            reader.poll(found[files[name]])
        self.items = {item.id: item for item in found[files["tat-ca"]]}
        document = self.tree.site / "rss" / "tat-ca.json"
        self.json.poll(by_json([document])[document])
        assert self.json.kept.keys() == self.readers["tat-ca"].kept.keys()

    @property
    def all(self) -> Subscriber:
        return self.readers["tat-ca"]

    @property
    def errata(self) -> Subscriber:
        return self.readers["dinh-chinh"]

    def published(self) -> set[str]:
        """The identities that must have arrived, by the names of the files alone."""
        return {
            guid(kind, path.stem)
            for folder, (kind, _) in SECTIONS.items()
            for path in self.path(folder).rglob("*.md")
        }


def guid(kind: str, id: str) -> str:
    return f"tag:example.vn,2026:{kind}/{id}"


@pytest.fixture
def newsroom(tree: Tree) -> Newsroom:
    return Newsroom(tree)


STORY_ID = guid("news", Path(STORY).stem)
GONE_ID = guid("news", Path(WITHDRAWN).stem)
MODEL_ID = guid("exemplar", Path(EXEMPLAR).stem)
HELD_ID = guid("exemplar", Path(EMBARGOED).stem)


def a_story_is_published(room: Newsroom) -> None:
    room.path(STORY).write_text(TEXT, encoding="utf-8")
    room.build("2026-12-01")
    assert (room.all.news, room.all.changes) == ({STORY_ID}, set())
    assert room.readers["tin-tuc"].news == {STORY_ID}
    assert room.items[STORY_ID].updated == room.items[STORY_ID].published


def a_slip_is_mended_of_which_the_dates_know_nothing(room: Newsroom) -> None:
    room.edit(STORY, "mỗi ngày", "hằng ngày")
    room.build("2026-12-02")
    assert (room.all.news, room.all.changes) == (set(), {STORY_ID})
    assert room.items[STORY_ID].updated == room.items[STORY_ID].published


def a_fact_is_added_which_moves_the_date_of_change_alone(room: Newsroom) -> None:
    room.edit(STORY, "^published: .*", "published: '2026-12-01'\nupdated: '2026-12-03'")
    room.edit(STORY, "hằng ngày", "hằng ngày, mỗi ngày 100 suất")
    room.build("2026-12-03")
    assert (room.all.news, room.all.changes) == (set(), {STORY_ID})
    assert room.items[STORY_ID].updated.isoformat() == "2026-12-03T00:00:00+00:00"


def an_error_is_corrected_and_told_twice(room: Newsroom) -> None:
    room.edit(STORY, "100 suất", "80 suất")
    note = "corrections:\n  - date: '2026-12-04'\n    note: Bếp nấu 80 suất, không phải 100 suất."
    room.edit(STORY, "^owner: .*", f"{note}\nowner: ban-mau")
    room.build("2026-12-04")
    assert (room.all.news, room.all.changes) == (set(), {STORY_ID})
    assert room.items[STORY_ID].content.startswith("<p><strong>Đính chính ngày 04/12/2026")
    assert len(room.errata.news) == 1


def a_story_is_withdrawn_and_keeps_its_item_without_its_text(room: Newsroom) -> None:
    body = first_sentence(room.path(WITHDRAWN))
    assert body in room.items[GONE_ID].content
    taken = "withdrawn: {date: '2026-12-05', reason: Nguồn đã gỡ bài}"
    room.edit(WITHDRAWN, "^owner: .*", f"{taken}\nowner: ban-mau")
    room.build("2026-12-05")
    assert room.all.news == set()
    assert GONE_ID in room.all.changes
    assert body not in room.items[GONE_ID].content
    assert "gỡ" in room.items[GONE_ID].summary
    assert len(room.errata.news) == 1


def a_title_is_written_anew(room: Newsroom) -> None:
    title = "Tên mới của mô hình lớp học dành cho người lớn"
    room.edit(EXEMPLAR, "^title: .*", f"title: {title}")
    room.build("2026-12-06")
    assert room.all.news == set()
    assert MODEL_ID in room.all.changes
    assert room.all.kept[MODEL_ID][0] == title


def a_file_goes_to_another_year_and_a_question_to_another_address(room: Newsroom) -> None:
    moved, question = EXEMPLAR.replace("2023", "2024"), "faq/ho-so-mau/khen-o-dau.md"
    room.path(EXEMPLAR).rename(room.path(moved))
    with room.path("data/topics.yml").open("a", encoding="utf-8") as topics:
        topics.write(TOPIC)
    room.path(question).parent.mkdir()
    room.path(QUESTION).rename(room.path(question))
    room.edit(question, "^topic: .*", "topic: ho-so-mau")
    former = "redirect_from: [hoi-dap/khen-thuong-mau/khen-o-dau/]"
    room.edit(question, "^owner: .*", f"{former}\nowner: ban-mau")
    guide = "guides/lam-ho-so-mau.md"
    room.edit(guide, "faq/khen-thuong-mau/khen-o-dau.md", "faq/ho-so-mau/khen-o-dau.md")
    room.build("2026-12-07")
    assert room.all.news == set()
    link = room.items[guid("question", "khen-o-dau")].link
    assert link.endswith("/hoi-dap/ho-so-mau/khen-o-dau/")
    assert (room.tree.site / "hoi-dap/khen-thuong-mau/khen-o-dau/index.html").is_file()


def the_site_moves_to_another_domain_and_path(room: Newsroom) -> None:
    room.edit("data/site.yml", "^base_url: .*", "base_url: https://moi.example/khac/")
    room.build("2026-12-08")
    assert room.all.news == room.errata.news == set()
    assert all(item.link.startswith("https://moi.example/khac/") for item in room.items.values())
    assert not any("https://example.vn/mau/" in item.content for item in room.items.values())


def the_province_is_renamed(room: Newsroom) -> None:
    room.edit("data/site.yml", "^province: .*", "province: Tỉnh Khác")
    room.edit("data/site.yml", "^name: .*", "name: Thi đua, khen thưởng Tỉnh Khác")
    room.build("2026-12-09")
    assert room.all.news == room.errata.news == set()


def the_notice_of_the_withdrawal_has_been_up_for_its_time(room: Newsroom) -> None:
    room.build("2027-01-09")
    assert room.all.news == set()
    assert GONE_ID not in room.items
    feeds = (room.tree.site / "rss").rglob("*.*")
    assert not any(f">{GONE_ID}<" in path.read_text(encoding="utf-8") for path in feeds)


def an_embargo_lifts(room: Newsroom) -> None:
    room.build("2027-01-10")
    assert room.all.news == {HELD_ID}


STEPS = (
    a_story_is_published,
    a_slip_is_mended_of_which_the_dates_know_nothing,
    a_fact_is_added_which_moves_the_date_of_change_alone,
    an_error_is_corrected_and_told_twice,
    a_story_is_withdrawn_and_keeps_its_item_without_its_text,
    a_title_is_written_anew,
    a_file_goes_to_another_year_and_a_question_to_another_address,
    the_site_moves_to_another_domain_and_path,
    the_province_is_renamed,
    the_notice_of_the_withdrawal_has_been_up_for_its_time,
    an_embargo_lifts,
)


def test_a_subscriber_ends_with_each_story_once_and_as_it_is_today(newsroom: Newsroom) -> None:
    newsroom.edit(EMBARGOED, "^publish_at: .*", "publish_at: '2027-01-10'")
    newsroom.build("2026-11-30")
    assert newsroom.all.kept.keys() == newsroom.published() - {HELD_ID}
    told = set(newsroom.errata.kept)
    for step in STEPS:
        step(newsroom)
    wanted = newsroom.published()
    assert newsroom.all.kept.keys() == wanted
    assert set(newsroom.all.arrived.values()) == {1}
    for kind, name in SECTIONS.values():
        reader = newsroom.readers[name]
        assert reader.kept.keys() == {id for id in wanted if f":{kind}/" in id}, name
        assert set(reader.arrived.values()) <= {1}
    assert len(newsroom.errata.kept) == len(told) + 2
    assert set(newsroom.errata.arrived.values()) == {1}
    for id, item in newsroom.items.items():
        assert newsroom.all.kept[id][0] == item.title


def first_sentence(path: Path) -> str:
    """The first sentence of the text of a story."""
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1].strip()
    return re.split(r"[.\[\n]", body)[0]


def test_a_file_that_was_published_cannot_take_another_name(newsroom: Newsroom) -> None:
    """The identity is the name of the file: the lock keeps it, and the last good site stays."""
    newsroom.tree.run("--today", "2026-11-30", "--fix", script="check")
    newsroom.build("2026-11-30")
    path = newsroom.path(EXEMPLAR)
    path.rename(path.with_name("mo-hinh-khac.md"))
    for other in newsroom.tree.docs.rglob("*.md"):
        text = other.read_text(encoding="utf-8")
        other.write_text(text.replace("mo-hinh-lop-hoc-mau", "mo-hinh-khac"), encoding="utf-8")
    done = newsroom.tree.run("--today", "2026-11-30")
    assert done.returncode == 1
    assert "TD-802" in done.stdout
    feed = newsroom.tree.site / "rss" / "tat-ca.xml"
    assert guid("exemplar", Path(EXEMPLAR).stem) in feed.read_text(encoding="utf-8")
