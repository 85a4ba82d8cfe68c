"""A hostile story: harmless to every reader, and what is harmless in it arrives whole."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from tests.feeds.finished import FULL, feed_files
from tests.feeds.readers import (
    Reader,
    Seen,
    by_fastfeedparser,
    by_feedparser,
    by_json,
    by_rss_parser,
)

TITLE = "Tên ‹b>đậm‹/b> & “ngoặc” ]]> &lt;script&gt;alert(1)&lt;/script&gt; 😀"
"""What would begin a tag, where a portal prints titles as HTML, is another sign."""

STORY = """---
title: 'Tên <b>đậm</b> & “ngoặc” ]]> &lt;script&gt;alert(1)&lt;/script&gt; 😀'
summary: 'Tóm tắt có <img src=x onerror=alert(1)>, ]]> và &amp;quot; dài đủ sáu mươi ký tự để đứng một mình 😀.'
date: '2026-11-20'
fields: [giao-duc]
image: {src: assets/images/hang-cay-mau.jpg, alt: 'Hàng cây " onerror="alert(1)', credit: 'Ban <script>alert(1)</script>', licence: Chỉ dùng để thử}
published: '2026-11-21'
owner: ban-mau
sources:
  - publisher: 'Báo <script>alert(1)</script>'
    title: 'Bài ]]> "thử"'
    url: https://example.org/?a=1&b=2
---
Đoạn đầu có ]]> và `<script>alert(1)</script>`, chữ &lt;script&gt; và 😀 cùng CDATA <![CDATA[x]]>.

<script>alert(1)</script>
<img src="x" onerror="alert(1)" alt="ảnh lạ">
<svg onload="alert(1)"><circle r="1"/></svg>
<iframe src="https://example.org/"></iframe>
<style>p { display: none }</style>
<form action="https://example.org/"><input name="a"></form>
<p style="position: fixed" onclick="alert(1)">Đoạn có kiểu.</p>
<a href="javascript:alert(1)">xấu một</a> <a href="JaVaScRiPt&#58;alert(1)">xấu hai</a>
<a href="data:text/html,<script>alert(1)</script>">xấu ba</a>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)></style></mglyph></table></mtext></math>

[tốt](https://example.org/?a=1&b=2) [xấu bốn](javascript:alert(1)) [xấu năm](<java\tscript:alert(1)>)

| Cột một | Cột hai |
| --- | --- |
| ô `]]>` | 1.234 |

> Lời trích 🎉

- mục một
- mục hai
"""

READERS: dict[str, tuple[Reader, str]] = {
    "feedparser": (by_feedparser, "xml"),
    "fastfeedparser": (by_fastfeedparser, "xml"),
    "rss-parser": (by_rss_parser, "xml"),
    "json": (by_json, "json"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The feeds of a site with the hostile story, as if the checker had let it pass."""
    root = tmp_path_factory.mktemp("hostile")
    docs = Path(shutil.copytree(FULL, root / "docs"))
    (docs / "news" / "bai-xau.md").write_text(STORY, encoding="utf-8")
    (docs / "news" / "ky-tu-la.md").write_text(
        STORY.replace("Đoạn đầu", "Đoạn&#8;&#11;&#x1b;&#xfffe;&#xd800;đầu"), encoding="utf-8"
    )
    for name, data in feed_files(docs, date(2026, 11, 22), checked=False).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root / "rss"


@pytest.fixture(params=READERS)
def item(request: pytest.FixtureRequest, folder: Path) -> Seen:
    """The hostile story as one reader sees it."""
    reader, ending = READERS[request.param]
    path = folder / f"tin-tuc.{ending}"
    (found,) = (i for i in reader([path])[path] if i.id.endswith(":news/bai-xau"))
    return found


def test_the_checker_is_a_wall_of_its_own(tmp_path: Path) -> None:
    docs = Path(shutil.copytree(FULL, tmp_path / "docs"))
    (docs / "news" / "bai-xau.md").write_text(STORY, encoding="utf-8")
    with pytest.raises(AssertionError, match="TD-701"):
        feed_files(docs, date(2026, 11, 22))


def test_nothing_in_it_acts(item: Seen) -> None:
    body = html.fragment_fromstring(item.content, create_parent="div")
    acting = (
        "//script | //style | //svg | //iframe | //form | //input | //math | //object | //link | //meta"
        " | //*[@style] | //@*[starts-with(name(), 'on')]"
    )
    assert body.xpath(acting) == []
    for address in body.xpath("//@href | //@src"):
        assert str(address).startswith(("https://", "http://")), address


def test_what_is_harmless_arrives_whole(item: Seen) -> None:
    body = html.fragment_fromstring(item.content, create_parent="div")
    text = " ".join(body.text_content().split())
    assert "Đoạn đầu có ]]> và <script>alert(1)</script>, chữ <script> và 😀" in text
    assert [td.text_content() for td in body.iter("td")][:2] == ["ô ]]>", "1.234"]
    assert "Lời trích 🎉" in body.findtext(".//blockquote/p", "")
    assert [li.text for li in body.iter("li")][:2] == ["mục một", "mục hai"]
    assert "https://example.org/?a=1&b=2" in body.xpath("//a[.='tốt']/@href")
    (picture,) = body.xpath("//figure//img")
    assert picture.get("alt") == 'Hàng cây " onerror="alert(1)'
    assert "Ban <script>alert(1)</script>" in body.xpath("string(//figcaption)")
    assert "Đoạn có kiểu." in text


def test_titles_and_summaries_are_words_and_never_markup(item: Seen) -> None:
    assert item.title == TITLE
    assert item.summary.startswith("Tóm tắt có ‹img src=x onerror=alert(1)>, ]]> và &amp;quot; dài")
    assert item.author == "Ban biên tập Mẫu"


def test_characters_that_xml_forbids_are_left_out_and_break_nothing(folder: Path) -> None:
    """They are no letters of the file, where the checker looks, but entities of its HTML."""
    for reader, ending in READERS.values():
        path = folder / f"tin-tuc.{ending}"
        found = {i.id.rsplit("/", 1)[1]: i for i in reader([path])[path]}
        body = html.fragment_fromstring(found["ky-tu-la"].content, create_parent="div")
        assert re.search("Đoạn\ufffd*đầu có ]]>", body.text_content())
        assert len(found) == 4
