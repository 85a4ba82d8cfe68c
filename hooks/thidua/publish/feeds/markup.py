"""HTML of feed items: small pieces of markup, and the allow-list that all of it passes."""

import re
from collections.abc import Iterable
from functools import lru_cache

import nh3

ALLOWED_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "div", "dl", "dt", "em",
    "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre",
    "q", "s", "small", "span", "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "time", "tr", "u", "ul",
}  # fmt: skip
ALLOWED_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
}
_CLEANER = nh3.Cleaner(
    tags=ALLOWED_TAGS,
    attributes=ALLOWED_ATTRIBUTES,
    url_schemes={"http", "https"},
    link_rel=None,
)

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 does not allow (section 2.2, production 2)."""

_TAG = re.compile("<(?=[A-Za-z/!?])")
"""Where HTML would begin a tag (HTML, section 13.2.5.6)."""


def legal(text: str) -> str:
    """Text without what no XML document may hold, so that all formats say the same."""
    return _NOT_XML.sub("", text)


def tagless(text: str) -> str:
    """Plain text on one line that is no markup either where a portal prints it as HTML."""
    return _TAG.sub("‹", " ".join(legal(text).split()))


def sanitise(html: str) -> str:
    """HTML reduced to the allow-list: no script, style, event, form, frame or inline drawing."""
    # Cleaned of characters after that, since an entity of HTML may stand for one.
    return legal(_CLEANER.clean(html))


@lru_cache(maxsize=1)
def sanitise_body(body: str) -> str:
    """The same for a rendered body, once for its item and its story, which are made in turn."""
    return sanitise(body)


def escape(text: str) -> str:
    """Plain text as it stands in HTML, also between quotes."""
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def link(address: str, words: str) -> str:
    """An anchor."""
    return f'<a href="{escape(address)}">{escape(words)}</a>'


def paragraph(text: str) -> str:
    """A paragraph of plain text."""
    return f"<p>{escape(text)}</p>"


def opened(mark: str, text: str) -> str:
    """A paragraph that opens with words in bold: ``Đính chính ngày 21/11/2026: …``."""
    return f"<p><strong>{escape(mark)}</strong> {escape(text)}</p>"


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table of plain text with a head."""
    head = "".join(f'<th scope="col">{escape(words)}</th>' for words in heads)
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(words)}</td>' for words in row)}</tr>" for row in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
