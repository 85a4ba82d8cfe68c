"""Markdown as the checker sees it: links, pictures, HTML, headings, citations.

A scan, not a parser: the checker reads ten thousand stories in seconds. What
a page may contain does not hang on it; the renderer refuses HTML and unsafe
links by itself (``thidua.publish.prose``). Every pattern takes time in
proportion to the text, whatever the text: none can look twice at the same
stretch of blanks, brackets or backticks.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from thidua.records.body_text import BodyText
from thidua.text.letters import heading_slug

_TICKS = re.compile(r"(?P<escape>\\?)(?P<ticks>`+)")
_LINK = re.compile(
    r"(?<!\\)(?P<bang>!?)\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*+)\]"
    r"\((?P<inside>(?:[^()\n]|\([^()\n]*\))*+)\)"
)
_TITLE = re.compile(r"[ \t][\"'].*")
_REFERENCE = re.compile(
    r"^ {0,3}\[[^\[\]\n]*\]:[ \t]*+\n?[ \t]*+<?(?P<target>[^\s<>]+)", re.MULTILINE
)
_AUTOLINK = re.compile(r"<(?P<target>(?:https?|mailto|ftp):[^\s<>]*)>")
_HTML = re.compile(r"<(?:[A-Za-z/!?])[^\n<>]{0,80}>?")
_HEADING = re.compile(r"(?P<marks>#(?<![^\n]#)#{0,5})(?P<text>.*)$", re.MULTILINE)
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*")
_UNDERLINED = re.compile(rf"\n{_UNDERLINE.pattern}(?:\n|\Z)")
_NO_SETEXT = ("#", "-", "*", "|", ">")
_CITATION = re.compile(r"\[\[(?P<text>[^\[\]\n]*)\]\]")
_CITATION_OPENS = re.compile(r"\[\[(?![^\[\]\n]*\]\])")


@dataclass(frozen=True)
class Link:
    """A link or a picture; offsets are in the text that was scanned."""

    label: str
    target: str
    offset: int
    target_offset: int
    is_picture: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the text and where it starts."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its level from 1."""

    level: int
    text: str
    offset: int


def mask_code(text: str) -> str:
    """``text`` with code replaced by spaces of the same length.

    Code stands between two equal runs of backticks on one line. The renderer
    knows no fences, and what it may take for code over several lines is
    looked at all the same.
    """
    if "`" not in text:
        return text
    return "\n".join(_masked(line) if "`" in line else line for line in text.split("\n"))


def _masked(line: str) -> str:
    runs = list(_TICKS.finditer(line))
    closing: list[int | None] = [None] * len(runs)
    last: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = len(runs[index]["ticks"])
        closing[index] = last.get(length)
        last[length] = index
    pieces = []
    done = index = 0
    while index < len(runs):
        end = None if runs[index]["escape"] else closing[index]
        if end is not None:
            start, stop = runs[index].start("ticks"), runs[end].end()
            pieces += [line[done:start], " " * (stop - start)]
            done, index = stop, end
        index += 1
    return "".join([*pieces, line[done:]])


class Prose:
    """The parts of a Markdown text that the rules look at."""

    def __init__(self, body: BodyText) -> None:
        self._body = body

    @cached_property
    def text(self) -> str:
        """The whole text."""
        return str(self._body)

    @cached_property
    def visible(self) -> str:
        """The text with code replaced by spaces of the same length."""
        return mask_code(self.text)

    def let_go(self) -> None:
        """Forget what is large and few ask for a second time."""
        for name in ("text", "visible", "headings"):
            self.__dict__.pop(name, None)

    def links(self) -> Iterator[Link]:
        """Links and pictures, then link references, then autolinks, each in their order."""
        return iter(self._links)

    @cached_property
    def _links(self) -> tuple[Link, ...]:
        return (*self._inline_links(), *self._bare_links())

    def _inline_links(self) -> Iterator[Link]:
        for match in _LINK.finditer(self.visible) if "](" in self.visible else ():
            inside = _TITLE.sub("", match["inside"]).rstrip().removesuffix(">")
            target = inside.lstrip().removeprefix("<")
            start = match.start("inside") + len(inside) - len(target)
            yield Link(match["label"], target, match.start(), start, bool(match["bang"]))

    def _bare_links(self) -> Iterator[Link]:
        for mark, pattern in (("]:", _REFERENCE), ("<", _AUTOLINK)):
            for match in pattern.finditer(self.visible) if mark in self.visible else ():
                target = match["target"]
                yield Link(target, target, match.start(), match.start("target"), False)

    def html(self) -> Iterator[Span]:
        """Raw HTML, comments and declarations; autolinks are none."""
        for match in _HTML.finditer(self.visible):
            if not _AUTOLINK.match(self.visible, match.start()):
                yield Span(match[0], match.start())

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """All headings in their order."""
        found = [
            Heading(len(m["marks"]), m["text"].strip().rstrip("#").rstrip(), m.start())
            for m in _HEADING.finditer(self.visible)
        ]
        if _UNDERLINED.search(self.visible) is not None:
            found = sorted([*found, *self._underlined()], key=lambda h: h.offset)
        return tuple(found)

    def _underlined(self) -> Iterator[Heading]:
        """The first line of a paragraph with a line of ``=`` or ``-`` below it."""
        before = line = ""
        start = 0
        for below in self.visible.split("\n"):
            if (
                line.strip()
                and not before.strip()
                and not line.lstrip().startswith(_NO_SETEXT)
                and _UNDERLINE.fullmatch(below)
            ):
                yield Heading(1 if below[0] == "=" else 2, line.strip(), start - len(line) - 1)
            before, line = line, below
            start += len(below) + 1

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The identifiers that the headings get, in the way of Python-Markdown's ``toc``."""
        found: set[str] = set()
        counts: dict[str, int] = {}
        for heading in self.headings:
            name = unique = heading_slug(heading.text, "-")
            while unique in found:
                counts[name] = counts.get(name, 0) + 1
                unique = f"{name}_{counts[name]}"
            found.add(unique)
        return frozenset(found)

    def citations(self) -> Iterator[Span]:
        """The insides of ``[[…]]``; the offset is that of the first bracket."""
        for match in _CITATION.finditer(self.visible):
            yield Span(match["text"], match.start())

    def torn_citations(self) -> Iterator[Span]:
        """Each ``[[`` that no ``]]`` closes on its line, with the word that follows."""
        for match in _CITATION_OPENS.finditer(self.visible):
            word = self.visible[match.start() : match.start() + 60].split("\n")[0].split(" ")[0]
            yield Span(word, match.start())
