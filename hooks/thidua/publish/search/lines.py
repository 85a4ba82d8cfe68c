"""Lists of postings as lines of text.

A line of a shard is ``key``, for words the accented forms by frequency, then
two lists: documents that have the key in title or names, and documents that
have it only in the body. A long second list stands in a deeper file that is
read only when the others do not give enough; in its place stand ``*``, the size
class of the list and the number of that file among those of the shard.

A list is a run of postings: the packed step from the document before, then one
digit: ``fields`` in the lower four bits, for words bit 4 for the commonest form
and bit 5 for other forms; after bit 5 a packed number says which of them.
"""

from array import array
from collections.abc import Sequence
from functools import cache
from operator import sub
from typing import NamedTuple

from thidua.publish.search.packed import ALPHABET, packed, size_class
from thidua.publish.search.postings import (
    BODY_SHIFT,
    CLASSES,
    FIRST,
    IN_NAMES,
    IN_TITLE,
    SECOND,
    WORD_SHIFT,
    ChangedPostings,
    Postings,
)

FORMS = 8
"""Accented forms of one folded word that are told apart; the last bit stands for the rest."""

DEEP_FROM = 128
"""Documents in a second list from which it stands in a deeper file."""

NEAR = 1000
"""Documents with a key in title or names up to which both stand in the first list."""

DEEPER = "*"
"""What stands in the place of such a list, with the number of the deeper file."""

_LEADING = IN_TITLE | IN_NAMES
_FIELDS = 4
_FIELDS_AND_FORMS = _FIELDS + FORMS
_COUNT = 20
_BELOW_COUNT = (1 << _COUNT) - 1
_MOST = len(CLASSES) - 1
_LOW = [p & _LEADING | CLASSES[min(p >> BODY_SHIFT, _MOST)] << BODY_SHIFT for p in range(32)]
_LEADS = [p & _LEADING for p in range(32)]
_COUNTS = [p >> BODY_SHIFT << _COUNT for p in range(32)]
_SHORT = 1 << 8
"""Steps whose texts are made once."""


class Line(NamedTuple):
    """The line of a shard, how many documents are in it, and the line of the deeper file.

    ``text`` lacks the number of the deeper file when there is a ``deep`` line.
    """

    text: str
    documents: int
    deep: str = ""


def _line(before: str, key: str, leading: str, others: str, counts: tuple[int, int]) -> Line:
    first, second = counts
    if second <= DEEP_FROM:
        return Line(f"{before}\t{leading}\t{others}", first + second)
    text = f"{before}\t{leading}\t{DEEPER}{size_class(second)}"
    return Line(text, first + second, f"{key}\t{others}")


def shallow(line: str) -> str | None:
    """A line as it was before the number of its deeper file followed, if it has one."""
    before, deeper, after = line.rpartition(f"\t{DEEPER}")
    return before + deeper + after[0] if deeper else None


class WordLines:
    """The lines of folded words; whole numbers of documents are among them."""

    name = "w"

    def __init__(self, postings: Postings | ChangedPostings) -> None:
        vocabulary = postings.vocabulary
        self._of = postings.words.of
        self._forms, self._forms_of = vocabulary.forms, vocabulary.forms_of
        self.text = vocabulary.terms.__getitem__

    def line(self, term: int) -> Line | None:
        """The line of a word, or nothing when it stands nowhere any more."""
        found = ((self._forms[form], self._of(form)) for form in self._forms_of[term])
        ranked = sorted(((form, p) for form, p in found if p), key=lambda f: (-len(f[1]), f[0]))
        if not ranked:
            return None
        forms = ",".join(form for form, _ in ranked[:FORMS])
        values = _merged([postings for _, postings in ranked])
        key = self.text(term)
        return _line(f"{key}\t{forms}", key, *_split(values, _WORD_STEPS))


def _merged(ranked: "list[array[int]]") -> list[int]:
    """``document << 12 | forms << 4 | fields`` of the documents that have any of the forms."""
    commonest, *others = ranked
    form = 1 << _FIELDS
    if not others:
        return [p >> WORD_SHIFT << _FIELDS_AND_FORMS | form | _LOW[p & 31] for p in commonest]
    counted = [count | fields | form for count, fields in zip(_COUNTS, _LEADS, strict=True)]
    found = {p >> WORD_SHIFT: counted[p & 31] for p in commonest}
    for rank, postings in enumerate(others, start=1):
        form = 1 << min(rank, FORMS - 1) + _FIELDS
        fields = [fields | form for fields in _LEADS]
        for p in postings:
            document = p >> WORD_SHIFT
            found[document] = found.get(document, 0) + _COUNTS[p & 31] | fields[p & 31]
    most = max(found.values()) >> _COUNT
    bodies = [CLASSES[min(count, _MOST)] << BODY_SHIFT for count in range(most + 1)]
    return [
        document << _FIELDS_AND_FORMS
        | (value := found[document]) & _BELOW_COUNT
        | bodies[value >> _COUNT]
        for document in sorted(found)
    ]


class PairLines:
    """The lines of pairs of folded words."""

    name = "p"

    def __init__(self, postings: Postings | ChangedPostings) -> None:
        self._of = postings.pairs.of
        self._terms = postings.vocabulary.terms

    def text(self, key: int) -> str:
        """The two words as they stand in a line."""
        return f"{self._terms[key >> FIRST]} {self._terms[key & SECOND]}"

    def line(self, key: int) -> Line | None:
        """The line of a pair, or nothing when it stands nowhere any more."""
        postings = self._of(key)
        if not postings:
            return None
        words = self.text(key)
        if len(postings) == 1:  # as of half of all pairs
            step = _PAIR_STEPS[postings[0]]
            return Line(f"{words}\t{step}\t" if postings[0] & _LEADING else f"{words}\t\t{step}", 1)
        return _line(words, words, *_split(postings, _PAIR_STEPS))


class _Steps(dict[int, str]):
    """A step, above ``bits``, and what stands below, as text; of small steps made once."""

    def __init__(self, bits: int) -> None:
        self.bits = bits

    def __missing__(self, value: int) -> str:
        step, fields = value >> self.bits, value & 15
        forms = (value & (1 << self.bits) - 1) >> _FIELDS
        rarer = forms >> 1
        sign = ALPHABET[fields | (forms & 1) << 4 | (32 if rarer else 0)]
        text = _packed(step) + sign + (packed(rarer) if rarer else "")
        if step < _SHORT:
            self[value] = text
        return text


_packed = cache(packed)
_WORD_STEPS = _Steps(_FIELDS_AND_FORMS)
_PAIR_STEPS = _Steps(_FIELDS)


def _split(values: Sequence[int], steps: _Steps) -> tuple[str, str, tuple[int, int]]:
    """The two lists of a line, and how many are in each.

    In the first stand those in title and names, or in the title alone where these are many.
    """
    near = _LEADING
    first = [value for value in values if value & near]
    if len(first) > NEAR:
        near = IN_TITLE
        first = [value for value in first if value & near]
    second = [value for value in values if not value & near] if first else values
    return _run(first, steps), _run(second, steps), (len(first), len(second))


def _run(values: Sequence[int], steps: _Steps) -> str:
    below = (1 << steps.bits) - 1
    # The step over the documents between, and what stands below, in one number.
    after = [0, *[(value | below) + 1 for value in values]]
    return "".join(map(steps.__getitem__, map(sub, values, after)))
