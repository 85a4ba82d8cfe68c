"""The mend of document numbers that are named in prose but not cited (TD-508)."""

from collections.abc import Mapping

from thidua.check.context import Context
from thidua.check.rules.law_words import Mention, Numbers
from thidua.read.tree import RecordSource


def cited_bodies(context: Context) -> Mapping[str, str]:
    """The bodies in which a number became a citation, by their path below the content folder."""
    numbers = Numbers(context)
    found = {}
    for entry in context.entries:
        mentions = list(numbers.mentions(entry))
        if mentions and isinstance(entry.source, RecordSource):
            found[entry.source.uri] = cited(str(entry.source.body), mentions)
    return found


def cited(body: str, mentions: list[Mention]) -> str:
    """``body`` with each mention written as a citation; the site says form and number itself."""
    for mention in sorted(mentions, key=lambda m: m.start, reverse=True):
        body = f"{body[: mention.start]}[[{mention.document}]]{body[mention.end :]}"
    return body
