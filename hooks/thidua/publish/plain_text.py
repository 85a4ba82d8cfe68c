"""Ways through Python-Markdown for text without marks, as most text of a story is.

Markdown asks each kind of block about each paragraph, and each of its patterns
about each text. Here those are left out that cannot find anything, which a
quick look tells. All else is Markdown's own, and so is the answer.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown, blockprocessors, treeprocessors
from markdown.extensions import Extension, toc
from markdown.util import STX, AtomicString

NEEDED: Mapping[str, frozenset[str]] = {
    "backtick": frozenset({"`"}),
    "escape": frozenset({"\\"}),
    "citation": frozenset({"[["}),
    "reference": frozenset({"["}),
    "link": frozenset({"["}),
    "image_link": frozenset({"!["}),
    "image_reference": frozenset({"!["}),
    "short_reference": frozenset({"["}),
    "short_image_ref": frozenset({"!["}),
    "autolink": frozenset({"<"}),
    "automail": frozenset({"<"}),
    "linebreak": frozenset({"  \n"}),
    "entity": frozenset({"&"}),
    "em_strong": frozenset({"*", "_"}),
}
"""The marks of which a text has one at least where an inline pattern finds anything."""

_MARKS = tuple(sorted(frozenset().union(*NEEDED.values())))
_LETTERS_FIRST = re.compile(r"(?:[^\W\d_].*(?:\n|\Z))+")
"""Lines that begin with a letter; every other kind of block has a line that does not."""


class PlainTextExtension(Extension):
    """These ways as an extension; others that replace the same processors come after it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  (the name is Markdown's)
        """Put in the place of Markdown's processors those that look first."""
        md.parser.blockprocessors.register(_PlainParagraphs(md.parser), "plain_paragraphs", 1000)
        md.treeprocessors.register(_InlineProcessor(md), "inline", 20)
        md.treeprocessors.register(_Unescaping(md), "unescape", 0)


class _PlainParagraphs(blockprocessors.BlockProcessor):
    """Paragraphs in no list and no quotation."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002  (as Markdown asks)
        return not self.parser.state and _LETTERS_FIRST.fullmatch(block) is not None

    def run(self, parent: Element, blocks: list[str]) -> None:
        while blocks and self.test(parent, blocks[0]):
            SubElement(parent, "p").text = blocks.pop(0)


class _InlineProcessor(treeprocessors.InlineProcessor):
    """Asks only the patterns for which a text has a mark.

    It bears the name of Markdown's own class, because Python hides methods such
    as ``__handleInline`` from classes of another name.
    """

    @cached_property
    def _patterns(self) -> list[tuple[int, Any, frozenset[str]]]:
        needed = {self.inlinePatterns[name]: marks for name, marks in NEEDED.items()}
        return [
            (place, pattern, needed.get(pattern, frozenset()))
            for place, pattern in enumerate(self.inlinePatterns)
        ]

    @cached_property
    def _patterns_of_plain_text(self) -> list[tuple[int, Any, frozenset[str]]]:
        return [row for row in self._patterns if not row[2]]

    def __handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        has = {mark for mark in _MARKS if mark in data}
        for place, pattern, marks in self._patterns if has else self._patterns_of_plain_text:
            if place < patternIndex or (marks and marks.isdisjoint(has)):
                continue
            start, found = 0, True
            while found:
                data, found, start = self.__applyPattern(  # type: ignore[attr-defined]
                    pattern, data, place, start
                )
        return data


class _Unescaping(treeprocessors.UnescapeTreeprocessor):
    """Looks once whether anything in the body was escaped."""

    def run(self, root: Element) -> None:
        if STX in "".join(root.itertext()):
            super().run(root)


class _Contents(toc.TocTreeprocessor):
    """Makes the table of contents only for a body that has a place for one."""

    _wanted = True

    def run(self, doc: Element) -> None:
        self._wanted = self.marker in "".join(doc.itertext())
        super().run(doc)

    def build_toc_div(self, toc_list: list[Any]) -> Element:
        return super().build_toc_div(toc_list) if self._wanted else Element("div")

    def replace_marker(self, root: Element, elem: Element) -> None:
        if self._wanted:
            super().replace_marker(root, elem)


class ContentsExtension(toc.TocExtension):
    """Markdown's ``toc``, whose names and marks of headings are wanted more than its table."""

    TreeProcessorClass = _Contents
