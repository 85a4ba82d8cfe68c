"""A story as blocks of words: what all forms of it are written from.

The blocks come from the sanitised HTML of a body, so that nothing which the
feeds refuse can reach a newsroom in another form.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from lxml import html
from lxml.html import HtmlElement

from thidua.publish.feeds.markup import legal

_BLANK = re.compile(r"\s+")
_SPACES = re.compile(r" *(\n) *| {2,}")


@dataclass(frozen=True, slots=True)
class Run:
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
        reader.read(html.fragment_fromstring(cleaned, create_parent="div"), _Place())
    return tuple(reader.found)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the reader stands: in a quotation, in a point of a list."""

    quoted: bool = False
    depth: int = -1
    number: int | None = None


class _Reader:
    """Walks a tree and gathers its blocks; words between two blocks are a paragraph."""

    def __init__(self, unlinked: str) -> None:
        self.unlinked = unlinked
        self.found: list[Block] = []
        self._runs: list[Run] = []
        self._opens = True

    def read(self, element: HtmlElement, place: _Place) -> None:
        """The blocks below ``element``."""
        self._inside(element, place, Run(""))
        self._close(place)

    def _inside(self, element: HtmlElement, place: _Place, look: Run) -> None:
        self._say(element.text, look)
        for child in element:
            tag = str(child.tag)
            if re.fullmatch("h[1-6]", tag):
                self._close(place)
                runs = tidy(self._inline(child, Run("")))
                if runs:
                    self.found.append(Heading(max(int(tag[1]), 2), runs))
            elif tag == "table":
                self._close(place)
                self._table(child)
            elif tag in ("ul", "ol"):
                self._close(place)
                self._list(child, place)
            elif tag in ("p", "blockquote", "div", "pre", "figure", "dl", "dt", "dd", "hr"):
                self._close(place)
                inner = replace(place, quoted=place.quoted or tag == "blockquote")
                self._inside(child, inner, look)
                self._close(inner)
            elif tag == "br":
                self._runs.append(replace(look, text="\n"))
            else:
                self._inside(child, place, self._look(child, look))
            self._say(child.tail, look)

    def _list(self, element: HtmlElement, place: _Place) -> None:
        start = int(element.get("start") or 1)
        for index, point in enumerate(element.iterchildren("li"), start=start):
            inner = _Place(place.quoted, place.depth + 1, index if element.tag == "ol" else None)
            self._opens = True
            self.read(point, inner)
        self._opens = False

    def _table(self, element: HtmlElement) -> None:
        rows = tuple(
            tuple(tidy(self._inline(cell, Run(""))) for cell in row.iterchildren("th", "td"))
            for row in element.iter("tr")
        )
        if rows:
            self.found.append(Table(rows))

    def _inline(self, element: HtmlElement, look: Run) -> Iterator[Run]:
        yield replace(look, text=_BLANK.sub(" ", element.text or ""))
        for child in element:
            if child.tag == "br":
                yield replace(look, text="\n")
            else:
                yield from self._inline(child, self._look(child, look))
            yield replace(look, text=_BLANK.sub(" ", child.tail or ""))

    def _look(self, element: HtmlElement, look: Run) -> Run:
        href = element.get("href")
        match str(element.tag):
            case "a" if href and not href.startswith(self.unlinked):
                return replace(look, href=href)
            case "strong" | "b":
                return replace(look, strong=True)
            case "em" | "i":
                return replace(look, emphasis=True)
        return look

    def _say(self, text: str | None, look: Run) -> None:
        if text:
            self._runs.append(replace(look, text=_BLANK.sub(" ", text)))

    def _close(self, place: _Place) -> None:
        runs = tidy(self._runs)
        self._runs = []
        if not runs:
            return
        if place.depth >= 0:
            self.found.append(Item(runs, place.depth, place.number, self._opens))
            self._opens = False
        else:
            self.found.append(Paragraph(runs, Style.QUOTE if place.quoted else Style.TEXT))


def tidy(runs: Iterable[Run]) -> Runs:
    """Runs of the same look joined, single spaces, none at the ends and around breaks."""
    joined = [
        Run("".join(run.text for run in same), *look)
        for look, same in groupby(runs, key=lambda run: (run.href, run.strong, run.emphasis))
    ]
    tidied: list[Run] = []
    before = "\n"
    for run in joined:
        text = _SPACES.sub(lambda m: m[1] or " ", run.text)
        if before[-1] in " \n":
            text = text.lstrip(" ")
        if text:
            tidied.append(replace(run, text=text))
            before = text
    while tidied and not tidied[-1].text.rstrip():
        tidied.pop()
    if tidied:
        tidied[-1] = replace(tidied[-1], text=tidied[-1].text.rstrip())
    return tuple(tidied)
