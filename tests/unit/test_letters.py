"""Vietnamese letters: Unicode form, folding, identifiers, what can be printed."""

import re
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.text.letters import fold, heading_slug, is_nfc, nfc, printable, slug, words

VOWELS = "aăâeêioôơuưy"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
LETTERS = {
    unicodedata.normalize("NFC", vowel + tone): unicodedata.normalize("NFD", vowel)[0]
    for vowel in VOWELS
    for tone in TONES
} | {"đ": "d"}
"""Every letter of the Vietnamese alphabet that carries a mark, and the letter below the marks."""


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_letter_is_folded(form: Literal["NFC", "NFD"]) -> None:
    assert len(LETTERS) == 73
    for letter, bare in LETTERS.items():
        assert fold(unicodedata.normalize(form, letter)) == bare
        assert fold(unicodedata.normalize(form, letter.upper())) == bare


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phong trào thi đua “Dân vận khéo”", "phong-trao-thi-dua-dan-van-kheo"),
        ("ĐẶNG Thị Đào", "dang-thi-dao"),
        ("Nghị định 152/2025/NĐ-CP", "nghi-dinh-152-2025-nd-cp"),
        ("  -- Gò Quao -- ", "go-quao"),
        ("Ð icelandic, ð", "d-icelandic-d"),
        ("🌾", ""),
    ],
)
def test_a_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_an_id_and_stays_one(text: str) -> None:
    made = slug(text)
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?", made)
    assert slug(made) == made


def test_a_heading_always_has_an_anchor() -> None:
    assert heading_slug("Đối tượng", "-") == "doi-tuong"
    assert heading_slug("Đối tượng", "_") == "doi_tuong"
    assert heading_slug("🌾", "-") == "muc"


@given(st.text())
def test_the_composed_form(text: str) -> None:
    assert is_nfc(nfc(text))
    assert nfc(text) == unicodedata.normalize("NFC", text)
    assert is_nfc(text) == (nfc(text) == text)


def test_words_are_what_a_reader_counts() -> None:
    assert words("  Có.\nLuật\táp dụng ") == ["Có.", "Luật", "áp", "dụng"]
    assert words(" \n") == []


@given(st.text(st.characters()))
def test_a_printable_text_can_be_written_in_one_line(text: str) -> None:
    made = printable(text)
    assert len(made) == len(text)
    assert made.encode().decode() == made
    assert len(made.splitlines()) <= 1
    assert not any(unicodedata.category(letter) == "Cc" for letter in made)


def test_printable_leaves_vietnamese_alone() -> None:
    text = "Phong trào “Dân vận khéo” – 95,7% 🌾 tô\u0300"
    assert printable(text) == text
    assert printable("a\x1b[31m\udcff\u202eb\n") == "a\ufffd[31m\ufffd\ufffdb\ufffd"
