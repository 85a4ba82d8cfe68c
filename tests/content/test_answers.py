"""Every legal statement of an answer stands under a provision that leads somewhere."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from thidua.catalogue.catalogue import Catalogue, build
from thidua.check.run import check
from thidua.records.document import LegalDocument
from thidua.records.lists import Topic
from thidua.records.others import Guide
from thidua.records.question import Question

ROOT = Path(__file__).resolve().parents[2]
WORDS = 60
"""The most words of a short answer (design, section 5)."""

FIGURE = re.compile(r"\d|%")
AUTHORITY = re.compile(
    r"Thủ tướng|Chủ tịch nước|Chủ tịch (?:Ủy|Hội)|Chủ tịch [Xx]ã|Chính phủ|Quốc hội|Bộ trưởng"
    r"|Ủy ban nhân dân|Hội đồng nhân dân|[Nn]gười đứng đầu"
    r"|[Cc]ấp (?:Nhà nước|trung ương|bộ|tỉnh|huyện|xã|cơ sở)"
)
TITLE = re.compile(
    r"[Cc]hiến sĩ thi đua|[Ll]ao động tiên tiến|[Cc]hiến sĩ tiên tiến|[Cc]ờ thi đua"
    r"|[Tt]ập thể lao động|[Đđ]ơn vị (?:quyết thắng|tiên tiến)|tiêu biểu”"
    r"|[Gg]ia đình văn hóa|[Tt]hôn, tổ dân phố văn hóa"
    r"|[Hh]uân chương|[Hh]uy chương|[Bb]ằng khen|[Gg]iấy khen|[Kk]ỷ niệm chương"
    r"|Anh hùng|Giải thưởng (?:Hồ Chí Minh|Nhà nước)|danh hiệu vinh dự"
)
BLOCK_ENDS = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.)\s)")
CITED = re.compile(r"\[\[[^\[\]\n]+\]\]")
LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
AMOUNT = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])")
"""A sum of money as the guides write it."""

LIST_NUMBER = re.compile(r"^\s*\d+\.\s", re.MULTILINE)


@cache
def catalogue() -> Catalogue:
    checked = check(ROOT / "docs", "docs", date(2026, 11, 22))
    assert checked.passed
    return build(checked.context)


def answers() -> list[Question]:
    """All published questions."""
    return [question for question in catalogue().all("question") if isinstance(question, Question)]


def bare_statements(body: str) -> Iterator[str]:
    """The blocks with a figure, a level of authority or a title that no citation stands above."""
    cited = False
    for block in BLOCK_ENDS.split(body):
        cited = cited or CITED.search(block) is not None
        words = LIST_NUMBER.sub("", LINK.sub(r"\1", block))
        says = any(pattern.search(words) for pattern in (FIGURE, AUTHORITY, TITLE))
        if says and not cited and not block.lstrip().startswith("#"):
            yield " ".join(block.split())


@pytest.mark.parametrize(
    ("body", "bare"),
    [
        ("Cần 70% số người.", ["Cần 70% số người."]),
        ("Do Thủ tướng tặng.\n\nTheo [[a:dieu-1]].", ["Do Thủ tướng tặng."]),
        ("Gồm:\n\n- “Lao động tiên tiến”;\n- khác.", ["- “Lao động tiên tiến”;"]),
        ("Xem [cấp tỉnh](tinh.md).", ["Xem [cấp tỉnh](tinh.md)."]),
        ("Theo [[a:dieu-1]], cần 3 năm.", []),
        ("Theo [[a:dieu-1]]:\n\n- 3 năm;\n- cấp xã.", []),
        ("1. Một việc.\n2. Việc khác.", []),
        ("## Cấp tỉnh\n\nKhông nói gì thêm.", []),
    ],
)
def test_a_statement_without_citation_is_found(body: str, bare: list[str]) -> None:
    assert list(bare_statements(body)) == bare


def test_every_figure_authority_and_title_of_an_answer_stands_under_a_citation() -> None:
    found = {q.id: list(bare_statements(str(q.body))) for q in answers()}
    assert {id: bare for id, bare in found.items() if bare} == {}


def test_every_question_cites_a_document_of_the_register() -> None:
    assert len(answers()) >= 200
    register = catalogue().register.documents
    for question in answers():
        assert question.citations, question.id
        unknown = {c.document for c in catalogue().citations(question)} - set(register)
        assert unknown == set(), question.id


def test_every_short_answer_is_short() -> None:
    assert {q.id for q in answers() if len(q.short_answer.split()) > WORDS} == set()


def is_public(document: LegalDocument) -> bool:
    """Whether the page of a document leads to a public source."""
    return bool(document.sources) or document.url is not None


def test_a_cited_document_has_a_public_source_or_every_answer_says_that_it_is_being_checked() -> (
    None
):
    register = catalogue().register.documents
    for question in answers():
        for id in {citation.document for citation in catalogue().citations(question)}:
            if is_public(register[id]):
                continue
            assert not register[id].verified, f"{question.id}: {id}"
            for said in (question.short_answer, str(question.body)):
                assert "đang đối chiếu" in said.lower(), f"{question.id}: {id}"


def test_a_guide_names_no_sum_but_those_that_its_documents_set() -> None:
    """A bonus is a multiple; its sum needs a base salary that is verified for the day."""
    register = catalogue().register.documents
    for guide in catalogue().all("guide"):
        assert isinstance(guide, Guide)
        documents = [register[id] for id in guide.documents]
        verified = {sum for d in documents if d.verified for sum in AMOUNT.findall(str(d.body))}
        reported = {sum for d in documents if not d.verified for sum in AMOUNT.findall(str(d.body))}
        said = set(AMOUNT.findall(f"{guide.body}{guide.summary}"))
        assert said <= verified | reported, guide.id
        for sum in said - verified:
            lines = [line for line in str(guide.body).splitlines() if sum in line]
            assert any("đang đối chiếu" in line for line in lines), f"{guide.id}: {sum}"


def test_every_question_stands_in_a_group_of_its_topic() -> None:
    topics = [topic for topic in catalogue().all("topic") if isinstance(topic, Topic)]
    placed = sorted((t.id, id) for t in topics for group in t.groups for id in group.questions)
    assert placed == sorted((question.topic, question.id) for question in answers())
