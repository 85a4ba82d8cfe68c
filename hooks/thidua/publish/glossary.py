"""Words of the glossary in prose: abbreviations explained, terms linked at their first mention."""

import posixpath
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor

from thidua.catalogue.catalogue import Catalogue
from thidua.records.fixed_pages import GLOSSARY
from thidua.records.lists import GlossaryTerm

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

    @property
    def pattern(self) -> str:
        """All words to look for, the longest first; matches nothing when there are none."""
        short = sorted(map(re.escape, self.short), key=len, reverse=True)
        long = sorted(map(re.escape, self.long), key=len, reverse=True)
        words = [f"(?i:{'|'.join(long)})"] if long else []
        words += ["|".join(short)] if short else []
        return rf"(?<![\w/-])({'|'.join(words)})(?![\w/-])" if words else r"(?!)"


class TermProcessor(InlineProcessor):
    """Marks the first mention of each word on a page, outside links and headings."""

    ANCESTOR_EXCLUDES = ("a", "abbr", "h2", "h3", "h4", "h5", "h6")

    def __init__(self, glossary: Glossary, md: Markdown) -> None:
        super().__init__(glossary.pattern, md)
        self.glossary = glossary
        self.uri = GLOSSARY
        self.marking = True
        self.seen: dict[str, GlossaryTerm] = {}

    def start(self, uri: str, marking: bool) -> None:
        """Begin the page at source path ``uri``; without ``marking`` its words stay as they are."""
        self.uri = uri
        self.marking = marking
        self.seen = {}

    def handleMatch(  # type: ignore[override]  # noqa: N802  (the name is Markdown's)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002  (the signature is Markdown's)
    ) -> tuple[Element | None, int | None, int | None]:
        """An ``abbr`` for a short form, a link to the glossary for a term."""
        word = m[1]
        if not self.marking or word in self.seen or word.lower() in self.seen:
            return None, None, None
        if word in self.glossary.short:
            term = self.glossary.short[word]
            self.seen[word] = term
            element = Element("abbr", {"title": term.term})
        else:
            term = self.glossary.long[word.lower()]
            self.seen[word.lower()] = term
            folder = posixpath.dirname(self.uri) or "."
            href = f"{posixpath.relpath(GLOSSARY, folder)}#{term.id}"
            element = Element(
                "a", {"class": "term", "href": href, "aria-describedby": card_id(term.id)}
            )
        element.text = word
        return element, m.start(1), m.end(1)


def card_id(term_id: str) -> str:
    """The identifier of the card of a term on a page that uses it."""
    return f"term-{term_id}"
