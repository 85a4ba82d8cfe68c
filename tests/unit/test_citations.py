"""The written forms of a citation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.records.citations import anchor, parse_citation, provision
from thidua.records.values import Citation


@pytest.mark.parametrize(
    ("text", "words", "mark"),
    [
        ("luat-06-2022-qh15", "", ""),
        ("luat-06-2022-qh15:dieu-24", "Điều 24", "dieu-24"),
        ("luat-06-2022-qh15:dieu-24.khoan-1", "khoản 1 Điều 24", "dieu-24"),
        ("luat-06-2022-qh15:dieu-24.khoan-1.diem-a", "điểm a khoản 1 Điều 24", "dieu-24"),
        ("luat-06-2022-qh15:dieu-24.khoan-1.diem-đ", "điểm đ khoản 1 Điều 24", "dieu-24"),
        (" nd-152-2025:dieu-5 ", "Điều 5", "dieu-5"),
    ],
)
def test_a_citation_in_words(text: str, words: str, mark: str) -> None:
    citation = parse_citation(text)
    assert citation is not None
    assert provision(citation) == words
    assert anchor(citation) == mark


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Luat-06",
        "luat-06:",
        "luat-06:dieu-0",
        "luat-06:dieu-01",
        "luat-06:dieu-1000",
        "luat-06:điều-3",
        "luat-06:khoan-1",
        "luat-06:dieu-3.diem-a",
        "luat-06:dieu-3.khoan-1.diem-abc",
        "luat-06:dieu-3.khoan-100",
        "luat-06:dieu-3 khoan-1",
        "luat--06",
        "luat 06",
    ],
)
def test_another_form_is_none(text: str) -> None:
    assert parse_citation(text) is None


ARTICLES = st.none() | st.integers(1, 999)
CLAUSES = st.none() | st.integers(1, 99)
POINTS = st.none() | st.from_regex(r"[a-zđ]{1,2}", fullmatch=True)


@given(ARTICLES, CLAUSES, POINTS)
def test_what_is_written_is_read_back(
    article: int | None, clause: int | None, point: str | None
) -> None:
    steps = []
    if article is not None:
        steps.append(f"dieu-{article}")
        if clause is not None:
            steps.append(f"khoan-{clause}")
            if point is not None:
                steps.append(f"diem-{point}")
    written = "luat-1" + (":" + ".".join(steps) if steps else "")
    clause = clause if article is not None else None
    point = point if clause is not None else None
    assert parse_citation(written) == Citation(
        document="luat-1", article=article, clause=clause, point=point
    )
