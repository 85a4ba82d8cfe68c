"""The Markdown of a record, which is most of what a large site holds in memory."""

from collections.abc import Iterable
from itertools import accumulate
from typing import Annotated

from pydantic import InstanceOf, WithJsonSchema


class BodyText:
    """A text as UTF-8, of which the letters are made each time that they are asked for.

    So it takes little more than half of the memory. Many may lie in one stretch
    of bytes: a process that is forked and reads them writes to none of its
    pages, as it would to those of texts by counting who refers to them.
    """

    __slots__ = ("_end", "_start", "_whole")

    def __init__(self, text: str = "") -> None:
        self._whole = text.encode()
        self._start, self._end = 0, len(self._whole)

    def __str__(self) -> str:
        return self.data.decode()

    def __repr__(self) -> str:
        return repr(str(self))

    def __bool__(self) -> bool:
        return self._start < self._end

    def __eq__(self, other: object) -> bool:
        return self.data == other.data if isinstance(other, BodyText) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.data)

    @property
    def data(self) -> bytes:
        """The text as UTF-8."""
        return self._whole[self._start : self._end]

    def has(self, part: str) -> bool:
        """Whether ``part`` stands in the text, without making its letters."""
        return self._whole.find(part.encode(), self._start, self._end) >= 0

    def lie_in(self, whole: bytes, start: int) -> None:
        """Let the text be the part of ``whole`` that begins at ``start`` and says the same."""
        self._whole, self._start, self._end = whole, start, start + self._end - self._start


def lay_together(bodies: Iterable[BodyText]) -> None:
    """Let ``bodies`` lie in one stretch of bytes; what they say stays."""
    bodies = tuple(bodies)
    texts = [body.data for body in bodies]
    whole = b"".join(texts)
    starts = accumulate(map(len, texts), initial=0)
    for body, start in zip(bodies, starts, strict=False):  # the last start is the end of all
        body.lie_in(whole, start)


NO_BODY = BodyText()
"""The body of what has none."""

Body = Annotated[InstanceOf[BodyText], WithJsonSchema({"type": "string"})]
"""A field for a body."""
