"""Lines that are made anew, each at its place among all lines of its family."""

from array import array
from bisect import bisect_left

from thidua.publish.search.old_lines import LineAndDeep

_BETWEEN = "\n"
"""Stands in no line, since lines are parted by it."""


class NewLines:
    """Lines in one stretch of bytes, since hundreds of thousands are made before any is written."""

    def __init__(self) -> None:
        self._places = array("I")
        self._ends = array("I", [0])
        self._bytes = bytearray()

    def put(self, place: int, line: LineAndDeep) -> None:
        """Add the line at a place that comes after all others."""
        self._places.append(place)
        self._bytes += _BETWEEN.join(line).encode()
        self._ends.append(len(self._bytes))

    def are_in(self, first: int, last: int) -> bool:
        """Whether there are any from ``first`` on before ``last``."""
        return bisect_left(self._places, first) != bisect_left(self._places, last)

    def at(self, place: int) -> LineAndDeep | None:
        """The line at a place, if it is a new one."""
        number = bisect_left(self._places, place)
        if number == len(self._places) or self._places[number] != place:
            return None
        text, _, deep = (
            self._bytes[self._ends[number] : self._ends[number + 1]].decode().partition(_BETWEEN)
        )
        return text, deep
