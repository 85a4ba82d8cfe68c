"""The site maps: who is listed, when each page changed, what is news, against a schema."""

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from lxml import etree
from tests.site.made import made_by

from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish.publication import publication

ROOT = Path(__file__).resolve().parents[2]
FULL = ROOT / "tests" / "sites" / "valid" / "full"
BASE = "https://example.vn/mau/"
SCHEMA = etree.RelaxNG(etree.parse(ROOT / "tests" / "data" / "sitemap.rng"))
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FULL, tmp_path / "docs"))


def files(docs: Path, day: str = "2026-11-22", release: bool = False) -> Mapping[str, bytes]:
    checked = check(docs, "docs", date.fromisoformat(day))
    assert checked.passed, checked.findings
    made = publication(build(checked.context), None, release)
    return made_by(made.makers_of_plan["small"])


def changed(docs: Path, day: str = "2026-11-22") -> dict[str, str | None]:
    """The day of change by address below the base."""
    root = etree.fromstring(files(docs, day)["sitemap.xml"])
    assert SCHEMA.validate(root), SCHEMA.error_log
    return {
        str(url.findtext(f"{MAP}loc")).removeprefix(BASE): url.findtext(f"{MAP}lastmod")
        for url in root
    }


def news(docs: Path, day: str) -> list[str]:
    root = etree.fromstring(files(docs, day)["news-sitemap.xml"])
    assert SCHEMA.validate(root), SCHEMA.error_log
    return [str(url.findtext(f"{MAP}loc")).removeprefix(BASE) for url in root]


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_a_record_changed_when_it_says_so(docs: Path) -> None:
    found = changed(docs)
    assert found["guong-dien-hinh/nguyen-van-thu/"] == "2026-11-21T09:30:00+07:00"
    assert found["gioi-thieu/"] == "2026-11-15T07:00:00+07:00"


def test_lists_changed_when_the_newest_of_what_they_list_did(docs: Path) -> None:
    found = changed(docs)
    for address in ("", "guong-dien-hinh/", "dia-phuong/huyen-mau/", "linh-vuc/nong-nghiep/"):
        assert found[address] == "2026-11-21T09:30:00+07:00", address
    assert found["hoi-dap/khen-thuong-mau/"] == "2026-11-17T07:00:00+07:00"
    assert found["van-ban/"] == "2026-11-16T07:00:00+07:00"
    assert found["dinh-chinh/"] == "2026-11-21T07:00:00+07:00"


def test_a_page_that_cannot_say_when_it_changed_says_nothing(docs: Path) -> None:
    found = changed(docs)
    assert [a for a in ("rss/", "so-do-trang/", "lien-ket/") if found[a] is not None] == []


def test_a_correction_changes_the_page(docs: Path) -> None:
    story = docs / "news" / "2026-11-20-khai-giang-mau.md"
    edit(story, "published: '2026-11-20T15:00'\n",
         "published: '2026-11-20T15:00'\ncorrections:\n  - date: '2026-11-22'\n    note: Sửa tên trường.\n")  # fmt: skip
    assert changed(docs)["tin-tuc/2026-11-20-khai-giang-mau/"] == "2026-11-22T07:00:00+07:00"


def test_a_change_of_the_law_changes_the_answer(docs: Path) -> None:
    question = docs / "faq" / "khen-thuong-mau" / "ai-duoc-khen.md"
    before = changed(docs)["hoi-dap/khen-thuong-mau/ai-duoc-khen/"]
    edit(docs / "legal" / "luat-mau.md", "title:", "ended: {date: '2026-11-19', by: null, source: {publisher: Báo Mẫu, url: 'https://example.vn/x'}}\ntitle:")  # fmt: skip
    assert "luat-mau" in question.read_text(encoding="utf-8")
    after = changed(docs)["hoi-dap/khen-thuong-mau/ai-duoc-khen/"]
    assert (before, after) == ("2026-11-17T07:00:00+07:00", "2026-11-19T07:00:00+07:00")


def test_what_has_not_come_yet_is_no_change(docs: Path) -> None:
    edit(docs / "news" / "2024-05-hoi-nghi-mau.md",
         "published: '2026-11-20'\n", "published: '2026-11-25'\n")  # fmt: skip
    assert changed(docs)["tin-tuc/2024-05-hoi-nghi-mau/"] is None
    assert changed(docs)["tin-tuc/"] == "2026-11-20T15:00:00+07:00"
    assert changed(docs, "2026-11-25")["tin-tuc/"] == "2026-11-25T07:00:00+07:00"


def test_taken_down_moved_and_editors_pages_are_not_listed_but_lists_know_of_them(
    docs: Path,
) -> None:
    story = docs / "news" / "2026-11-20-khai-giang-mau.md"
    edit(story, "published: '2026-11-20T15:00'\n",
         "published: '2026-11-20T15:00'\nwithdrawn: {date: '2026-11-22', reason: Đăng nhầm bài}\nredirect_from: [tin-tuc/ten-cu/]\n")  # fmt: skip
    found = changed(docs)
    assert not {a for a in found if "khai-giang" in a or "ten-cu" in a or "quan-tri" in a}
    assert found["tin-tuc/"] == "2026-11-22T07:00:00+07:00"
    assert news(docs, "2026-11-21") == [
        "guong-dien-hinh/nguyen-van-thu/",
        "tin-tuc/2024-05-hoi-nghi-mau/",
    ]


def test_news_are_the_stories_of_today_and_yesterday_newest_first(docs: Path) -> None:
    stories = [
        "tin-tuc/2026-11-20-khai-giang-mau/",
        "guong-dien-hinh/nguyen-van-thu/",
        "tin-tuc/2024-05-hoi-nghi-mau/",
    ]
    assert news(docs, "2026-11-21") == stories
    assert news(docs, "2026-11-20")[:3] == stories
    assert news(docs, "2026-11-22") == []
    assert "phong-trao/xa-mau-sach-dep/" not in news(docs, "2026-11-20")


def test_a_title_cannot_break_the_news(docs: Path) -> None:
    story = docs / "news" / "2026-11-20-khai-giang-mau.md"
    text = story.read_text(encoding="utf-8").splitlines()
    line = next(n for n, row in enumerate(text) if row.startswith("title:"))
    text[line] = "title: Hỏi & đáp <b> về năm học mới của tỉnh"
    story.write_text("\n".join(text) + "\n", encoding="utf-8")
    root = etree.fromstring(files(docs, "2026-11-21")["news-sitemap.xml"])
    assert root.findtext(f".//{NEWS}title") == "Hỏi & đáp <b> về năm học mới của tỉnh"


def test_robots_names_both_maps_of_a_release_and_asks_a_preview_to_be_left_alone() -> None:
    assert files(FULL, release=True)["robots.txt"].decode().splitlines()[2:] == [
        f"Sitemap: {BASE}sitemap.xml",
        f"Sitemap: {BASE}news-sitemap.xml",
    ]
    assert files(FULL)["robots.txt"] == b"User-agent: *\nDisallow: /\n"
