"""Vietnamese syllables with the tone apart from the letters.

The canonical form keeps ă â ê ô ơ ư đ and puts the tone as a digit at the end,
so that old and new placement are one (``hoà`` = ``hòa`` = ``hoa1``), and so are
composed and decomposed Unicode. ``theme/assets/javascripts/search/text.js`` is
the twin in the browser; ``tests/search/test_text.py`` proves both equal.
"""

import unicodedata

TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
"""Tone marks and their digits in the order of dictionaries: huyền, hỏi, ngã, sắc, nặng."""

_LETTER_MARKS = "\u0302\u0306\u031b"


def canonical(word: str) -> str:
    """The canonical form of ``word``, which is decomposed (NFD) and in lower case.

    The level tone has no digit. Of two tones, a slip, the last one counts.
    Marks that no Vietnamese letter bears are dropped.
    """
    if word.isascii():
        return word
    tone = ""
    letters = []
    for character in word:
        if character in TONES:
            tone = TONES[character]
        elif not unicodedata.combining(character) or character in _LETTER_MARKS:
            letters.append(character)
    return unicodedata.normalize("NFC", "".join(letters)) + tone
