"""Records out of what was read, and every fault of a single field."""

from collections.abc import Mapping as Dict
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from thidua.check.field_findings import field_finding
from thidua.findings.faults import fields as faults
from thidua.findings.finding import Finding, Place
from thidua.read.nodes import Mapping, is_sound
from thidua.records.values import Value

V = TypeVar("V", bound=Value)


def make(
    model: type[V], path: str, node: Mapping, given: Dict[str, Any]
) -> tuple[V | None, list[Finding]]:
    """A ``model`` out of the values of ``node`` and those ``given`` from elsewhere.

    ``given`` are values that the file does not write itself: the id (its
    name) and the body; a bad name is the finding of a rule on names. A value
    that the reader found faulty is not judged a second time.
    """
    data: dict[str, Any] = {**node.plain(), **given}
    found = []
    for key in given:
        if key in node.entries:
            entry = node.entries[key]
            place = Place(path, entry.line, entry.column)
            advice = "Xóa dòng này; mã của trang là tên tệp."
            found.append(faults.UNKNOWN_KEY.at(place, key=key, advice=advice))
    try:
        return model.model_validate(data), found
    except ValidationError as failed:
        errors = failed.errors(include_url=False)
        return None, found + [
            field_finding(model, path, node, error)
            for error in errors
            if not _is_told_elsewhere(error, node, given)
        ]


def _is_told_elsewhere(error: ErrorDetails, node: Mapping, given: Dict[str, Any]) -> bool:
    """Whether another finding stands for the same slip.

    pydantic calls a list too short when some of its items have faults.
    """
    loc = error["loc"]
    if loc and loc[0] in given:
        return True
    is_long_enough = (
        error["type"] == "too_short" and len(error["input"]) >= error["ctx"]["min_length"]
    )
    return is_long_enough or not is_sound(node, loc)
