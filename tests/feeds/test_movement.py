"""A newsroom that has only the feed reads of a movement what its page says beside the words."""

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

from lxml import html

from tests.feeds.finished import FULL, feed_files

FILE = "movements/xa-mau-sach-dep.md"


def article(docs: Path) -> html.HtmlElement:
    feed: dict[str, Any] = json.loads(feed_files(docs, date(2026, 11, 25))["rss/phong-trao.json"])
    (item,) = (i for i in feed["items"] if i["id"].endswith("/xa-mau-sach-dep"))
    return html.fragment_fromstring(item["content_html"], create_parent="div")


def test_milestones_and_figures_are_in_the_article() -> None:
    body = article(FULL)
    assert [h.text for h in body.iter("h2")][-2:] == ["Các mốc", "Số liệu"]
    assert "tháng 3/2021: Phát động phong trào (Báo Mẫu)" in [li.text_content() for li in body.iter("li")]
    (row,) = body.xpath("//tbody/tr")
    assert [cell.text for cell in row] == ["Xã sạch đẹp", "12,5/40 %", "2024", "Báo Mẫu"]


def test_what_was_inferred_is_said_to_be(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(FULL, docs)
    text = (docs / FILE).read_text(encoding="utf-8")
    text = text.replace(
        "launched: '2021-03'\n", "launched: '2021-03'\nlaunched_inferred: tin của báo\n"
    )
    text = text.replace(
        "  - date: '2021-03'\n", "  - date: '2021-03'\n    inferred: ngày của bài báo\n"
    )
    (docs / FILE).write_text(text, encoding="utf-8")
    said = article(docs).text_content()
    assert "tháng 3/2021 (suy ra từ tin của báo)" in said
    assert "tháng 3/2021 (suy ra từ ngày của bài báo): Phát động phong trào" in said
