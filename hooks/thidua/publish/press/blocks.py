"""A story as blocks of words: what all forms of it are written from.

The blocks come from the sanitised HTML of a body, so that nothing which the
feeds refuse can reach a newsroom in another form.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from lxml.etree import HTMLParser, _Element, fromstring

from thidua.publish.feeds.markup import legal

_SPACES = re.compile(r" *(\n) *| {2,}")


class Run(NamedTuple):
    """Words of one look; ``href`` is absolute, a line feed is a break of the line."""

    text: str
    href: str | None = None
    strong: bool = False
    emphasis: bool = False


Runs = tuple[Run, ...]


class Style(Enum):
    """What a paragraph is for."""

    TEXT = "text"
    LEAD = "lead"
    NOTE = "note"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; ``level`` from 2, as in the body."""

    level: int
    runs: Runs


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    runs: Runs
    style: Style = Style.TEXT


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph of a list at ``depth`` from 0.

    ``number`` is ``None`` in a list without numbers; ``opens`` says whether
    the paragraph is the first of its point.
    """

    runs: Runs
    depth: int = 0
    number: int | None = None
    opens: bool = True


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the head."""

    rows: tuple[tuple[Runs, ...], ...]


Block = Heading | Paragraph | Item | Table


def plain(text: str, *, strong: bool = False) -> Runs:
    """Words of one look."""
    return (Run(text, strong=strong),)


def words(runs: Runs) -> str:
    """The words of runs without their look."""
    return "".join(run.text for run in runs)


def blocks_of(markup: str, unlinked: str) -> tuple[Block, ...]:
    """The blocks of sanitised HTML; links to addresses that begin with ``unlinked`` are words."""
    reader = _Reader(unlinked)
    cleaned = legal(markup)
    if cleaned.strip():
        page = fromstring(f"<html><body>{cleaned}</body></html>", _PARSER)
        reader.read(page[0], _Place())
    return tuple(reader.found)


class _Place(NamedTuple):
    """Where the reader stands: in a quotation, in a point of a list."""

    quoted: bool = False
    depth: int = -1
    number: int | None = None


_PARSER = HTMLParser()
_PLAIN = Run("")
_BREAK = "\n"
_look_of = itemgetter(slice(1, None))
_HEADINGS = {"h1": 2, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_APART = frozenset(("p", "blockquote", "div", "pre", "figure", "dl", "dt", "dd", "hr"))
"""Elements that begin and end a paragraph."""


class _Reader:
    """Walks a tree and gathers its blocks; words between two blocks are a paragraph."""

    def __init__(self, unlinked: str) -> None:
        self.unlinked = unlinked
        self.found: list[Block] = []
        self._runs: list[Run] = []
        self._opens = True

    def read(self, element: _Element, place: _Place) -> None:
        """The blocks below ``element``."""
        self._inside(element, place, _PLAIN)
        self._close(place)

    def _inside(self, element: _Element, place: _Place, look: Run) -> None:
        self._say(element.text, look)
        for child in element:
            tag = str(child.tag)
            if tag == "p" and not len(child):
                self._close(place)
                if text := " ".join((child.text or "").split()):
                    self._put((Run(text, *look[1:]),), place)
            elif tag in _APART:
                self._close(place)
                inner = place._replace(quoted=True) if tag == "blockquote" else place
                self._inside(child, inner, look)
                self._close(inner)
            elif tag in _HEADINGS:
                self._close(place)
                if runs := tidy(self._inline(child, _PLAIN)):
                    self.found.append(Heading(_HEADINGS[tag], runs))
            elif tag == "table":
                self._close(place)
                self._table(child)
            elif tag in ("ul", "ol"):
                self._close(place)
                self._list(child, place)
            elif tag == "br":
                self._runs.append(Run(_BREAK, *look[1:]))
            else:
                self._inside(child, place, self._look(child, look))
            self._say(child.tail, look)

    def _list(self, element: _Element, place: _Place) -> None:
        start = int(element.get("start") or 1)
        for index, point in enumerate(element.iterchildren("li"), start=start):
            inner = _Place(place.quoted, place.depth + 1, index if element.tag == "ol" else None)
            self._opens = True
            self.read(point, inner)
        self._opens = False

    def _table(self, element: _Element) -> None:
        rows = tuple(
            tuple(tidy(self._inline(cell, _PLAIN)) for cell in row.iterchildren("th", "td"))
            for row in element.iter("tr")
        )
        if rows:
            self.found.append(Table(rows))

    def _inline(self, element: _Element, look: Run) -> Iterator[Run]:
        yield _said(element.text or "", look)
        for child in element:
            if child.tag == "br":
                yield Run(_BREAK, *look[1:])
            else:
                yield from self._inline(child, self._look(child, look))
            yield _said(child.tail or "", look)

    def _look(self, element: _Element, look: Run) -> Run:
        href = element.get("href")
        match str(element.tag):
            case "a" if href and not href.startswith(self.unlinked):
                return Run("", href, look.strong, look.emphasis)
            case "strong" | "b":
                return Run("", look.href, True, look.emphasis)
            case "em" | "i":
                return Run("", look.href, look.strong, True)
        return look

    def _say(self, text: str | None, look: Run) -> None:
        if text and (self._runs or not text.isspace()):  # no paragraph begins with a blank
            self._runs.append(_said(text, look))

    def _close(self, place: _Place) -> None:
        if not self._runs:
            return
        runs = tidy(self._runs)
        self._runs = []
        if runs:
            self._put(runs, place)

    def _put(self, runs: Runs, place: _Place) -> None:
        """A paragraph."""
        if place.depth >= 0:
            self.found.append(Item(runs, place.depth, place.number, self._opens))
            self._opens = False
        else:
            self.found.append(Paragraph(runs, Style.QUOTE if place.quoted else Style.TEXT))


def _said(text: str, look: Run) -> Run:
    """Words of an element; what is blank in HTML is one space."""
    words = " ".join(text.split())
    before = " " if text[:1].isspace() else ""
    after = " " if words and text[-1].isspace() else ""
    return Run(before + words + after, *look[1:])


def tidy(runs: Iterable[Run]) -> Runs:
    """Runs of the same look joined, single spaces, none at the ends and around breaks."""
    tidied: list[Run] = []
    before = _BREAK
    for look, same in groupby(runs, key=_look_of):
        text = "".join([run.text for run in same])
        if _BREAK in text or "  " in text:  # else there is nothing to find, at five times the cost
            text = _SPACES.sub(_one_blank, text)
        if before[-1] in " \n":
            text = text.lstrip(" ")
        if text:
            tidied.append(Run(text, *look))
            before = text
    while tidied and not tidied[-1].text.rstrip():
        tidied.pop()
    if tidied:
        tidied[-1] = Run(tidied[-1].text.rstrip(), *tidied[-1][1:])
    return tuple(tidied)


def _one_blank(found: re.Match[str]) -> str:
    return found[1] or " "
