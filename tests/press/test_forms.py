"""Text, HTML and Word say the same words, and those are the words of the record."""

import html
import io
import zipfile
from dataclasses import replace

import pytest
from lxml import html as markup

from tests.press.conftest import BASE, Tell, desk_of
from tests.press.read_back import (
    word_file,
    words,
    words_of_html,
    words_of_markup,
    words_of_text,
    words_of_word,
)
from thidua.catalogue.catalogue import Catalogue
from thidua.publish.plan import make_plan
from thidua.publish.press import PressDesk
from thidua.publish.press.forms import as_html, as_text
from thidua.publish.press.word import WordWriter
from thidua.publish.prose import BodyRenderer

RICH = """Đoạn đầu **đậm**, *nghiêng* và [liên kết](https://example.org/a?b=1&c=2).

## Một đề mục

1. Điểm một
2. Điểm hai
    - điểm con
    - điểm con nữa

    Đoạn sau điểm con.

3. Điểm ba

Chữ giữa hai danh sách.

1. Lại từ một

> Một câu trích.

| Năm | Số cây |
| --- | --- |
| 2023 | 1.200 |
| 2024 | 120 |

### Đề mục nhỏ

Dòng trên\x20\x20
dòng dưới, `mã` và [tin về hội nghị](../../news/2024-05-hoi-nghi-mau.md).
"""


def test_all_forms_of_all_real_stories_say_the_same_words(real: PressDesk) -> None:
    assert len(real.stories) > 300
    for story in real.stories:
        assert words_of_text(story) == words_of_html(story), story.address
    for story in real.stories[:100:5]:
        assert words_of_word(word_file(story)) == words_of_html(story), story.address


def test_every_word_of_the_record_is_said_in_its_order(real: PressDesk) -> None:
    renderer = BodyRenderer(make_plan(real.catalogue))
    for story in real.stories:
        uri = real.catalogue.uris[real.catalogue.key(story.record)]
        body = words_of_markup(
            renderer.body(uri, str(story.record.body)).absolute(BASE) or "<p></p>"
        )
        said = " ".join(words_of_text(story))
        assert said.startswith(" ".join(words(story.title))), story.address
        lead = " ".join(words(story.record.summary))  # type: ignore[attr-defined]
        assert " ".join([lead, *body]) in said, story.address
        for source in story.record.sources:
            assert " ".join(words(source.url)) in said, story.address


def test_a_rich_body_keeps_its_form(tell: Tell) -> None:
    story = tell(RICH)
    assert words_of_word(word_file(story)) == words_of_html(story) == words_of_text(story)
    page = markup.fragment_fromstring(as_html(story), create_parent="div")
    assert [li.text_content().split("\n")[0] for li in page.xpath("./ol[1]/li")] == [
        "Điểm một",
        "Điểm hai",
        "Điểm ba",
    ]
    assert [li.text for li in page.xpath("./ol[1]/li[2]/ul/li")] == ["điểm con", "điểm con nữa"]
    assert [li.text for li in page.xpath("./ol[2]/li")] == ["Lại từ một"]
    assert page.xpath("string(./blockquote)") == "Một câu trích."
    assert [th.text for th in page.xpath("./table/tr/th")] == ["Năm", "Số cây"]
    assert page.xpath("//a[.='liên kết']/@href") == ["https://example.org/a?b=1&c=2"]
    assert page.xpath("//a[.='tin về hội nghị']/@href") == [f"{BASE}tin-tuc/2024-05-hoi-nghi-mau/"]
    text = as_text(story)
    assert "\n\n1. Điểm một\n2. Điểm hai\n  - điểm con\n" in text
    assert "\n\n1. Lại từ một\n\n" in text
    assert "\n\nNăm | Số cây\n2023 | 1.200\n2024 | 120\n\n" in text
    assert "Dòng trên\ndòng dưới, mã và tin về hội nghị." in text


def test_the_parts_stand_in_the_order_in_which_an_editor_needs_them(full: Catalogue) -> None:
    desk = desk_of(full)
    text = as_text(next(s for s in desk.stories if s.record.id == "nguyen-van-thu"))
    parts = (
        "Ông Nguyễn Văn Thử trồng cây ven đường ở Xã Mẫu\n",
        "Đính chính ngày 21/11/2026: Đã sửa số cây từ 100 thành 120.",
        "Ông Nguyễn Văn Thử, Xã Mẫu, huyện Mẫu, trồng 120 cây xanh",
        "Ông Nguyễn Văn Thử trồng 120 cây xanh. Xem tin về hội nghị",
        "Giấy khen Mẫu, Chủ tịch Ủy ban nhân dân Xã Mẫu, tháng 6/2024",
        "https://baomau.example.org/nguoi-trong-cay",
        f"{BASE}assets/images/hang-cay-mau.jpg",
        f"{BASE}guong-dien-hinh/nguyen-van-thu/",
        full.site.licence,
        "Liên hệ: ",
    )
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_a_missing_contact_is_said_to_be_missing(full: Catalogue) -> None:
    def contact(**known: str | None) -> str:
        site = full.site.model_copy(update=known)
        return as_text(desk_of(replace(full, site=site)).stories[0]).split("Liên hệ: ")[1]

    assert "Điện thoại: đang cập nhật" in contact(phone=None)
    assert "Điện thoại: 0123 456 789" in contact(phone="0123 456 789")


def test_an_answer_says_its_day_and_its_ground(full: Catalogue) -> None:
    story = next(s for s in desk_of(full).stories if s.kind == "question")
    text = as_text(story)
    assert "Theo quy định tại ngày " in text
    assert "\n- Căn cứ: " in text


def test_a_story_that_is_not_verified_says_so_before_its_lead(full: Catalogue) -> None:
    story = next(s for s in desk_of(full).stories if s.doubts)
    text = as_text(story)
    assert text.index("Đang đối chiếu") < text.index(story.record.summary)  # type: ignore[attr-defined]


HOSTILE = """<script>alert(1)</script> <img src=x onerror="alert(2)"> <svg onload=alert(3)>

[bấm](javascript:alert(4)) [bấm nữa](&#106;avascript:alert(5)) [tệp](file:///etc/passwd) ]]> &lt;b&gt;

<iframe src="https://example.org"></iframe> <style>*{display:none}</style> 😀 Chữ lành.

[nguồn](https://example.org/"onmouseover="alert(6))

| a | <script>alert(7)</script> |
| --- | --- |
| <b onclick=alert(8)>x</b> | y |
"""


def test_a_hostile_body_is_harmless_in_all_forms_and_its_harmless_words_stay(tell: Tell) -> None:
    story = tell(HOSTILE)
    page = markup.fragment_fromstring(as_html(story), create_parent="div")
    elements = {str(element.tag) for element in page.iter()}
    assert elements <= {
        "div", "h1", "h2", "p", "a", "strong", "em", "ul", "li", "table", "tr", "td", "th", "br",
    }  # fmt: skip
    assert set().union(*(element.attrib for element in page.iter())) <= {"href"}
    addresses = page.xpath("//@href")
    assert addresses
    assert all(str(address).startswith(("https://", "http://")) for address in addresses)
    data = word_file(story)
    for form in (words_of_text(story), words_of_html(story), words_of_word(data)):
        assert [word for word in form if word in ("Chữ", "lành")] == ["Chữ", "lành"]
    assert "😀" in as_text(story) and "😀" in html.unescape(as_html(story))


def test_a_hostile_body_makes_a_word_file_of_text_and_web_links_alone(tell: Tell) -> None:
    with zipfile.ZipFile(io.BytesIO(WordWriter().write(tell(HOSTILE)))) as parts:
        names = parts.namelist()
        relations = parts.read("word/_rels/document.xml.rels").decode()
    assert not [name for name in names if "vba" in name.lower() or name.endswith((".bin", ".exe"))]
    targets = [part.split('"')[0] for part in relations.split('Target="')[1:]]
    outside = [target for target in targets if ":" in target]
    assert outside
    assert all(target.startswith(("https://", "http://")) for target in outside)


@pytest.mark.parametrize("body", ["", "\n\n", "&nbsp;", "***", "> ", "- \n- ", "| a |\n| - |\n"])
def test_an_empty_or_odd_body_makes_all_forms(tell: Tell, body: str) -> None:
    story = tell(body)
    assert words_of_word(word_file(story)) == words_of_html(story)


def test_characters_that_no_xml_takes_are_left_out(tell: Tell) -> None:
    story = tell("a\x00b\x08c\x0bd\ufffee")
    assert "abcde" in as_text(story)
    assert "abcde" in words_of_word(word_file(story))
