"""Vietnamese letters: Unicode form, folding, ASCII identifiers."""

import re
import unicodedata

_D_STROKE = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


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
    decomposed = unicodedata.normalize("NFD", text.translate(_D_STROKE).lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slug(text: str) -> str:
    """An ASCII identifier of lower-case letters, digits and single hyphens."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def heading_slug(text: str, separator: str) -> str:
    """The ``slugify`` function of Python-Markdown's ``toc`` extension.

    Markdown's own deletes ``đ``, so that "Đối tượng" would become "oi-tuong".
    """
    return slug(text).replace("-", separator) or "muc"


def words(text: str) -> list[str]:
    """The words of ``text`` as a reader counts them: runs of non-space."""
    return text.split()
