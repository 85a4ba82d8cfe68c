"""Which words and pairs of words stand in which documents, and where in them.

A posting of an accented word is ``document << 5 | occurrences << 2 | fields``,
with up to five occurrences in the body. One of a pair of folded words is
``document << 4 | class << 2 | fields``.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import NamedTuple

from thidua.publish.search.abbreviations import Abbreviations
from thidua.publish.search.documents import SearchDocument
from thidua.publish.search.lists import Flat, Lists
from thidua.publish.search.reading import Reading, Vocabulary

IN_TITLE = 1
IN_NAMES = 2
BODY_SHIFT = 2
"""``fields``: bit 0 title, bit 1 names and summary; above, what is said of the body."""

CLASSES = (0, 1, 2, 2, 2, 3)
"""The classes of occurrences in the body: none, 1, 2-4, more."""

FIRST = 24
SECOND = (1 << FIRST) - 1
"""The key of a pair: the number of the first word above so many bits, below that of the second."""

WORD_SHIFT = 5
PAIR_SHIFT = 4

_TITLED = 1 << 40
_NAMED = 1 << 41


class Words(NamedTuple):
    """What is kept of a document that was read.

    ``length`` are the words of its shortest title; ``runs`` all its words in
    their order, 0 parting texts, by which its postings are found again.
    """

    length: int
    runs: "array[int]"


@dataclass(frozen=True)
class Past:
    """Postings as the last build left them."""

    vocabulary: tuple[list[str], list[str], "array[int]"] = ([], [], array("I"))
    words: Flat = field(default_factory=Flat)
    pairs: Flat = field(default_factory=Flat)


class Postings:
    """The index while it is built.

    ``words`` are lists by the number of an accented word, ``pairs`` by the
    numbers of two folded words, ``first << 24 | second``.
    """

    def __init__(self, abbreviations: Abbreviations, past: Past) -> None:
        self.vocabulary = Vocabulary(*past.vocabulary)
        self.words = Lists(WORD_SHIFT, past.words)
        self.pairs = Lists(PAIR_SHIFT, past.pairs)
        self._abbreviations = abbreviations
        self._long: dict[str, Reading] = {}

    def forget(self, documents: dict[int, Words]) -> None:
        """Take out the postings of documents that are gone or have changed."""
        gone = documents.__contains__
        for document in documents.values():
            runs = document.runs
            self.words.drop(set(runs) - {0}, gone)
            terms = map(self.vocabulary.term_of.__getitem__, runs)
            pairs = {one << FIRST | two for one, two in pairwise(terms) if one and two}
            self.pairs.drop(pairs, gone)

    def add(self, number: int, document: SearchDocument) -> Words:
        """Read a document. In an index that was empty the numbers must ascend."""
        read, numbers = self.vocabulary.read, self.vocabulary.numbers
        whole = "\n".join((document.title, *document.called, document.text, *document.names))
        titles = [read(text) for text in (document.title, *document.called)]
        names = [read(text) for text in (document.text, *document.names)]
        names += self._spelled_out(whole)
        bodies = [read(document.body), *self._spelled_out(document.body)]
        # A document's own number counts like its title.
        own = {found for text in document.called for found in numbers(text)}
        cited = [found for found in numbers(whole) if found not in own]
        words = _found(chain(own, *titles), chain(cited, *names), chain(*bodies))
        _note(self.words, number << WORD_SHIFT, words, _IN_WORD)
        pairs = _found(self._pairs(titles), self._pairs(names), self._pairs(bodies))
        _note(self.pairs, number << PAIR_SHIFT, pairs, _IN_PAIR)
        parts = [*titles, *names, *bodies, *([found] for found in (*own, *cited))]
        return Words(min(map(len, titles)), _joined(parts))

    @property
    def is_new(self) -> bool:
        """Whether nothing was left by an earlier build."""
        return len(self.vocabulary.forms) == 1

    def apart(self) -> "Postings":
        """An empty index of the same site, for documents that another process reads."""
        return Postings(self._abbreviations, Past())

    def take_in(self, read: Mapping[int, Words], past: Past) -> dict[int, Words]:
        """Take in later documents that were read apart, where words had other numbers."""
        forms, terms, term_of = past.vocabulary
        here = self.vocabulary
        form_here, term_here = [0], [0] * (len(terms) + 1)
        for form, term in zip(forms, term_of, strict=True):
            number = here.form(form, terms[term - 1])
            form_here.append(number)
            term_here[term] = here.term_of[number]

        def pair_here(pair: int) -> int:
            return term_here[pair >> FIRST] << FIRST | term_here[pair & SECOND]

        self.words.add(past.words, form_here.__getitem__)
        self.pairs.add(past.pairs, pair_here)
        return {
            number: words._replace(runs=_runs([form_here[form] for form in words.runs]))
            for number, words in read.items()
        }

    def changed(self) -> tuple[set[int], list[int]]:
        """The folded words and the pairs whose lists are others than those of the last build."""
        term_of = self.vocabulary.term_of
        return {term_of[form] for form in self.words.settle()}, self.pairs.settle()

    def past(self) -> Past:
        """All this for the next build."""
        known = self.vocabulary
        names = (known.forms[1:], known.terms[1:], array("I", known.term_of[1:]))
        return Past(names, self.words.flat(), self.pairs.flat())

    def _spelled_out(self, text: str) -> Iterator[Reading]:
        for long in self._abbreviations.spelled_out(text):
            if long not in self._long:
                self._long[long] = self.vocabulary.read(long)
            yield self._long[long]

    def _pairs(self, texts: Iterable[Reading]) -> Iterator[int]:
        return chain.from_iterable(map(self._pairs_of, texts))

    def _pairs_of(self, text: Reading) -> list[int]:
        terms = map(self.vocabulary.term_of.__getitem__, text)
        return [one << FIRST | two for one, two in pairwise(terms)]


def _joined(parts: list[Reading]) -> "array[int]":
    """All words with 0 after each text."""
    return _runs([word for part in parts for word in (*part, 0)])


def _runs(words: list[int]) -> "array[int]":
    """Two bytes a word while numbers are small."""
    return array("H" if max(words) < 1 << 16 else "I", words)


class _Low(dict[int, int]):
    """The lower bits of a posting by occurrences in the body and ``_TITLED`` or ``_NAMED``."""

    def __init__(self, counted: Sequence[int]) -> None:
        self._counted = counted

    def __missing__(self, value: int) -> int:
        count = min(value % _TITLED, len(self._counted) - 1)
        found = self[value] = self._counted[count] << BODY_SHIFT | value // _TITLED
        return found


_IN_WORD = _Low(range(len(CLASSES)))
_IN_PAIR = _Low(CLASSES)


def _found(titles: Iterable[int], names: Iterable[int], bodies: Iterable[int]) -> Mapping[int, int]:
    """By key how often it stands in the body, with ``_TITLED`` and ``_NAMED``."""
    found = Counter(bodies)
    for key in set(titles):
        found[key] += _TITLED
    for key in set(names):
        found[key] += _NAMED
    return found


def _note(lists: Lists, here: int, found: Mapping[int, int], low: _Low) -> None:
    once = here | low[1]  # as most are
    for key, value in found.items():
        lists[key].append(once if value == 1 else here | low[value])
