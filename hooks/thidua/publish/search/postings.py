"""Which words and pairs of words stand in which documents, and where in them.

Built with one integer per posting in arrays, document by document, so that
memory and time grow with the text. A posting of a word is
``document << 12 | forms << 4 | fields``, one of a pair ``document << 4 | fields``.
"""

from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from thidua.publish.search.abbreviations import Abbreviations
from thidua.publish.search.documents import SearchDocument
from thidua.text.search_text import document_numbers, fold_plain, plain, raw_words
from thidua.text.syllables import canonical

IN_TITLE = 1
IN_NAMES = 2
BODY_SHIFT = 2
"""``fields``: bit 0 title, bit 1 names and summary, bits 2-3 the class of the body's count."""

FORMS = 8
"""Accented forms of one folded word that are told apart; the last bit stands for the rest."""

_PAIR = 1 << 24


class Postings:
    """The index while it is built.

    ``terms`` are folded words by number; ``words`` and ``pairs`` are postings
    by number and by ``first << 24 | second``; ``forms`` are the canonical
    forms of each word with the number of documents that have them;
    ``title_lengths`` are the words of the shortest title of each document.
    """

    def __init__(self, abbreviations: Abbreviations) -> None:
        self.terms: list[str] = []
        self.words: list[array[int]] = []
        self.forms: list[dict[str, int]] = []
        self.pairs: dict[int, array[int]] = {}
        self.title_lengths: list[int] = []
        self._abbreviations = abbreviations
        self._numbers: dict[str, int] = {}
        self._known: dict[str, tuple[int, int, str]] = {}

    def add(self, document: SearchDocument) -> None:
        """Index the next document."""
        titles = [self._read(text) for text in (document.title, *document.called)]
        names = [self._read(text) for text in (document.text, *document.names)]
        body = self._read(document.body)
        self.title_lengths.append(min(map(len, titles)))
        whole = "\n".join((document.title, *document.called, document.text, *document.names))
        spelled = [self._read(long) for long in self._abbreviations.spelled_out(whole)]
        in_body = [self._read(long) for long in self._abbreviations.spelled_out(document.body)]
        strong = [*names, *spelled]
        self._add_words(titles, strong, [body, *in_body])
        self._add_pairs(titles, strong, [body, *in_body])
        self._add_numbers(whole, document.called)

    def _read(self, text: str) -> list[tuple[int, int, str]]:
        """The words of a text, each with its number, the bit of its form and the form."""
        known = self._known
        return [known.get(raw) or self._learn(raw) for raw in raw_words(plain(text))]

    def _learn(self, raw: str) -> tuple[int, int, str]:
        number = self._number(fold_plain(raw))
        form = canonical(raw)
        forms = self.forms[number]
        forms.setdefault(form, 0)
        place = min(list(forms).index(form), FORMS - 1)
        self._known[raw] = known = (number, 1 << place, form)
        return known

    def _number(self, term: str) -> int:
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self.terms)
            self.terms.append(term)
            self.words.append(array("Q"))
            self.forms.append({})
        return number

    def _add_words(
        self,
        titles: list[list[tuple[int, int, str]]],
        strong: list[list[tuple[int, int, str]]],
        bodies: list[list[tuple[int, int, str]]],
    ) -> None:
        here = len(self.title_lengths) - 1
        counts = Counter(word for body in bodies for word in body)
        in_names = {word for text in strong for word in text}
        in_title = {word for text in titles for word in text}
        found: dict[int, list[int]] = {}
        for word in counts.keys() | in_names | in_title:
            number, bit, form = word
            self.forms[number][form] += 1
            entry = found.setdefault(number, [0, 0, 0])
            entry[0] |= bit
            entry[1] |= (IN_TITLE if word in in_title else 0) | (
                IN_NAMES if word in in_names else 0
            )
            entry[2] += counts[word]
        for number, (forms, fields, count) in found.items():
            self.words[number].append(here << 12 | forms << 4 | fields | _count_class(count))

    def _add_pairs(
        self,
        titles: list[list[tuple[int, int, str]]],
        strong: list[list[tuple[int, int, str]]],
        bodies: list[list[tuple[int, int, str]]],
    ) -> None:
        here = len(self.title_lengths) - 1
        in_title = set(_pairs(titles))
        in_names = set(_pairs(strong))
        counts = Counter(_pairs(bodies))
        pairs = self.pairs
        for pair in counts.keys() | in_names | in_title:
            fields = (
                (IN_TITLE if pair in in_title else 0)
                | (IN_NAMES if pair in in_names else 0)
                | _count_class(counts[pair])
            )
            postings = pairs.get(pair)
            if postings is None:
                pairs[pair] = postings = array("I")
            postings.append(here << 4 | fields)

    def _add_numbers(self, whole: str, called: tuple[str, ...]) -> None:
        """Whole numbers of documents; a document's own one counts like its title."""
        here = len(self.title_lengths) - 1
        own = {number for text in called for number in document_numbers(text)}
        for number in dict.fromkeys(document_numbers(whole)):
            fields = IN_TITLE if number in own else IN_NAMES
            self.words[self._number(number)].append(here << 12 | fields)


def _pairs(texts: Iterable[list[tuple[int, int, str]]]) -> Iterable[int]:
    for text in texts:
        numbers = [word[0] for word in text]
        yield from [a * _PAIR + b for a, b in pairwise(numbers)]


def pair_of(key: int) -> tuple[int, int]:
    """The numbers of the two words of a key of ``pairs``."""
    return key // _PAIR, key % _PAIR


def _count_class(count: int) -> int:
    """0, 1, 2-4 and more occurrences in the body, at the place of ``fields``."""
    return (0 if count == 0 else 1 if count == 1 else 2 if count < 5 else 3) << BODY_SHIFT
