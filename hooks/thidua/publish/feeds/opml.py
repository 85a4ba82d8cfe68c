"""The list of all feeds for feed readers (OPML 2.0)."""

from collections.abc import Iterable
from datetime import datetime
from email.utils import format_datetime

from thidua.publish.feeds.markup import escape
from thidua.text.dates import VIETNAM

Outline = tuple[str, str, str, str, str]
"""Label, title, description, address of the feed and of its page."""


def write_opml(
    title: str, owner: str, modified: datetime, groups: Iterable[tuple[str, Iterable[Outline]]]
) -> bytes:
    """The document; ``groups`` are names with the feeds under each."""
    body = "".join(
        f"    <outline text={_quoted(name)}>\n{''.join(map(_outline, outlines))}    </outline>\n"
        for name, outlines in groups
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<opml version="2.0">\n'
        "  <head>\n"
        f"    <title>{escape(title)}</title>\n"
        f"    <dateModified>{format_datetime(modified.astimezone(VIETNAM))}</dateModified>\n"
        f"    <ownerName>{escape(owner)}</ownerName>\n"
        "  </head>\n"
        f"  <body>\n{body}  </body>\n"
        "</opml>\n"
    ).encode()


def _outline(outline: Outline) -> str:
    label, title, description, address, page = map(_quoted, outline)
    return (
        f'      <outline type="rss" version="RSS2" language="vi" text={label} title={title} '
        f"description={description} xmlUrl={address} htmlUrl={page}/>\n"
    )


def _quoted(text: str) -> str:
    """The value of an attribute, on one line."""
    return f'"{escape(" ".join(text.split()))}"'
