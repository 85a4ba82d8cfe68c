"""Markdown as the checker sees it: links, pictures, HTML, headings, citations.

A scan, not a parser: the checker reads ten thousand stories in seconds. What
a page may contain does not hang on it; the renderer refuses HTML and unsafe
links by itself (``thidua.publish.markdown``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CODE = re.compile(r"^(```|~~~)[^\n]*\n.*?(?:^\1[ \t]*$|\Z)|(`+)(?!`).+?(?<!`)\2(?!`)", re.M | re.S)
_LINK = re.compile(
    r"(?P<bang>!?)\[(?P<label>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"\((?P<open>[ \t]*)<?(?P<target>[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?"
    r"(?:[ \t]+(?:\"[^\"]*\"|'[^']*'))?[ \t]*\)"
)
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:[ \t]*<?(?P<target>\S+?)>?(?:[ \t].*)?$", re.M)
_AUTOLINK = re.compile(r"<(?P<target>(?:https?|mailto|ftp):[^\s<>]*)>")
_HTML = re.compile(r"<(?:[A-Za-z/!?])[^\n<>]{0,80}>?")
_HEADING = re.compile(r"^(?P<marks>#{1,6})[ \t]*(?P<text>[^\n#].*?)[ \t]*#*[ \t]*$", re.M)
_SETEXT = re.compile(r"^(?P<text>[^\n]*\S[^\n]*)\n(?P<line>=+|-+)[ \t]*$", re.M)
_CITATION = re.compile(r"\[\[(?P<text>[^\[\]\n]*)\]\]")


@dataclass(frozen=True, slots=True)
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
    """``text`` with code replaced by spaces of the same length."""
    return _CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), text)


class Prose:
    """The parts of a Markdown text that the rules look at."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.visible = mask_code(text)

    def links(self) -> Iterator[Link]:
        """Links, pictures, link references and autolinks in their order."""
        for match in _LINK.finditer(self.visible):
            yield Link(
                match["label"],
                match["target"],
                match.start(),
                match.start("target"),
                bool(match["bang"]),
            )
        for pattern in (_REFERENCE, _AUTOLINK):
            for match in pattern.finditer(self.visible):
                target = match["target"]
                yield Link(target, target, match.start(), match.start("target"), False)

    def html(self) -> Iterator[Span]:
        """Raw HTML, comments and declarations; autolinks are none."""
        for match in _HTML.finditer(self.visible):
            if not _AUTOLINK.match(self.visible, match.start()):
                yield Span(match[0], match.start())

    def headings(self) -> list[Heading]:
        """All headings in their order."""
        found = [
            Heading(len(m["marks"]), m["text"], m.start()) for m in _HEADING.finditer(self.visible)
        ]
        found += [
            Heading(1 if m["line"][0] == "=" else 2, m["text"], m.start())
            for m in _SETEXT.finditer(self.visible)
            if not m["text"].lstrip().startswith(("#", "-", "*", "|", ">"))
        ]
        return sorted(found, key=lambda h: h.offset)

    def citations(self) -> Iterator[Span]:
        """The insides of ``[[…]]``; the offset is that of the first bracket."""
        for match in _CITATION.finditer(self.visible):
            yield Span(match["text"], match.start())
