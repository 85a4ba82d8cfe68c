"""Words of the glossary in prose: abbreviations explained, terms linked at their first mention."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeAlias
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from thidua.catalogue.catalogue import Catalogue
from thidua.publish.way import way_from
from thidua.records.fixed_pages import GLOSSARY
from thidua.records.lists import GlossaryTerm
from thidua.text.letters import lower

LINKED_FROM = 3
"""Syllables from which a term is linked; shorter ones are words of everyday speech."""


class Glossary:
    """The terms of a catalogue, found by the words in which prose writes them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.terms = tuple(t for t in catalogue.all("term") if isinstance(t, GlossaryTerm))
        self.short = {name: term for term in self.terms for name in term.abbreviations}
        self.long = {
            name.lower(): term
            for term in self.terms
            for name in (term.term, *term.also)
            if len(name.split()) >= LINKED_FROM
        }

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        return _any_of(self.long), _any_of(self.short)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """The words in ``text`` from ``start`` on, as one pattern would find them.

        Terms are looked for in lower case: a pattern that ignores case takes
        three times as long, and was a third of what it takes to render a page.
        """
        long, short = self._patterns
        lowered = lower(text)
        term, name = long.search(lowered, start), short.search(text, start)
        while term or name:
            match = term if term and not (name and name.start() < term.start()) else name
            assert match is not None
            yield match
            start = match.end()
            if term and term.start() < start:
                term = long.search(lowered, start)
            if name and name.start() < start:
                name = short.search(text, start)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of ``words``, the longest that fits, as a word of its own.

    Words that begin alike share their beginning in the pattern, so that few
    are tried at each place of a text: that makes it three times as fast. What
    stands before a word is looked at behind its first letter, so that other
    letters are passed over at once: capitals, with which short forms begin, are
    rare.
    """
    root: _Letters = {}
    for word in words:
        letters = root
        for letter in word:
            letters = letters.setdefault(letter, {})
        letters[_END] = {}
    ways = [
        rf"{first}(?<![\w/-]{first}){_pattern(root[letter])}"
        for letter, first in ((letter, re.escape(letter)) for letter in sorted(root))
    ]
    return re.compile(rf"(?:{'|'.join(ways) or '(?!)'})(?![\w/-])")


_Letters: TypeAlias = dict[str, "_Letters"]
"""The letters that may come next, each with those after it."""

_END = ""
"""Stands among the next letters where a word may end."""


def _pattern(letters: _Letters) -> str:
    ways = [re.escape(letter) + _pattern(letters[letter]) for letter in sorted(letters) if letter]
    if not ways:
        return ""
    if _END in letters:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


class TermProcessor(InlineProcessor):
    """Marks the first mention of each word on a page, outside links and headings."""

    ANCESTOR_EXCLUDES = ("a", "abbr", "h2", "h3", "h4", "h5", "h6")

    def __init__(self, glossary: Glossary, md: Markdown) -> None:
        super().__init__("", md)
        self.compiled_re = glossary  # type: ignore[assignment]  # all that is asked is finditer
        self.glossary = glossary
        self.way = ""
        self.marking = True
        self.seen: dict[str, GlossaryTerm] = {}

    def start(self, uri: str, marking: bool) -> dict[str, GlossaryTerm]:
        """Begin the body at source path ``uri``; the words seen in it are added to the answer.

        Without ``marking`` its words stay as they are.
        """
        self.way = way_from(posixpath.dirname(uri), GLOSSARY)
        self.marking = marking
        self.seen = {}
        return self.seen

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the name is Markdown's)
        self,
        m: re.Match[str],
        data: str,
    ) -> tuple[Element | None, int | None, int | None]:
        """An ``abbr`` for a short form, a link to the glossary for a term."""
        word = data[m.start() : m.end()]
        if not self.marking or word in self.seen or word.lower() in self.seen:
            return None, None, None
        if word in self.glossary.short:
            term = self.glossary.short[word]
            self.seen[word] = term
            element = Element("abbr", {"title": term.term})
        else:
            term = self.glossary.long[word.lower()]
            self.seen[word.lower()] = term
            href = f"{self.way}#{term.id}"
            element = Element(
                "a", {"class": "term", "href": href, "aria-describedby": card_id(term.id)}
            )
        element.text = word
        return element, m.start(), m.end()


def card_id(term_id: str) -> str:
    """The identifier of the card of a term on a page that uses it."""
    return f"term-{term_id}"
