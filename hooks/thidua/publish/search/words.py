"""The words of documents, as they are read and as they are kept for the next build."""

from array import array
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from thidua.publish.search.abbreviations import Abbreviations
from thidua.publish.search.documents import SearchDocument
from thidua.publish.search.reading import Reading, Vocabulary
from thidua.publish.search.wording import Wordings


class Words(NamedTuple):
    """The words of a document: whole numbers of its own and those it cites, and its texts."""

    own: Reading
    cited: Reading
    titles: list[Reading]
    names: list[Reading]
    bodies: list[Reading]

    @property
    def flat(self) -> "array[int]":
        """All in one: words of the shortest title, number of titles, of names; then the texts.

        After each text stands 0. Nothing, when there are no titles.
        """
        if not self.titles:
            return array("H")
        numbers = [min(map(len, self.titles)), len(self.titles), len(self.names)]
        for text in (self.own, self.cited, *self.titles, *self.names, *self.bodies):
            numbers += text
            numbers.append(0)
        return _small(numbers)

    @classmethod
    def of(cls, flat: "array[int]") -> "Words":
        """What was made flat."""
        if not flat:
            return NO_WORDS
        _, titles, names, *numbers = flat
        texts = []
        start = 0
        for _ in range(numbers.count(0)):
            end = numbers.index(0, start)
            texts.append(numbers[start:end])
            start = end + 1
        own, cited, *others = texts
        return cls(
            own, cited, others[:titles], others[titles : titles + names], others[titles + names :]
        )


NO_WORDS = Words([], [], [], [], [])
"""The words of a document that is not there."""


def renumbered(flat: "array[int]", numbers: list[int]) -> "array[int]":
    """The same where words have other ``numbers``."""
    return _small([*flat[:3], *map(numbers.__getitem__, flat[3:])])


def _small(numbers: list[int]) -> "array[int]":
    """Two bytes a number while all are small."""
    return array("H" if max(numbers) < 1 << 16 else "I", numbers)


class Reader:
    """Reads documents; what abbreviations stand for is read with them."""

    def __init__(
        self, wordings: Wordings, abbreviations: Abbreviations, vocabulary: Vocabulary
    ) -> None:
        self.vocabulary = vocabulary
        self._wordings = wordings
        self._abbreviations = abbreviations
        self._long: dict[str, Reading] = {}

    def apart(self) -> "Reader":
        """The same that knows no word yet."""
        return Reader(self._wordings, self._abbreviations, Vocabulary())

    def words(self, document: SearchDocument) -> Words:
        """The words of a document."""
        read, numbers = self.vocabulary.read, self.vocabulary.numbers
        wording = self._wordings.of(document)
        titles, names = (document.title, *wording.called), (document.text, *wording.names)
        whole = "\n".join((*titles, *names))
        # A document's own number counts like its title.
        own = dict.fromkeys(chain.from_iterable(map(numbers, wording.called)))
        return Words(
            list(own),
            [found for found in numbers(whole) if found not in own],
            list(map(read, titles)),
            [*map(read, names), *self._spelled_out(whole)],
            [read(wording.body), *self._spelled_out(wording.body)],
        )

    def _spelled_out(self, text: str) -> Iterator[Reading]:
        for long in self._abbreviations.spelled_out(text):
            if long not in self._long:
                self._long[long] = self.vocabulary.read(long)
            yield self._long[long]
