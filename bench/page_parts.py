"""A finished page cut into its parts, at the landmarks of its markup."""

import zlib
from html.parser import HTMLParser

LEVEL = 6
"""How hard pages are compressed: as the sample of a web server does it (``deploy/nginx.conf``)."""

_GZIP_FRAME = 12
"""Bytes by which a gzip stream is longer than a zlib stream of the same data."""

FRAME, BODY = "frame", "body"
"""What stands in no other part; the text that an editor wrote, and nothing of the template."""

LANDMARKS = {
    ("head", ""): "head",
    ("script", "application/ld+json"): "structured data",
    ("header", "site-header"): "header",
    ("div", "md-search"): "search box",
    ("nav", "trail"): "trail",
    ("article", ""): "article",
    ("header", "head"): "title",
    ("aside", "layout__side"): "beside",
    ("div", "layout__side"): "beside",
    ("div", "layout__more"): "beside",
    ("footer", "colophon"): "sources",
    ("section", "press"): "press",
    ("div", "law-cards"): "cards",
    ("footer", "site-footer"): "footer",
}
"""The part that begins at a tag of that class or type; inner parts are cut out of outer ones."""

PARTS = (*dict.fromkeys(LANDMARKS.values()), BODY, FRAME)

_EMPTY = frozenset({"base", "br", "hr", "img", "input", "link", "meta", "wbr"})


def sent(text: str) -> int:
    """The bytes of a text as a web server sends it."""
    return len(zlib.compress(text.encode(), LEVEL)) + _GZIP_FRAME


def parts(page: str, body: str) -> dict[str, tuple[int, int]]:
    """By part its bytes, and how much smaller the compressed page is without it.

    Each byte of a page is of one part. The second figures do not add up: what
    two parts have in common is compressed once.
    """
    names = _painted(page, body)
    whole = sent(page)
    found = {}
    for name in dict.fromkeys(names):
        own = "".join(letter for letter, part in zip(page, names, strict=True) if part == name)
        rest = "".join(letter for letter, part in zip(page, names, strict=True) if part != name)
        found[name] = (len(own.encode()), whole - sent(rest))
    return found


def _painted(page: str, body: str) -> list[str]:
    """The part of each letter: long parts first, those inside them over them."""
    spans = _Cutter(page).spans
    start = page.find(body) if body else -1
    if start >= 0:
        spans.append((start, start + len(body), BODY))
    names = [FRAME] * len(page)
    for first, end, name in sorted(spans, key=lambda span: span[0] - span[1]):
        names[first:end] = [name] * (end - first)
    return names


class _Cutter(HTMLParser):
    """Finds where the parts of a page begin and end; elements must have their end tags."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=False)
        self.spans: list[tuple[int, int, str]] = []
        self._open: list[tuple[int, str | None]] = []
        self._lines = [0]
        for line in page.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(page)
        self.close()

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            return
        given = dict(attrs)
        marks = ["", given.get("type"), *(given.get("class") or "").split()]
        name = next((LANDMARKS[tag, mark] for mark in marks if (tag, mark) in LANDMARKS), None)
        self._open.append((self._here(), name))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element that closes itself holds no part."""

    def handle_endtag(self, tag: str) -> None:
        start, name = self._open.pop()
        if name is not None:
            self.spans.append((start, self._here() + len(f"</{tag}>"), name))
