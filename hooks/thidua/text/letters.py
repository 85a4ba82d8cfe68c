"""Vietnamese letters: Unicode form, folding, ASCII identifiers."""

import re
import unicodedata

_D_STROKE = (("đ", "d"), ("Đ", "D"), ("ð", "d"), ("Ð", "D"))
_ASCII_AND_MARKS = re.compile("[\x00-\x7f\u0300-\u034e\u0350-\u036f]*")
"""What Vietnamese is made of; all marks among them combine (U+034F, left out here, does not)."""
_FIRST_MARK = "\u0300"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def is_nfc(text: str) -> bool:
    """Whether ``text`` is in Unicode Normalization Form C (UAX #15)."""
    return unicodedata.is_normalized("NFC", text)


def nfc(text: str) -> str:
    """``text`` in Unicode Normalization Form C (UAX #15)."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """``text`` in lower case without diacritics.

    ``đ`` has no canonical decomposition, so it is mapped before NFD strips
    the marks of the other letters.
    """
    for stroke, plain in _D_STROKE:
        text = text.replace(stroke, plain)
    decomposed = unicodedata.normalize("NFD", text.lower())
    if _ASCII_AND_MARKS.fullmatch(decomposed):
        return decomposed.encode("ascii", "ignore").decode("ascii")
    return "".join([c for c in decomposed if c < _FIRST_MARK or not unicodedata.combining(c)])


def lower(text: str) -> str:
    """``text`` in lower case, letter for letter: a foreign one that would become two stays."""
    found = text.lower()
    if len(found) == len(text):
        return found
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def slug(text: str) -> str:
    """An ASCII identifier of lower-case letters, digits and single hyphens."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def heading_slug(text: str, separator: str) -> str:
    """The ``slugify`` function of Python-Markdown's ``toc`` extension.

    Markdown's own deletes ``đ``, so that "Đối tượng" would become "oi-tuong".
    """
    return slug(text).replace("-", separator) or "muc"


def printable(text: str) -> str:
    """``text`` in one line that any terminal and any file takes.

    Control characters, marks that turn the direction of writing, and the
    halves of characters that stand for undecodable file names become U+FFFD.
    """
    return _UNPRINTABLE.sub("\ufffd", text)


def words(text: str) -> list[str]:
    """The words of ``text`` as a reader counts them: runs of non-space."""
    return text.split()
