"""Which words and pairs of words stand in which documents, and where in them.

Built with one integer per posting in arrays, document by document, so that
memory and time grow with the text. A posting of a word is
``document << 12 | forms << 4 | fields``, one of a pair ``document << 4 | fields``.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import add

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

_COUNT_CLASSES = {1: 1 << BODY_SHIFT, **dict.fromkeys((2, 3, 4), 2 << BODY_SHIFT)}
_MANY = 3 << BODY_SHIFT
"""``fields`` for 1, 2-4 and more occurrences in the body."""

_FIRST = 24
_COUNT = 12

Reading = list[int]
"""A text: the numbers of its accented words."""


class Postings:
    """The index while it is built.

    ``terms`` are folded words by number; ``words`` and ``pairs`` are postings
    by number and by ``first << 24 | second``; ``title_lengths`` are the words
    of the shortest title of each document.
    """

    def __init__(self, abbreviations: Abbreviations) -> None:
        self.terms: list[str] = []
        self.words: list[array[int]] = []
        self.pairs: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        self.title_lengths: list[int] = []
        self._abbreviations = abbreviations
        self._numbers: dict[str, int] = {}
        # Accented words are numbered by their canonical form. By that number: the folded
        # word, the same as the first of a pair, the bit of the form, its documents.
        self._known: dict[str, int] = {}
        self._accented: dict[str, int] = {}
        self._word_of: list[int] = []
        self._first_of: list[int] = []
        self._bit_of: list[int] = []
        self._documents_of: list[int] = []
        self._forms: list[list[str]] = []

    def forms(self, word: int) -> dict[str, int]:
        """The canonical forms of a word, first found first, with their number of documents."""
        return {form: self._documents_of[self._accented[form]] for form in self._forms[word]}

    def add(self, document: SearchDocument) -> None:
        """Index the next document."""
        titles = [self._read(text) for text in (document.title, *document.called)]
        names = [self._read(text) for text in (document.text, *document.names)]
        whole = "\n".join((document.title, *document.called, document.text, *document.names))
        names.extend(self._read(long) for long in self._abbreviations.spelled_out(whole))
        bodies = [self._read(document.body)]
        spelled = self._abbreviations.spelled_out(document.body)
        bodies.extend(self._read(long) for long in spelled)
        self.title_lengths.append(min(map(len, titles)))
        self._add_words(titles, names, bodies)
        self._add_pairs(titles, names, bodies)
        self._add_numbers(whole, document.called)

    def _read(self, text: str) -> Reading:
        known = self._known
        return [known[raw] if raw in known else self._learn(raw) for raw in raw_words(plain(text))]

    def _learn(self, raw: str) -> int:
        form = canonical(raw)
        number = self._accented.get(form)
        if number is None:
            number = self._accented[form] = len(self._word_of)
            word = self._number(fold_plain(raw))
            self._word_of.append(word)
            self._first_of.append(word << _FIRST)
            self._bit_of.append(1 << min(len(self._forms[word]), FORMS - 1) + 4)
            self._documents_of.append(0)
            self._forms[word].append(form)
        self._known[raw] = number
        return number

    def _number(self, term: str) -> int:
        number = self._numbers.get(term)
        if number is None:
            number = self._numbers[term] = len(self.terms)
            self.terms.append(term)
            self.words.append(array("Q"))
            self._forms.append([])
        return number

    def _add_words(
        self, titles: list[Reading], names: list[Reading], bodies: list[Reading]
    ) -> None:
        counts = Counter(chain.from_iterable(bodies))
        fields = _fields(chain.from_iterable(titles), chain.from_iterable(names))
        word_of, bit_of, documents = self._word_of, self._bit_of, self._documents_of
        # By folded word: occurrences in the body above, then forms and fields.
        found: dict[int, int] = {}
        for number, count in counts.items():
            documents[number] += 1
            word = word_of[number]
            found[word] = found.get(word, 0) + (count << _COUNT) | bit_of[number]
        for number, value in fields.items():
            if number not in counts:
                documents[number] += 1
            word = word_of[number]
            found[word] = found.get(word, 0) | bit_of[number] | value
        here = len(self.title_lengths) - 1 << 12
        words = self.words
        for word, value in found.items():
            count = value >> _COUNT
            body = _COUNT_CLASSES.get(count, _MANY) if count else 0
            words[word].append(here | value & 0xFFF | body)

    def _add_pairs(
        self, titles: list[Reading], names: list[Reading], bodies: list[Reading]
    ) -> None:
        here = len(self.title_lengths) - 1 << 4
        pairs = self.pairs
        counts = Counter(self._pairs(bodies))
        for pair, fields in _fields(self._pairs(titles), self._pairs(names)).items():
            count = counts.pop(pair, 0)
            body = _COUNT_CLASSES.get(count, _MANY) if count else 0
            pairs[pair].append(here | fields | body)
        for pair, count in counts.items():
            pairs[pair].append(here | (_COUNT_CLASSES[count] if count < 5 else _MANY))

    def _pairs(self, texts: Iterable[Reading]) -> Iterator[int]:
        first, second = self._first_of.__getitem__, self._word_of.__getitem__
        return chain.from_iterable(map(add, map(first, t), map(second, t[1:])) for t in texts)

    def _add_numbers(self, whole: str, called: tuple[str, ...]) -> None:
        """Whole numbers of documents and their starts; its own one counts like a title."""
        here = len(self.title_lengths) - 1 << 12
        own = {number for text in called for number in _numbers(text)}
        for number in _numbers(whole):
            fields = IN_TITLE if number in own else IN_NAMES
            self.words[self._number(number)].append(here | fields)


def _numbers(text: str) -> list[str]:
    """``98/2023/nd-cp`` as it is, and ``98/2023``, as people shorten it."""
    whole = document_numbers(text)
    short = [number.rpartition("/")[0] for number in whole if number.count("/") > 1]
    return list(dict.fromkeys((*whole, *short)))


def _fields(titles: Iterable[int], names: Iterable[int]) -> dict[int, int]:
    """What stands in titles and in names, with its fields."""
    fields = dict.fromkeys(names, IN_NAMES)
    for number in titles:
        fields[number] = fields.get(number, 0) | IN_TITLE
    return fields


def pair_of(key: int) -> tuple[int, int]:
    """The numbers of the two words of a key of ``pairs``."""
    return key >> _FIRST, key & (1 << _FIRST) - 1
