"""Texts as runs of numbers, by which words are counted and put beside each other fast.

Each accented word has a number, from 1 in the order in which they were met, in
this build or in one before; so no number may show in what is written.
"""

from array import array
from itertools import chain
from typing import NamedTuple

from thidua.text.search_text import document_numbers, fold_plain, plain, raw_words
from thidua.text.syllables import canonical

Reading = list[int]
"""A text: the numbers of its accented words."""


class Names(NamedTuple):
    """A vocabulary as it is kept; number 0, which is no word, is left out."""

    forms: list[str]
    terms: list[str]
    term_of: "array[int]"


NO_NAMES = Names([], [], array("I"))


class Vocabulary:
    """Accented words (``forms``, canonical) and the folded words (``terms``) that they belong to.

    Both by number; ``term_of`` leads from one to the other, ``forms_of`` back.
    Number 0 is no word. The whole number of a document is a word with one form.
    """

    def __init__(self, known: Names = NO_NAMES) -> None:
        self.forms = ["", *known.forms]
        self.terms = ["", *known.terms]
        self.term_of = [0, *known.term_of]
        self.forms_of: list[list[int]] = [[] for _ in self.terms]
        for form, term in enumerate(self.term_of[1:], start=1):
            self.forms_of[term].append(form)
        self._form_numbers = {form: number for number, form in enumerate(self.forms)}
        self._term_numbers = {term: number for number, term in enumerate(self.terms)}
        self._runs = _Runs(self)

    @property
    def names(self) -> Names:
        """All this for the next build."""
        return Names(self.forms[1:], self.terms[1:], array("I", self.term_of[1:]))

    def read(self, text: str) -> Reading:
        """The words of ``text``; what stands between blanks is taken apart once, not each time."""
        return list(chain.from_iterable(map(self._runs.__getitem__, text.split())))

    def numbers(self, text: str) -> Reading:
        """The whole numbers of documents in ``text``, each once.

        ``98/2023/nd-cp`` as it is, and ``98/2023``, as people shorten it.
        """
        whole = document_numbers(" ".join(part for part in text.split() if "/" in part))
        short = [number.rpartition("/")[0] for number in whole if number.count("/") > 1]
        return [self.form(number, number) for number in dict.fromkeys((*whole, *short))]

    def form(self, form: str, term: str) -> int:
        """The number of an accented word, which gets one now if it has none."""
        number = self._form_numbers.get(form)
        if number is None:
            number = self._form_numbers[form] = len(self.forms)
            self.forms.append(form)
            known = self._term_numbers.setdefault(term, len(self.terms))
            if known == len(self.terms):
                self.terms.append(term)
                self.forms_of.append([])
            self.term_of.append(known)
            self.forms_of[known].append(number)
        return number


class _Runs(dict[str, tuple[int, ...]]):
    """The words of each run of letters between blanks that was met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def __missing__(self, run: str) -> tuple[int, ...]:
        form = self._vocabulary.form
        found = tuple(form(canonical(raw), fold_plain(raw)) for raw in raw_words(plain(run)))
        self[run] = found
        return found
