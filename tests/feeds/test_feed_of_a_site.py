"""The feed of everything, as a built site offers it."""

from datetime import date, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from tests.site.conftest import ROOT, Tree, copy_tree
from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish.feeds.items import CURRENT_ITEMS, FeedItem, ItemMaker
from thidua.publish.plan import make_plan
from thidua.text.dates import VIETNAM
from thidua.text.letters import is_nfc

BASE = "https://example.vn/thi-dua/"
FULL = ROOT / "tests" / "sites" / "valid" / "full"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    tree = copy_tree(tmp_path_factory.mktemp("feed") / "tree", ROOT / "docs")
    tree.build()
    return tree.site


@pytest.fixture(scope="module")
def feed(site: Path) -> feedparser.FeedParserDict:
    return feedparser.parse((site / "rss" / "tat-ca.xml").read_bytes())


def test_it_parses_and_is_under_half_a_megabyte(
    site: Path, feed: feedparser.FeedParserDict
) -> None:
    assert not feed.bozo
    assert (site / "rss" / "tat-ca.xml").stat().st_size < 500_000
    assert 0 < len(feed.entries) <= CURRENT_ITEMS


def test_items_are_newest_first_and_none_is_in_the_future(
    feed: feedparser.FeedParserDict,
) -> None:
    moments = [parsedate_to_datetime(entry.published) for entry in feed.entries]
    order = [
        (-moment.timestamp(), entry.id) for moment, entry in zip(moments, feed.entries, strict=True)
    ]
    assert order == sorted(order)
    assert max(moments) < datetime(2026, 11, 23, tzinfo=VIETNAM)
    assert all(entry.published.endswith("+0700") for entry in feed.entries)


def test_every_item_stands_alone(site: Path, feed: feedparser.FeedParserDict) -> None:
    for entry in feed.entries:
        assert len(entry.summary) >= 60
        assert "<" not in entry.summary
        assert entry.link.startswith(BASE)
        assert (site / entry.link.removeprefix(BASE) / "index.html").is_file()
        assert "?" not in entry.link
        content = entry.content[0].value
        assert entry.link in content
        assert 'href="/' not in content
        assert ".md" not in content


def test_identities_are_opaque_and_unique(feed: feedparser.FeedParserDict) -> None:
    ids = [entry.id for entry in feed.entries]
    assert len(set(ids)) == len(ids)
    assert all(id.startswith("tag:example.vn,2026:") for id in ids)


def test_the_whole_document_is_nfc(site: Path) -> None:
    assert is_nfc((site / "rss" / "tat-ca.xml").read_text(encoding="utf-8"))


def test_the_channel_was_built_when_its_newest_item_changed(site: Path) -> None:
    root = etree.fromstring((site / "rss" / "tat-ca.xml").read_bytes())
    built = parsedate_to_datetime(str(root.findtext("channel/lastBuildDate")))
    published = [parsedate_to_datetime(str(x.text)) for x in root.iter("pubDate")]
    assert built >= max(published)
    assert built < datetime(2026, 11, 23, tzinfo=VIETNAM)


def items(docs: Path, day: str) -> tuple[FeedItem, ...]:
    checked = check(docs, "docs", date.fromisoformat(day))
    assert checked.passed
    return ItemMaker(make_plan(build(checked.context)), BASE).newest()


def test_an_item_waits_for_the_day_of_its_publication(tree: Tree) -> None:
    story = next(p for p in sorted((tree.docs / "news").glob("*.md")))
    text = story.read_text(encoding="utf-8")
    published = text.split("\npublished: ")[1].split("\n")[0]
    story.write_text(
        text.replace(f"published: {published}", "published: '2027-01-05'"), encoding="utf-8"
    )
    guid = f"tag:example.vn,2026:news/{story.stem}"
    assert guid not in {item.guid for item in items(tree.docs, "2027-01-04")}
    assert guid in {item.guid for item in items(tree.docs, "2027-01-05")}


def test_a_withdrawn_item_keeps_its_identity_and_loses_its_text(tree: Tree) -> None:
    path = next(
        p for p in tree.docs.rglob("*.md") if "\nwithdrawn:" in p.read_text(encoding="utf-8")
    )
    item = next(i for i in items(tree.docs, "2026-11-22") if i.guid.endswith(f"/{path.stem}"))
    assert "đã được gỡ" in item.summary
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1].strip()
    assert not body or body[:40] not in item.content


def test_a_correction_is_the_first_line_of_its_item(tree: Tree) -> None:
    path = next(
        p for p in tree.docs.rglob("*.md") if "\ncorrections:" in p.read_text(encoding="utf-8")
    )
    item = next(i for i in items(tree.docs, "2026-11-22") if i.guid.endswith(f"/{path.stem}"))
    assert item.content.startswith("<p><strong>Đính chính ngày ")


def test_renaming_site_province_and_domain_changes_no_identity(tree: Tree) -> None:
    before = {item.guid for item in items(tree.docs, "2026-11-22")}
    site = tree.docs / "data" / "site.yml"
    lines = []
    for line in site.read_text(encoding="utf-8").split("\n"):
        key = line.split(":")[0]
        new = {"name": "Tên mới của trang", "province": "An Giang", "base_url": "https://moi.vn/x/"}
        lines.append(f"{key}: {new[key]}" if key in new else line)
    site.write_text("\n".join(lines), encoding="utf-8")
    assert {item.guid for item in items(tree.docs, "2026-11-22")} == before
