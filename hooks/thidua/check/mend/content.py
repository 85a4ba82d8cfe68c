"""All mends of one file, from bytes to bytes."""

import re
from collections.abc import Callable, Set
from dataclasses import dataclass

from thidua.check.mend.dates import iso_dates
from thidua.check.mend.letters import composed, one_final_newline
from thidua.check.mend.links import https_addresses, https_links
from thidua.check.mend.order import ordered_keys
from thidua.check.mend.proof import proven
from thidua.check.mend.quotes import quoted_traps, straight_quotes
from thidua.check.mend.spaces import (
    indented_with_spaces,
    without_any_trailing_spaces,
    without_trailing_spaces,
)
from thidua.check.mend.syntax import readable
from thidua.read import front_matter, source
from thidua.records.kinds import Kind
from thidua.text.letters import nfc

ROUNDS = 8
"""One mend may open the way for another; what has not settled by then is left alone."""


@dataclass(frozen=True, slots=True)
class _Cut:
    """A content file cut at its fences, so that its four pieces make up the whole."""

    opening: str
    front: str
    closing: str
    body: str


def mend_record(data: bytes, kind: Kind, hosts: Set[str]) -> bytes:
    """The bytes of a content file of ``kind``, mended; ``hosts`` are known for https."""
    return _settled(data, lambda text: _record(text, kind, hosts))


def mend_list(data: bytes, hosts: Set[str]) -> bytes:
    """The bytes of a list in ``docs/data/``, mended; ``hosts`` are known for https."""
    return _settled(data, lambda text: _list(text, hosts))


def _settled(data: bytes, mend: Callable[[str], str]) -> bytes:
    """``data`` mended until nothing changes any more, so that a second run changes nothing.

    Bytes that are no readable text are left alone. Decoding itself mends
    the byte order mark (TD-102) and the line ends (TD-103).
    """
    now = data
    for _ in range(ROUNDS):
        text, _ = source.decode("", now)
        if text is None:
            return data
        after = mend(text).encode()
        if after == now:
            return after
        now = after
    return data


def _cut(text: str) -> _Cut | None:
    parts, _ = front_matter.split("", text)
    if parts is None:
        return None
    lines = re.split(r"(?<=\n)", text)
    fence = parts.body_line - 2
    return _Cut(lines[0], "".join(lines[1:fence]), lines[fence], "".join(lines[fence + 1 :]))


def _record(text: str, kind: Kind, hosts: Set[str]) -> str:
    cut = _cut(text)
    if cut is None:
        return one_final_newline(nfc(text))
    front = _front(cut.front, kind, hosts)
    body = https_links(nfc(cut.body), hosts)
    opening, closing = map(without_trailing_spaces, (cut.opening, cut.closing))
    return one_final_newline(opening + front + closing + body)


def _front(front: str, kind: Kind, hosts: Set[str]) -> str:
    front = without_any_trailing_spaces(composed(front))
    front = indented_with_spaces(readable(front, kind.record))
    front = quoted_traps(straight_quotes(front), kind.record)
    front = https_addresses(iso_dates(front, kind.record), hosts)
    return ordered_keys(front, kind.keys)


def _list(text: str, hosts: Set[str]) -> str:
    rows = https_addresses(without_trailing_spaces(composed(text)), hosts)
    return proven(rows, one_final_newline(rows))
