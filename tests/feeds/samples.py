"""One channel and one item, written by hand, for the tests of the writers."""

from datetime import datetime
from pathlib import Path

from thidua.publish.feeds.archives import Written
from thidua.publish.feeds.channel import Channel, Document, Icon
from thidua.publish.feeds.items import Category, FeedItem, Media
from thidua.publish.feeds.json_feed import write_json_item
from thidua.publish.feeds.rss import write_item
from thidua.read.folder import digest
from thidua.text.dates import VIETNAM

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "feeds"
BASE = "https://example.vn/thi-dua/"
SOURCE = ("Thi đua & khen thưởng", f"{BASE}rss/tat-ca.xml")

CHANNEL = Channel(
    title="Tin tức - Thi đua & khen thưởng",
    description="Kênh tin thử",
    link=f"{BASE}tin-tuc/",
    rights="Ghi rõ nguồn",
    terms=f"{BASE}rss/",
    icon=Icon(f"{BASE}assets/images/favicon.png", 96, 96),
    author="Thi đua & khen thưởng",
    editor="tin@example.vn (Ban biên tập)",
)
CHANGED = datetime(2026, 11, 22, 7, 0, tzinfo=VIETNAM)
CURRENT = {
    "xml": Document(
        f"{BASE}rss/tin-tuc.xml",
        CHANGED,
        (("hub", "https://hub.example.vn/"), ("prev-archive", f"{BASE}rss/tin-tuc-2026-2.xml")),
    ),
    "json": Document(
        f"{BASE}rss/tin-tuc.json",
        CHANGED,
        (("hub", "https://hub.example.vn/"), ("prev-archive", f"{BASE}rss/tin-tuc-2026-2.json")),
    ),
}
ARCHIVE = Document(
    f"{BASE}rss/tin-tuc-2026-1.xml",
    CHANGED,
    (
        ("prev-archive", f"{BASE}rss/tin-tuc-2025-3.xml"),
        ("current", f"{BASE}rss/tin-tuc.xml"),
    ),
    is_archive=True,
)
ITEM = FeedItem(
    guid="tag:example.vn,2026:news/hoi-nghi",
    title="Hội nghị <tổng kết> & “biểu dương”",
    link=f"{BASE}tin-tuc/hoi-nghi/",
    published=datetime(2026, 11, 20, 7, 0, tzinfo=VIETNAM),
    modified=datetime(2026, 11, 21, 9, 30, tzinfo=VIETNAM),
    summary="Hội nghị tổng kết phong trào thi đua, biểu dương các điển hình. Nguồn: Báo Mẫu.",
    content="<p>Nội dung <strong>đầy đủ</strong>.</p>",
    author="Ban biên tập",
    categories=(Category("Tin tức", BASE), Category("Giáo dục", f"{BASE}linh-vuc/")),
    media=Media(
        f"{BASE}assets/images/hoi-nghi.jpg",
        "image/jpeg",
        7855,
        640,
        360,
        "Các đại biểu trong hội trường",
        "Báo Mẫu",
        "Được phép dùng",
    ),
)


def written(item: FeedItem) -> Written:
    """What is known of an item that was written in both formats."""
    rss, json = write_item(item, SOURCE), write_json_item(item)
    return Written(item.head, max(len(rss), len(json)), digest(rss + json))
