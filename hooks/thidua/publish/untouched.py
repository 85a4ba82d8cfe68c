"""Which answers are what they were, told without asking.

A build asks tens of thousands of questions again (``thidua.publish.reads``).
Of most it is plain which parts of the site their answers are made of; where
none of these changed since the last build, neither did the answer. A question
that is not named here is asked.
"""

from collections.abc import Callable, Set

from thidua.catalogue.catalogue import Key
from thidua.catalogue.one_read import name_of
from thidua.publish.feeds.items import changed, corrected
from thidua.publish.listings import GATHERED, GATHERING
from thidua.publish.parts import REST, Part, Parts
from thidua.publish.reads import ENTRY, Read, Reads
from thidua.records.channels import FACETS

_StandIn = tuple[str, ...]
"""What names a record or a page in a read (``thidua.publish.reads``)."""


class Untouched:
    """Holds the questions of the last build whose answers follow from what has not changed."""

    def __init__(self, reads: Reads, before: Parts) -> None:
        """``before`` are the parts of the last build; empty when they are not known."""
        now = reads.parts
        self._catalogue, self._plan = reads.behind
        self._changed: set[Part] = {
            part for part in before.keys() | now.keys() if before.get(part) != now.get(part)
        }
        self._tellers: dict[tuple[tuple[str, ...], str], Callable[..., bool]] = {
            (("catalogue",), "outgoing"): self._outgoing,
            (("catalogue",), "incoming"): self._incoming,
            (("catalogue",), "neighbours"): self._neighbours,
            (("catalogue",), "citations"): self._citations,
            (("catalogue",), "get"): self._record,
            (("plan", "catalogue"), "get"): self._record,
            (("catalogue", "records"), ENTRY): self._record_of,
            (("plan", "by_uri"), ENTRY): self._page_of_record,
            (("plan",), "trail"): self._trail,
            (("feeds",), "of_page"): self._feeds_of_page,
            (("press",), "is_story"): self._record_on_a_day,
            (("catalogue",), name_of(changed)): self._record_on_a_day,
            (("catalogue",), name_of(corrected)): self._record_on_a_day,
        }
        if not before:
            self._tellers.clear()

    @property
    def questions(self) -> Set[tuple[tuple[str, ...], str]]:
        """What it can tell of: the way to a thing, and what is asked there."""
        return self._tellers.keys()

    def __contains__(self, read: Read) -> bool:
        way, asked, arguments = read
        tell = self._tellers.get((way, asked))
        return tell is not None and tell(*arguments)

    def _stay(self, *parts: Part) -> bool:
        return self._changed.isdisjoint(parts)

    def _exists(self, record: _StandIn) -> bool:
        return record[1:] in self._catalogue.records

    def _outgoing(self, record: _StandIn, kind: str) -> bool:
        return self._stay(kind, (record[1], kind)) and self._exists(record)

    def _incoming(self, record: _StandIn, kind: str) -> bool:
        return self._stay(kind, (kind, record[1])) and self._exists(record)

    def _neighbours(self, record: _StandIn, _: int) -> bool:
        kind = record[1]
        return self._stay(kind, (kind, "locality"))

    def _citations(self, record: _StandIn) -> bool:
        return self._stay((record[1], "document")) and self._exists(record)

    def _record(self, kind: str, _: str) -> bool:
        return self._stay(kind)

    def _record_of(self, key: Key) -> bool:
        return self._stay(key.kind)

    def _record_on_a_day(self, record: _StandIn) -> bool:
        return self._stay(record[1], REST)

    def _page_of_record(self, uri: str) -> bool:
        page = self._plan.by_uri.get(uri)
        if page is None or page.record is None:
            return False
        kind = self._catalogue.kind(page.record).name
        return self._stay(kind) and (
            kind not in GATHERING or self._stay(GATHERED, (GATHERED, kind))
        )

    def _trail(self, page: _StandIn) -> bool:
        """The steps name the section, the topic, and the record whose list goes on on the page."""
        plan = self._plan.by_uri.get(page[1])
        if plan is None or not self._stay("section", "topic"):
            return False
        return plan.about is None or self._stay(self._catalogue.kind(plan.about).name)

    def _feeds_of_page(self, page: _StandIn) -> bool:
        """A page that has no feed of its own offers feeds that always stand."""
        plan = self._plan.by_uri.get(page[1])
        return plan is not None and plan.section not in FACETS and self._stay(REST, "section")
