"""The mend of a front matter that cannot be read at all."""

from thidua.check.mend.proof import reading
from thidua.check.mend.quotes import quoted_colons
from thidua.check.mend.spaces import spaces_for_tabs
from thidua.read.nodes import Mapping
from thidua.records.values import Value


def readable(front: str, model: type[Value]) -> str:
    """A front matter that can be read, where spaces for tabs or quotes around colons do it.

    Nothing can be compared with values that were never read, so only these
    two faults are mended, and only when they were all that stood in the way.
    """
    if reading(front).node is not None:
        return front
    spaced = spaces_for_tabs(front)
    for after in (spaced, quoted_colons(front, model), quoted_colons(spaced, model)):
        if isinstance(reading(after).node, Mapping):
            return after
    return front
