"""Sentences in the manner of our own content: a chain of words.

Every word follows the two before it as somewhere in ``docs/``, so that the
pairs of syllables which search lives on are as in real text. Names and
figures of the content never come out: each stands as a slot.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterable

NAME, FIGURE = "{name}", "{figure}"
SHORTEST, LONGEST = 6, 28
"""Words of a sentence, a name counted as four: the checker allows 35."""

_CAPITAL = "A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠ-Ỹ"
_NAME = re.compile(rf"(?<![{_CAPITAL}\w])[{_CAPITAL}][^\W\d_]*(?: [{_CAPITAL}][^\W\d_]*)+")
_FIGURE = re.compile(r"\d+(?:[.,-]\d+)*")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_MARKS = re.compile(r"^\s*(?:[-*>]|\d+\.)\s+|[*“”()`]")
_UNFIT = re.compile(
    r"[\[\]|#<>{}/!?;:&]|[^\W\d]\.\w|[A-ZĐ]{2}|tuổi|bệnh|[Uu]ng thư|HIV|tật|\b(?:em|cháu|bé|hẻm|ngõ|kiệt|nhà số|số nhà)\b"
    r"|(?i:\b(?:ấp|phố|khóm|thôn)) (?:\d|[^\W\d_a-zà-ỹđ])"
)


def sentences(text: str) -> Iterable[list[str]]:
    """The words of each sentence of a Markdown body that may serve, slots for names and figures."""
    for line in _SENTENCE.split(_LINK.sub(r"\1", text)):
        plain = _MARKS.sub("", line).strip().rstrip(".")
        if plain and not _UNFIT.search(plain):
            yield _FIGURE.sub(FIGURE, _NAME.sub(NAME, plain)).split()


class Chain:
    """Draws sentences of words that follow each other in the given texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._next: dict[tuple[str, str], list[str]] = defaultdict(list)
        for text in texts:
            for words in sentences(text):
                pair = ("", "")
                for word in [*words, ""]:
                    self._next[pair].append(word)
                    pair = (pair[1], word)

    def sentence(self, chance: random.Random) -> str:
        """A sentence with its full stop; slots stand where names and figures go."""
        while True:
            words: list[str] = []
            count = 0
            pair = ("", "")
            while count < LONGEST and (word := chance.choice(self._next[pair])):
                words.append(word)
                count += 4 if NAME in word else 1
                pair = (pair[1], word)
            if len(words) >= SHORTEST:
                return " ".join(words).rstrip(",- ") + "."
