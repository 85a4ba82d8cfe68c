"""Words of the glossary in a text: the longest that stands there as a word of its own."""

import re
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from thidua.publish.glossary import Glossary
from thidua.records.lists import GlossaryTerm

LETTERS = "abđB -/."


def glossary(terms: list[str], short: list[str]) -> Glossary:
    made: list[Any] = [
        GlossaryTerm.model_construct(id="a", term=t, also=(), abbreviations=()) for t in terms
    ]
    made.append(GlossaryTerm.model_construct(id="b", term="x", also=(), abbreviations=tuple(short)))
    return Glossary(SimpleNamespace(all=lambda _: tuple(made)))  # type: ignore[arg-type]


def in_words(found: Glossary, text: str, start: int = 0) -> list[str]:
    return [text[match.start() : match.end()] for match in found.finditer(text, start)]


def test_terms_in_any_case_and_short_forms_as_they_are_written() -> None:
    found = glossary(["thi đua yêu nước", "thi đua yêu nước hằng năm"], ["TĐ", "TĐKT"])
    text = "Thi đua yêu nước hằng năm, thi đua yêu nước; TĐKT, TĐ, tđ, TĐX, a/TĐ."
    expected = ["Thi đua yêu nước hằng năm", "thi đua yêu nước", "TĐKT", "TĐ"]
    assert in_words(found, text) == expected
    assert in_words(found, text, 1) == expected[1:]


WORDS = st.lists(st.text("abđ", min_size=1, max_size=3), min_size=3, max_size=5).map(" ".join)


@given(
    st.lists(WORDS, max_size=6), st.lists(st.text("aB", min_size=1, max_size=3)), st.text(LETTERS)
)
def test_what_is_found_is_what_one_pattern_of_all_words_finds(
    terms: list[str], short: list[str], text: str
) -> None:
    ways = [f"(?i:{re.escape(term)})" for term in terms] + [re.escape(name) for name in short]
    ways.sort(key=lambda way: len(way.removeprefix("(?i:").rstrip(")")), reverse=True)
    together = re.compile(rf"(?<![\w/-])(?:{'|'.join(ways) or '(?!)'})(?![\w/-])")
    found = in_words(glossary(terms, short), text)
    assert found == [match[0] for match in together.finditer(text)]
