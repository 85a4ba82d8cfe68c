"""An article that means harm: harmless in each format, and its harmless parts survive.

The checker refuses such a file; what stands here is that the feeds do not
depend on it.
"""

import json
from dataclasses import replace
from datetime import date

import feedparser
import pytest
from lxml import etree

from tests.feeds.finished import documents_of
from tests.site.conftest import ROOT
from thidua.catalogue.catalogue import Key, build
from thidua.check.run import check
from thidua.publish.publication import publication
from thidua.records.body_text import BodyText
from thidua.records.others import NewsItem

KEY = Key("news", "2024-05-hoi-nghi-mau")
TITLE = "Hội nghị ]]> </title><script>alert(1)</script> &amp; 😀"
BODY = """Đoạn đầu </item> ]]> <script>alert(2)</script> <img src=x onerror=alert(3)>
<svg onload="alert(4)"><path d="M0 0"/></svg> <iframe src="https://example.org/"></iframe>

[bấm](javascript:alert(5)) [bấm](JaVaScRiPt&#58;alert(6)) [bấm](data:text/html,alert(7))
[thật](https://example.org/thật?a=1&b=2) và \x08\x0b ký tự lạ 😀

| Năm | Số cây |
| --- | --- |
| 2024 | 120 |

> Lời trích

- một
- hai

![ảnh](https://example.org/x.png)
"""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    docs = ROOT / "tests" / "sites" / "valid" / "full"
    catalogue = build(check(docs, "docs", date(2026, 11, 22)).context)
    record = catalogue.records[KEY]
    assert isinstance(record, NewsItem)
    hostile = record.model_copy(
        update={"title": TITLE, "summary": TITLE * 2, "body": BodyText(BODY)}
    )
    records = {**catalogue.records, KEY: hostile}
    made = publication(replace(catalogue, records=records), None, release=False)
    return dict(documents_of(made))


def contents(files: dict[str, bytes]) -> list[str]:
    """The article as each format hands it to a reader."""
    guid = f"tag:example.vn,2026:news/{KEY.id}"
    feed = feedparser.parse(files["rss/tin-tuc.xml"], sanitize_html=False)
    assert not feed.bozo
    root = etree.fromstring(files["rss/tin-tuc.xml"])
    encoded = root.xpath(
        f"//item[guid='{guid}']/c:encoded/text()",
        namespaces={"c": "http://purl.org/rss/1.0/modules/content/"},
    )
    (thing,) = (i for i in json.loads(files["rss/tin-tuc.json"])["items"] if i["id"] == guid)
    (entry,) = (e for e in feed.entries if e.id == guid)
    return [entry.content[0].value, *encoded, thing["content_html"]]


def test_nothing_runs_and_nothing_is_fetched(files: dict[str, bytes]) -> None:
    for content in contents(files):
        page = etree.HTML(content)
        assert page.xpath("//script | //svg | //iframe | //img | //style | //form") == []
        assert page.xpath("//@*[starts-with(name(), 'on')]") == []
        assert all(href.startswith("https://") for href in page.xpath("//a/@href"))


def test_the_harmless_parts_survive(files: dict[str, bytes]) -> None:
    for content in contents(files):
        page = etree.HTML(content)
        assert page.xpath("//table//td/text()") == ["2024", "120"]
        assert page.xpath("//blockquote/p/text()") == ["Lời trích"]
        assert page.xpath("//ul/li/text()")[:2] == ["một", "hai"]
        assert "https://example.org/thật?a=1&b=2" in page.xpath("//a/@href")
        assert "😀" in content


def test_a_portal_that_prints_plain_words_as_markup_comes_to_no_harm(
    files: dict[str, bytes],
) -> None:
    root = etree.fromstring(files["rss/tin-tuc.xml"])
    words = root.xpath("//item/title/text() | //item/description/text()")
    assert any("script>alert(1)" in text for text in words)
    for text in words:
        assert etree.HTML(f"<div>{text}</div>").xpath("//body/div//*") == []


def test_every_document_stays_whole(files: dict[str, bytes]) -> None:
    for path, data in files.items():
        if path.endswith((".xml", ".opml")):
            etree.fromstring(data)
        else:
            json.loads(data)
    assert len(feedparser.parse(files["rss/tin-tuc.xml"]).entries) == 2
