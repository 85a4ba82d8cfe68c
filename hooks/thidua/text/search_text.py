"""Text as search sees it: words, their folded and canonical forms, numbers of documents.

``theme/assets/javascripts/search/text.js`` holds the same rules for the browser;
``tests/search/test_text.py`` proves both equal.
"""

import re
import unicodedata

from thidua.text.syllables import canonical

_WORD = re.compile("[a-z0-9đ][a-z0-9đ\u0300-\u034e\u0350-\u036f]*")
_MARKS = re.compile("[\u0300-\u036f]+")
_NUMBER = re.compile(r"[0-9]+(?:/[0-9]{4})?/[a-z]+[0-9]*(?:-[a-z]+[0-9]*)*")


def plain(text: str) -> str:
    """``text`` decomposed (NFD) and in lower case, the form that ``raw_words`` reads.

    The Icelandic ``ð`` that old fonts put for ``đ`` becomes ``đ``.
    """
    return unicodedata.normalize("NFD", text.replace("ð", "đ").replace("Ð", "đ")).lower()


def fold_plain(text: str) -> str:
    """A ``plain`` text without marks; equals ``thidua.text.letters.fold`` on Latin letters."""
    return _MARKS.sub("", text).replace("đ", "d")


def raw_words(text: str) -> list[str]:
    """The words of a ``plain`` text: runs of Latin letters and digits with their marks.

    Everything else separates words; lone marks, emoji and other scripts are no words.
    """
    return _WORD.findall(text)


def words(text: str) -> list[tuple[str, str]]:
    """The words of ``text`` in their order, each folded and canonical: ``("hoa", "hoa1")``."""
    return [(fold_plain(word), canonical(word)) for word in raw_words(plain(text))]


def document_numbers(text: str) -> list[str]:
    """The numbers of documents in ``text``, folded: ``98/2023/nd-cp``, ``19/ct-ttg``."""
    return _NUMBER.findall(fold_plain(plain(text)))
