"""From publication to withdrawal: what subscribers are told of one record, and when."""

from datetime import date
from pathlib import Path

import pytest

from tests.feeds.finished import documents_of
from tests.site.conftest import Tree
from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish.errata import errata
from thidua.publish.feeds.archives import MOST_ITEMS
from thidua.publish.feeds.items import FeedItem, ItemMaker
from thidua.publish.publication import Publication, publication
from thidua.records.channels import ALL, ERRATA, STANDING

DAY = "2026-11-22"
STORY = "exemplars/2024/nguyen-van-thu.md"
GUID = "tag:example.vn,2026:exemplar/nguyen-van-thu"
GONE = "tag:example.vn,2026:exemplar/to-hop-tac-mau"
NEWS = "news/2024-05-hoi-nghi-mau.md"
NEWS_GUID = "tag:example.vn,2026:news/2024-05-hoi-nghi-mau"
HELD_BACK = "tag:example.vn,2026:exemplar/tran-thi-mau"


def site_on(docs: Path, day: str = DAY) -> Publication:
    checked = check(docs, "docs", date.fromisoformat(day))
    assert checked.passed, checked.findings
    return publication(build(checked.context), None, release=False)


def items(site: Publication, name: str = ALL) -> dict[str, FeedItem]:
    """What the current document of a feed holds, with the words of each item."""
    maker = ItemMaker(site.catalogue, site.base_url)
    made = [maker.item(record, site.texts.markup(record)) for _, record in site.feeds.out]
    made += map(maker.erratum, errata(site.catalogue))
    words = {item.guid: item for item in made}
    found = {head.guid: head for head in site.feeds.latest(name, MOST_ITEMS)}
    assert all(words[guid].head == head for guid, head in found.items())
    return {guid: words[guid] for guid in found}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (path, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_eight_standing_feeds_exist_on_an_empty_site(tmp_path: Path) -> None:
    docs = Path(__file__).resolve().parents[1] / "sites" / "valid" / "minimal"
    site = site_on(docs)
    assert [feed.name for feed in site.feeds.all] == list(STANDING)
    assert len(documents_of(site)) == 2 * len(STANDING) + 1
    assert not any(feed.shelf.current for feed in site.feeds.all)


def test_an_item_stands_in_the_feeds_of_its_kind_movement_and_place(tree: Tree) -> None:
    site = site_on(tree.docs)
    assert {feed.name for feed in site.feeds.all if GUID in items(site, feed.name)} == {
        "tat-ca",
        "guong-dien-hinh",
        "phong-trao/xa-mau-sach-dep",
        "dia-phuong/huyen-mau",
    }


def test_a_minor_edit_changes_the_words_and_no_date(tree: Tree) -> None:
    before = items(site_on(tree.docs))[NEWS_GUID]
    edit(tree.docs / NEWS, "khen ông Nguyễn", "biểu dương ông Nguyễn")
    after = items(site_on(tree.docs))[NEWS_GUID]
    assert after.content != before.content
    assert (after.published, after.modified) == (before.published, before.modified)


def test_a_major_edit_moves_the_date_of_change_alone(tree: Tree) -> None:
    before = items(site_on(tree.docs))[NEWS_GUID]
    edit(tree.docs / NEWS, "published: '2026-11-20'\n", "published: '2026-11-20'\nupdated: '2026-11-22'\n")  # fmt: skip
    after = items(site_on(tree.docs))[NEWS_GUID]
    assert (after.guid, after.published) == (before.guid, before.published)
    assert after.modified.isoformat() == "2026-11-22T07:00:00+07:00"


def test_a_change_of_tomorrow_is_not_told_today(tree: Tree) -> None:
    edit(tree.docs / NEWS, "published: '2026-11-20'\n", "published: '2026-11-20'\nupdated: '2026-11-23'\n")  # fmt: skip
    assert items(site_on(tree.docs))[NEWS_GUID].modified.day == 20
    assert items(site_on(tree.docs, "2026-11-23"))[NEWS_GUID].modified.day == 23


def test_a_correction_is_the_first_line_and_moves_the_date_of_change(tree: Tree) -> None:
    edit(
        tree.docs / NEWS,
        "owner: ban-mau\n",
        "owner: ban-mau\ncorrections:\n  - {date: '2026-11-21', note: Số một}\n"
        "  - {date: '2026-11-22', note: Số hai}\n",
    )
    item = items(site_on(tree.docs))[NEWS_GUID]
    assert item.summary.startswith("Đính chính ngày 22/11/2026: Số hai. Tháng 5")
    assert item.content.startswith("<p><strong>Đính chính ngày 22/11/2026:</strong> Số hai.</p>")
    assert item.content.index("Số hai") < item.content.index("Số một")
    assert "Đính chính" in {category.name for category in item.categories}
    assert item.published.day == 20
    assert item.modified.day == 22


def test_a_correction_is_a_notice_with_an_identity_of_its_own(tree: Tree) -> None:
    edit(
        tree.docs / STORY,
        "    note: Đã sửa số cây từ 100 thành 120.\n",
        "    note: Đã sửa số cây từ 100 thành 120.\n  - {date: '2026-11-21', note: Lần nữa}\n",
    )
    notices = items(site_on(tree.docs), ERRATA)
    first = "tag:example.vn,2026:correction/exemplar/nguyen-van-thu/2026-11-21"
    assert {first, f"{first}-2"} <= set(notices)
    assert "từ 100 thành 120" in notices[first].summary
    assert "Lần nữa" in notices[f"{first}-2"].summary
    assert notices[first].link == items(site_on(tree.docs))[GUID].link
    assert first not in items(site_on(tree.docs))


def test_a_withdrawn_item_says_so_and_repeats_neither_title_nor_text(tree: Tree) -> None:
    path = tree.docs / STORY
    edit(path, "owner: ban-mau\n", "owner: ban-mau\nwithdrawn: {date: '2026-11-22', reason: Theo yêu cầu của người được nêu}\n")  # fmt: skip
    site = site_on(tree.docs)
    for name in (ALL, "guong-dien-hinh", "phong-trao/xa-mau-sach-dep", "dia-phuong/huyen-mau"):
        item = items(site, name)[GUID]
        assert item.summary.startswith("Bài này đã được gỡ khỏi trang ngày 22/11/2026.")
        assert item.published.day == 20
        assert item.modified.day == 22
    assert [c.name for c in items(site)[GUID].categories] == ["Gương điển hình", "Gỡ bài"]
    notices = items(site, ERRATA)
    notice = notices["tag:example.vn,2026:withdrawal/exemplar/nguyen-van-thu"]
    assert "Theo yêu cầu của người được nêu." in notice.summary
    everything = b"".join(documents_of(site).values()).decode()
    for words in ("Nguyễn Văn Thử trồng", "120 cây", "hang-cay-mau.jpg"):
        assert words not in everything


@pytest.mark.parametrize(("day", "there"), [("2026-12-21", True), ("2026-12-22", False)])
def test_the_notice_of_a_withdrawal_stays_thirty_days(tree: Tree, day: str, there: bool) -> None:
    site = site_on(tree.docs, day)
    for name in (ALL, "guong-dien-hinh"):
        assert (GONE in items(site, name)) is there
    assert "tag:example.vn,2026:withdrawal/exemplar/to-hop-tac-mau" in items(site, ERRATA)


def test_what_is_held_back_is_nowhere_and_then_new(tree: Tree) -> None:
    before = b"".join(documents_of(site_on(tree.docs, "2030-01-14")).values())
    assert b"tran-thi-mau" not in before
    item = items(site_on(tree.docs, "2030-01-15"))[HELD_BACK]
    assert item.published.isoformat() == "2030-01-15T07:00:00+07:00"


def test_an_item_waits_for_the_day_of_its_publication(tree: Tree) -> None:
    edit(tree.docs / NEWS, "published: '2026-11-20'\n", "published: '2027-01-05'\n")
    assert NEWS_GUID not in items(site_on(tree.docs, "2027-01-04"))
    assert NEWS_GUID in items(site_on(tree.docs, "2027-01-05"))


def test_no_rename_of_site_province_or_domain_changes_an_identity(tree: Tree) -> None:
    before = set(items(site_on(tree.docs))) | set(items(site_on(tree.docs), ERRATA))
    site = tree.docs / "data" / "site.yml"
    new = {"name": "Tên mới của trang", "province": "An Giang", "base_url": "https://moi.vn/x/"}
    lines = [
        f"{key}: {new[key]}" if (key := line.split(":")[0]) in new else line
        for line in site.read_text(encoding="utf-8").split("\n")
    ]
    site.write_text("\n".join(lines), encoding="utf-8")
    assert set(items(site_on(tree.docs))) | set(items(site_on(tree.docs), ERRATA)) == before
    assert b"https://moi.vn/x/" in documents_of(site_on(tree.docs))["rss/tat-ca.xml"]


def test_the_feed_of_a_place_outlives_its_last_item(tree: Tree) -> None:
    assert "dia-phuong/dao-mau" in site_on(tree.docs).feeds.by_name
    for path in tree.docs.rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("locality: dao-mau", "locality: huyen-mau"), encoding="utf-8")
    assert "dia-phuong/dao-mau" not in site_on(tree.docs).feeds.by_name
    (tree.docs / "data" / "addresses.lock").write_text("rss/dia-phuong/dao-mau.xml\n")
    site = site_on(tree.docs)
    assert site.feeds.by_name["dia-phuong/dao-mau"].shelf.total == 0
    assert {"rss/dia-phuong/dao-mau.xml", "rss/dia-phuong/dao-mau.json"} <= set(documents_of(site))


def test_locking_what_is_out_loses_no_feed_and_no_notice(tree: Tree) -> None:
    done = tree.run("--fix", "--today", DAY, script="check")
    assert done.returncode == 0, done.stdout
    addresses = (tree.docs / "data" / "addresses.lock").read_text(encoding="utf-8").split()
    guids = (tree.docs / "data" / "guids.lock").read_text(encoding="utf-8").split()
    site = site_on(tree.docs)
    assert {f"rss/{feed.name}.xml" for feed in site.feeds.all} <= set(addresses)
    written = {w.item.guid for feed in site.feeds.all for w in feed.shelf.current}
    assert written <= set(guids)
    assert HELD_BACK not in guids


def test_a_hub_is_named_in_every_feed_only_when_there_is_one(tree: Tree) -> None:
    assert b"hub" not in b"".join(
        data for path, data in documents_of(site_on(tree.docs)).items() if path.endswith(".xml")
    )
    site = tree.docs / "data" / "site.yml"
    site.write_text(site.read_text(encoding="utf-8") + "\nwebsub_hub: https://hub.example.org/\n")
    site = site_on(tree.docs)
    files = documents_of(site)
    for feed in site.feeds.all:
        link = b'<atom:link rel="hub" href="https://hub.example.org/"/>'
        assert link in files[feed.address("xml")]
        assert b'"hubs":[{"type":"WebSub"' in files[feed.address("json")]


def test_a_picture_is_measured_by_its_bytes(tree: Tree) -> None:
    media = items(site_on(tree.docs))[GUID].media
    assert media is not None
    data = (tree.docs / "assets" / "images" / "hang-cay-mau.jpg").read_bytes()
    assert (media.length, media.type) == (len(data), "image/jpeg")


def test_a_doubt_that_the_page_shows_is_told(tree: Tree) -> None:
    item = items(site_on(tree.docs))["tag:example.vn,2026:exemplar/mo-hinh-lop-hoc-mau"]
    assert "Đang đối chiếu" in item.summary
    assert "Đang đối chiếu" in item.content


def test_every_content_ends_with_its_source_and_its_rights(tree: Tree) -> None:
    site = site_on(tree.docs)
    licence = site.catalogue.site.licence
    for guid, item in items(site).items():
        assert item.content.endswith(f"<p><small>{licence}</small></p>"), guid
        assert f'<a href="{item.link}">' in item.content.split("<p>Nguồn: ")[1], guid
        assert len(item.summary) >= 60
