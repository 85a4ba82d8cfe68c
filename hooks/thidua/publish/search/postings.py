"""Which words and pairs of words stand in which documents, and where in them.

A posting of an accented word is ``document << 5 | occurrences << 2 | fields``,
with up to five occurrences in the body. One of a pair of folded words is
``document << 4 | class << 2 | fields``.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import TypeAlias

from thidua.publish.search.documents import SearchDocument
from thidua.publish.search.lists import ChangedLists, Changes, Flat, KeptLists, Lists
from thidua.publish.search.reading import Names, Reading, Vocabulary
from thidua.publish.search.words import NO_WORDS, Reader, Words, renumbered
from thidua.read.kept import Kept

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

MOST_CHANGES = 50_000
"""Postings that may have changed before all lists are kept again: each costs every build some."""

MOST_READ = 1_000_000
"""Words of changed documents that may be kept beside all lists."""

_Noted: TypeAlias = Mapping[int, "array[int] | list[int]"]


class KeptPostings:
    """All lists as they are kept in ``store``, of one ``edition``.

    Lists of words are by the number of an accented word, those of pairs by the
    numbers of two folded words, ``first << 24 | second``; what was read of
    documents is by the numbers of these.
    """

    def __init__(self, store: Kept, edition: str, vocabulary: Vocabulary) -> None:
        term_of = vocabulary.term_of.__getitem__  # the forms of a word are asked for together
        self.words = KeptLists(store, "search-words", edition, term_of)
        self.pairs = KeptLists(store, "search-pairs", edition, int)
        self.read = KeptLists(store, "search-read", edition, int)

    def keep(self, postings: "Postings | ChangedPostings") -> None:
        """Keep all lists for the next builds; none of them is left."""
        words, pairs, read = postings.lists
        self.words.keep(words)
        self.pairs.keep(pairs)
        self.read.keep(read)


@dataclass(frozen=True, slots=True)
class Later:
    """What has changed in all lists since they were kept."""

    words: Changes = field(default_factory=Changes)
    pairs: Changes = field(default_factory=Changes)
    read: Mapping[int, "array[int]"] = field(default_factory=dict)

    @property
    def is_much(self) -> bool:
        """Whether all is to be kept again."""
        postings = len(self.words.keys) + len(self.pairs.keys)
        return postings > MOST_CHANGES or sum(map(len, self.read.values())) > MOST_READ


class Postings:
    """An index while it is made: of words, of pairs, and what was read of documents."""

    def __init__(self, reader: Reader) -> None:
        self.vocabulary = reader.vocabulary
        self._reader = reader
        self.words, self.pairs, self.read = Lists(), Lists(), Lists()

    def apart(self) -> "Postings":
        """An empty index of the same site, for documents that another process reads."""
        return Postings(self._reader.apart())

    def add(self, documents: Mapping[int, SearchDocument]) -> None:
        """Add later documents than all that are here, by ascending number."""
        for number, document in documents.items():
            words = self._reader.words(document)
            note(words, number, self.vocabulary, self.words, self.pairs)
            self.read[number] = words.flat

    def pieces(self) -> Iterator[tuple[Flat, Flat, Flat]]:
        """All lists, of each sort a piece after the other; none of them is left here."""
        words, pairs, read = (lists.pieces(int) for lists in self.lists)
        return zip(words, pairs, read, strict=True)

    def take_in(self, names: Names, pieces: Iterable[tuple[Flat, Flat, Flat]]) -> None:
        """Take in later documents that were read apart, where words had other numbers."""
        here = self.vocabulary
        forms, terms, term_of = names
        form_here, term_here = [0], [0] * (len(terms) + 1)
        for form, term in zip(forms, term_of, strict=True):
            number = here.form(form, terms[term - 1])
            form_here.append(number)
            term_here[term] = here.term_of[number]

        def pair_here(pair: int) -> int:
            return term_here[pair >> FIRST] << FIRST | term_here[pair & SECOND]

        for words, pairs, read in pieces:
            self.words.add(words, form_here.__getitem__)
            self.pairs.add(pairs, pair_here)
            for number, flat in read.items():
                self.read[number] = renumbered(flat, form_here)

    def changed(self) -> tuple[Collection[int], Collection[int]]:
        """The folded words and the pairs whose lists are others than those of the last build."""
        return set(map(self.vocabulary.term_of.__getitem__, self.words)), self.pairs.keys()

    @property
    def lists(self) -> tuple[Lists, Lists, Lists]:
        """All lists for the next builds."""
        return self.words, self.pairs, self.read


class ChangedPostings:
    """The index of an earlier build, in which documents change."""

    def __init__(self, reader: Reader, past: KeptPostings, later: Later) -> None:
        self.vocabulary = reader.vocabulary
        self.words = ChangedLists(past.words, later.words, WORD_SHIFT)
        self.pairs = ChangedLists(past.pairs, later.pairs, PAIR_SHIFT)
        self.read = {**later.read}
        self._reader = reader
        self._past = past
        self._changed: tuple[set[int], set[int]] = set(), set()

    def change(self, number: int, document: SearchDocument | None) -> None:
        """Put the words of a document in the place of those that the number had."""
        words = self._reader.words(document) if document else NO_WORDS
        flat = self.read[number] if number in self.read else self._past.read.of(number)
        was, now = self._alone(number, Words.of(flat)), self._alone(number, words)
        self.read[number] = words.flat
        nothing = ([number << WORD_SHIFT], [number << PAIR_SHIFT])
        for kind, lists in enumerate((self.words, self.pairs)):
            before, after = was[kind], now[kind]
            for key in before.keys() | after.keys():
                if before.get(key) != after.get(key):
                    (posting,) = after.get(key, nothing[kind])
                    lists.change(key, posting)
                    self._changed[kind].add(key)

    def changed(self) -> tuple[Collection[int], Collection[int]]:
        """The folded words and the pairs whose lists are others than those of the last build."""
        forms, pairs = self._changed
        self.words.load(forms)
        self.pairs.load(pairs)
        return set(map(self.vocabulary.term_of.__getitem__, forms)), pairs

    @property
    def later(self) -> Later:
        """All that has changed, for the next build."""
        return Later(self.words.later, self.pairs.later, self.read)

    @property
    def lists(self) -> tuple[Lists, Lists, Lists]:
        """All lists for the next builds."""
        read = {**dict(self._past.read.items()), **self.read}
        return self.words.lists(), self.pairs.lists(), Lists(read)

    def _alone(self, number: int, words: Words) -> tuple[Mapping[int, list[int]], ...]:
        """The postings of one document."""
        in_words: defaultdict[int, list[int]] = defaultdict(list)
        in_pairs: defaultdict[int, list[int]] = defaultdict(list)
        note(words, number, self.vocabulary, in_words, in_pairs)
        return in_words, in_pairs


def note(
    read: Words, number: int, vocabulary: Vocabulary, in_words: _Noted, in_pairs: _Noted
) -> None:
    """Add the postings of a document to lists."""
    own, cited, titles, names, bodies = read
    words = _found(chain(own, *titles), chain(cited, *names), chain(*bodies))
    _note(in_words, number << WORD_SHIFT, words, _IN_WORD)

    def pairs_of(text: Reading) -> list[int]:
        terms = map(vocabulary.term_of.__getitem__, text)
        return [one << FIRST | two for one, two in pairwise(terms)]

    def pairs(texts: list[Reading]) -> Iterator[int]:
        return chain.from_iterable(map(pairs_of, texts))

    _note(
        in_pairs, number << PAIR_SHIFT, _found(pairs(titles), pairs(names), pairs(bodies)), _IN_PAIR
    )


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


def _note(lists: _Noted, here: int, found: Mapping[int, int], low: _Low) -> None:
    once = here | low[1]  # as most are
    for key, value in found.items():
        lists[key].append(once if value == 1 else here | low[value])
