"""What a release must say that a preview need not (requirement V01)."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from thidua.check.context import Context
from thidua.findings.faults import release as faults
from thidua.findings.finding import Finding, Place
from thidua.records.lists import Site

_NEEDED = ("address", "phone", "email", "responsible_name", "responsible_title")
_EXAMPLES = ("example.vn", "example.com", "example.org", "localhost")


def a_release_lacks_nothing(context: Context) -> Iterator[Finding]:
    """A release names who is responsible and how to reach them, at a real address."""
    if not context.release or context.site is None:
        return
    row = context.tree.lists["site"].rows[0]

    def place(key: str) -> Place:
        node = row.node.entries[key].node
        return Place(row.path, node.line, node.column)

    for key in _NEEDED:
        if getattr(context.site, key) is None:
            meaning = str(Site.model_fields[key].description).lower()
            yield faults.VALUE_FOR_RELEASE.at(place(key), key=key, meaning=meaning)
    host = urlsplit(context.site.base_url).hostname or ""
    for key, value in (
        ("base_url", host),
        ("feed_tag_authority", context.site.feed_tag_authority),
    ):
        if value in _EXAMPLES:
            shown = getattr(context.site, key)
            yield faults.EXAMPLE_ADDRESS.at(place(key), key=key, value=shown)
