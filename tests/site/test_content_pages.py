"""What readers see of movements, topics and of what is not quite sure, on a finished site."""

import re
from pathlib import Path

import pytest
from lxml import html

from tests.site.conftest import ROOT, Tree, copy_tree, page

SOURCE = "source: {publisher: Báo Mẫu, url: https://example.org/nguon}"
MOVEMENT = f"""---
title: "Phong trào: Xã Mẫu trồng cây"
summary: Phong trào Xã Mẫu trồng cây của tỉnh Mẫu, giai đoạn 2021-2025; trang này chỉ dùng để thử.
level: tinh
launched_by: [uy-ban-mau-cu]
launched: '2021-05-19'
launched_inferred: năm ban hành kế hoạch
period: {{start: '2021', end: '2025'}}
period_inferred: kỳ kế hoạch 5 năm
fields: [nong-nghiep]
milestones:
  - {{date: '2025', title: Tổng kết, {SOURCE}}}
  - {{date: '2021-05-19', inferred: năm ban hành kế hoạch, title: Phát động, {SOURCE}}}
  - {{date: '2021-06-01', title: Ban hành kế hoạch, {SOURCE}}}
results:
  - {{year: '2023', what: Cây đã trồng, figure: 1500, of: 2000, unit: cây, scope: tinh, {SOURCE}}}
  - {{year: '2022', what: Cây đã trồng, figure: 1000, unit: cây, scope: tinh, {SOURCE}}}
  - {{year: '2022', what: Cây đã trồng, figure: 900, unit: cây, scope: tinh, {SOURCE}}}
  - {{year: '2023-03-05', what: Cây đã trồng, figure: 1200, unit: cây, scope: tinh, {SOURCE}}}
  - {{year: '2021', what: Cây đã trồng, figure: 200.5, unit: cây, scope: tinh, {SOURCE}}}
  - {{year: '2021', what: Vườn ươm, figure: 3, unit: vườn, scope: tinh, {SOURCE}}}
  - {{year: '2022', what: Vườn ươm, figure: 4, unit: vườn, scope: tinh, {SOURCE}}}
questions: [khen-o-dau, ai-duoc-khen]
partly_checked: [noi-dung, tieu-chi]
published: '2026-11-20'
owner: ban-mau
sources:
  - {{publisher: Báo Mẫu, url: https://example.org/nguon}}
---
Phong trào này được bịa ra để thử.
"""
QUESTION = """---
question: Nghị định Mẫu cũ nói gì về khen thưởng?
topic: khen-thuong-mau
as_of: '2025-01-01'
short_answer: Nghị định Mẫu cũ được bịa ra để thử, không nói gì về khen thưởng.
citations:
  - {document: nd-09-2019-mau}
published: '2026-11-17'
owner: ban-mau
---
Xem [[nd-09-2019-mau]]. Danh hiệu có tên Chiến sĩ thi đua mẫu, viết tắt CSTĐM.
"""
ENGLISH = """---
title: About the model site
summary: The model site holds a record of every kind, made up to test the builder; it speaks of nobody real.
language: en
translation_of: gioi-thieu
published: '2026-11-15'
owner: ban-mau
---
The title Chiến sĩ thi đua mẫu (CSTĐM) stays unmarked here.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with a movement, an answer and an English page of its own."""
    tree: Tree = copy_tree(
        tmp_path_factory.mktemp("unsure") / "tree", ROOT / "tests" / "sites" / "valid" / "full"
    )
    for path, text in (
        ("movements/xa-mau-trong-cay.md", MOVEMENT),
        ("faq/khen-thuong-mau/nghi-dinh-cu.md", QUESTION),
        ("pages/en.md", ENGLISH),
    ):
        (tree.docs / path).write_text(text, encoding="utf-8")
    with (tree.docs / "data" / "topics.yml").open("a", encoding="utf-8") as topics:
        topics.write("  groups: [{title: Nơi nộp, questions: [khen-o-dau]}]\n")
    newer = tree.docs / "legal" / "nd-01-2025-mau.md"
    text = newer.read_text(encoding="utf-8")
    newer.write_text(text.replace("verified: true", "verified: false"), encoding="utf-8")
    tree.build()
    return tree.site


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_milestones_stand_on_the_line_in_the_order_of_the_list(site: Path) -> None:
    body = page(site, "phong-trao/xa-mau-trong-cay")
    (drawing,) = body.find_class("moments")
    (listed,) = body.find_class("timeline--numbered")
    places = [float(m.get("cx").rstrip("%")) for m in drawing.find_class("moments__mark")]
    assert places == sorted(places)
    assert [n.text for n in drawing.find_class("moments__number")] == ["1", "2", "3"]
    assert [words(item).split(" (")[0] for item in listed] == [
        "19/05/2021",
        "01/06/2021 Ban hành kế hoạch",
        "2025 Tổng kết",
    ]
    assert len(drawing.find_class("moments__span")) == 1  # the one known to the year only
    marked = {
        name: words(body.get_element_by_id(name)) for name in drawing.get("aria-labelledby").split()
    }
    assert all(marked.values())


def test_an_inferred_date_says_what_it_is_taken_from(site: Path) -> None:
    body = page(site, "phong-trao/xa-mau-trong-cay")
    first, second, _ = body.find_class("timeline--numbered")[0]
    assert "19/05/2021 (suy ra từ năm ban hành kế hoạch)" in words(first)
    assert "suy ra" not in words(second)
    assert len(body.find_class("moments__mark--inferred")) == 1
    (facts,) = body.find_class("facts")
    assert "19/05/2021 (suy ra từ năm ban hành kế hoạch)" in words(facts)
    assert "2021 - 2025 (suy ra từ kỳ kế hoạch 5 năm)" in words(facts)
    assert len(body.find_class("moments__period--open")) == 1
    cards = page(site, "phong-trao").find_class("card")
    (card,) = [card for card in cards if "trồng cây" in words(card)]
    assert "2021 - 2025 (suy ra)" in words(card)


def test_what_was_checked_only_in_part_is_said_beside_the_text(site: Path) -> None:
    rows = page(site, "phong-trao/xa-mau-trong-cay").find_class("facts")[0].iterchildren("div")
    told = {words(row.find("dt")): words(row.find("dd")) for row in rows}
    assert told["Mới đối chiếu được một phần"] == "nội dung, tiêu chí, khen thưởng"
    feed = (site / "rss" / "phong-trao.xml").read_text(encoding="utf-8")
    assert "Mới đối chiếu được một phần: nội dung, tiêu chí, khen thưởng" in feed


def test_a_series_is_drawn_from_zero_and_its_bars_are_as_long_as_its_figures(site: Path) -> None:
    (chart,) = page(site, "phong-trao/xa-mau-trong-cay").find_class("chart")
    assert words(chart.find("figcaption")) == "Cây đã trồng, cây"
    figures = [f.text for f in chart.find_class("chart__figure")]
    assert figures == ["200,5", "1.000", "900", "1.200", "1.500/2.000"]
    widths = [float(b.get("width").rstrip("%")) for b in chart.find_class("chart__bar")]
    assert widths == pytest.approx(
        [72 * n / 2000 for n in (200.5, 1000, 900, 1200, 1500)], abs=0.01
    )


def test_figures_of_sources_that_differ_stand_side_by_side_and_are_marked(site: Path) -> None:
    body = page(site, "phong-trao/xa-mau-trong-cay")
    assert len(body.find_class("chart__bar--disputed")) == 2
    rows = [words(row) for row in body.xpath("//table//tbody/tr")]
    disputed = [row for row in rows if "Nguồn ghi khác nhau" in row]
    assert [re.findall(r"[\d.]+ cây", row) for row in disputed] == [["1.000 cây"], ["900 cây"]]


def test_an_unverified_document_is_drawn_apart_and_said_to_be_unsure(site: Path) -> None:
    body = page(site, "van-ban/nd-09-2019-mau")
    (drawing,) = body.find_class("life")
    bars = [bar.get("class").split() for bar in drawing.find_class("life__bar")]
    assert ["life__bar--unverified" in bar for bar in bars] == [False, True]
    assert [words(t) for t in drawing.find_class("life__doubt")] == ["đang đối chiếu"]
    older, newer = (words(item) for item in body.find_class("timeline")[0])
    assert "đang đối chiếu" in newer.lower()
    assert "theo tin đang đối chiếu" not in older


def test_a_verified_end_is_not_reported_a_second_time(site: Path) -> None:
    body = page(site, "hoi-dap/khen-thuong-mau/nghi-dinh-cu")
    (box,) = body.find_class("law-change")
    assert "hết hiệu lực từ ngày 01/07/2025" in words(box)
    assert body.find_class("law-report") == []


def test_terms_are_marked_on_vietnamese_pages_only(site: Path) -> None:
    answer = page(site, "hoi-dap/khen-thuong-mau/nghi-dinh-cu")
    assert [a.get("title") for a in answer.iter("abbr")] == ["Chiến sĩ thi đua mẫu"]
    assert len(answer.find_class("term")) == 1
    english = page(site, "en")
    assert "CSTĐM" in words(english)
    assert list(english.iter("abbr")) == []
    assert english.find_class("term") == []


def test_the_questions_of_a_topic_stand_in_the_editors_order(site: Path) -> None:
    (main,) = page(site, "hoi-dap/khen-thuong-mau").find_class("layout__main")
    read = [words(h) for h in main.iter("h2", "h3")]
    assert read[:3] == ["Nơi nộp", "Nộp hồ sơ khen thưởng ở đâu tại Tỉnh Mẫu?", "Câu hỏi khác"]
    assert len(read) == 5


def test_a_movement_leads_to_the_questions_that_its_editors_chose(site: Path) -> None:
    body = page(site, "phong-trao/xa-mau-trong-cay")
    links = body.xpath("//h2[@id='hoi-dap']/following-sibling::ul[1]//a/@href")
    assert [link.rstrip("/").rsplit("/", 1)[1] for link in links] == ["khen-o-dau", "ai-duoc-khen"]
