"""What people find, as they type it."""

from pathlib import Path

import pytest
from bench.queries import scored

from tests.search.conftest import Ask
from thidua.text.letters import fold


def test_the_sample_queries_find_their_page(index: Path) -> None:
    results = scored(index)
    assert len(results) == 40
    late = [(row.query, row.place) for row in results if row.place != 1]
    assert len(late) <= 2, late
    assert all(0 < row.place <= 5 for row in results), late


@pytest.mark.parametrize(
    ("query", "phrase"),
    [
        ("CHIẾN SĨ THI ĐUA TOÀN QUỐC", "chien si thi dua toan quoc"),
        ("gia ddinhf vawn hoas", "gia dinh van hoa"),
        ("gia d9inh2 va8n ho1a", "gia dinh van hoa"),
        ("danh hieu chien xi thi dua", "chien si thi dua"),
        ("nghi dinh 152 2025", "152/2025/nd-cp"),
        ("152/2025/NĐ-CP", "152/2025/nd-cp"),
        ("huan chuong doc lap", "huan chuong doc lap"),
    ],
)
def test_other_ways_of_typing(answers: Ask, query: str, phrase: str) -> None:
    titles = answers([query])[0]["titles"]
    assert phrase in fold(titles[0]), titles[:5]


def test_an_ended_document_stands_with_what_replaced_it(answers: Ask) -> None:
    addresses = answers(["nghị định số 98/2023/NĐ-CP"])[0]["addresses"][:3]
    assert "van-ban/nd-98-2023/" in addresses
    assert "van-ban/nd-152-2025/" in addresses


def test_how_a_slip_was_read_is_told(answers: Ask) -> None:
    slip, right, unmarked = answers(["đột suất khen thưởng", "khen thưởng", "khen thuong"])
    assert slip["meant"] == "đột xuất khen thưởng"
    assert right["meant"] is None
    assert unmarked["meant"] is None


def test_one_letter_is_completed_not_corrected(answers: Ask) -> None:
    answer = answers(["chuyen doi s"])[0]
    assert answer["meant"] is None
    assert "chuyen doi so" in fold(answer["titles"][0])


def test_a_syllable_is_no_short_form(answers: Ask) -> None:
    toned, paired, short = answers(["tự quản", "tu quan", "TƯ"])
    for answer in (toned, paired):
        assert all("tu quan" in fold(title) for title in answer["titles"][:2])
    assert "Trung ương" in short["titles"][:2]


def test_nothing_is_asked_of_words_that_no_page_has(answers: Ask) -> None:
    one, more = answers(["khen ", "khen zzzq wqxz jjjw fzwj "])
    assert one["files"] == more["files"]


HOSTILE = {
    "nothing": "",
    "blanks": " \t\n ",
    "signs": "?!.,;:-…“”/\\",
    "one letter": "t",
    "property names": "constructor __proto__ toString hasOwnProperty valueOf",
    "script": "<script>alert(1)</script>",
    "image": '<img src=x onerror="alert(1)">khen',
    "emoji": "khen 🏅👩‍🌾 thưởng",
    "lone marks": "\u0301\u0323\u0309",
    "mixed forms": "khen thưo\u031b\u0309ng",
    "lone surrogate": "khen \ud800 thưởng",
    "long": "khen thưởng " * 1000,
    "long word": "a" * 10_000,
    "lunr syntax": "+khen -thưởng title:* ~2 ^10",
    "zero": "\u0000khen",
}


@pytest.mark.parametrize("query", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_is_answered_quickly_and_escaped(answers: Ask, query: str) -> None:
    answer = answers([query])[0]
    assert answer["milliseconds"] < 2_000
    assert all("<" not in title for title in answer["titles"])
