"""Pages read as trees, for the tests that need no browser."""

import functools
from collections.abc import Iterator
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

UNSEEN = {"script", "style", "template", "title", "head", "noscript"}


@functools.lru_cache(maxsize=2048)
def tree_of(file: Path) -> HtmlElement:
    """The page in ``file`` as a tree; each file is read once."""
    return html.document_fromstring(file.read_text(encoding="utf-8"))


def visible_texts(element: HtmlElement) -> Iterator[str]:
    """The pieces of text below ``element`` that a reader may see."""
    if element.tag in UNSEEN or not isinstance(element.tag, str):
        return
    if element.text:
        yield element.text
    for child in element:
        yield from visible_texts(child)
        if child.tail:
            yield child.tail


def words_of(element: HtmlElement) -> str:
    """The visible text below ``element`` with single spaces."""
    return " ".join(" ".join(visible_texts(element)).split())


def meta(page: HtmlElement, name: str) -> str | None:
    """The content of the ``meta`` element that bears a name or a property."""
    found = page.xpath("//meta[@name=$name or @property=$name]/@content", name=name)
    assert len(found) <= 1, f"{name} is said {len(found)} times"
    return str(found[0]) if found else None
