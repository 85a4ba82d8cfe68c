"""Records out of what was read, and every fault of a single field."""

import re
from collections.abc import Mapping as Dict
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from thidua.findings.faults import fields as faults
from thidua.findings.finding import Finding, Place
from thidua.read.nodes import Mapping, is_sound, locate, locate_key
from thidua.records.values import DAY_FIRST, Value

V = TypeVar("V", bound=Value)

_NUMBER = ("số", "Viết số thập phân thường, không có chữ và không đặt trong ngoặc kép.")
_WANTED = {
    "string": ("chữ", "Đặt giá trị trong ngoặc kép thẳng."),
    "int": ("số nguyên", "Viết bằng chữ số, không có chữ và không đặt trong ngoặc kép."),
    "float": _NUMBER,
    "decimal": _NUMBER,
    "finite": _NUMBER,
    "is": _NUMBER,
    "bool": ("true hoặc false", "Viết true hoặc false, không đặt trong ngoặc kép."),
    "tuple": ("danh sách", "Viết trong ngoặc vuông, hoặc mỗi mục một dòng có gạch đầu dòng."),
    "model": ("các cặp tên: giá trị", "Viết trong ngoặc nhọn, hoặc mỗi cặp một dòng thụt vào."),
}
"""By the first word of pydantic's kind of fault: what is wanted, and how it is written."""

_FORMS = {
    "facts": "Viết tên tệp dữ kiện, dấu #, rồi mã dữ kiện.",
    "redirect_from": "Viết như tin-tuc/ten-cu/: không có / ở đầu, có / ở cuối, chữ không dấu.",
    "source": "Viết như tin-tuc/ten-cu/: không có / ở đầu, có / ở cuối, chữ không dấu.",
    "target": "Viết như tin-tuc/ten-moi/: không có / ở đầu, có / ở cuối, chữ không dấu.",
    "host": "Chỉ viết tên máy chủ, không có https:// và không có dấu /.",
    "feed_tag_authority": "Chỉ viết tên miền, không có https:// và không có dấu /.",
    "point": "Viết một hoặc hai chữ cái thường, như a hoặc đ.",
}
"""How a value is written whose form a pattern decides, by its key."""


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
    except ValidationError as error:
        details = [
            detail
            for detail in error.errors(include_url=False)
            if not _is_told_elsewhere(detail, node, given)
        ]
        return None, found + [_finding(model, path, node, detail) for detail in details]


def _is_told_elsewhere(detail: ErrorDetails, node: Mapping, given: Dict[str, Any]) -> bool:
    """Whether another finding stands for the same slip.

    pydantic calls a list too short when some of its items have faults.
    """
    loc = detail["loc"]
    if loc and loc[0] in given:
        return True
    is_long_enough = (
        detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]
    )
    return is_long_enough or not is_sound(node, loc)


def _model_at(model: type[Value], loc: tuple[int | str, ...]) -> type[Value]:
    """The value type that owns the key at the end of ``loc``."""
    for step in loc[:-1]:
        if isinstance(step, str) and step in model.model_fields:
            model = _nested(model.model_fields[step].annotation) or model
    return model


def _nested(annotation: Any) -> type[Value] | None:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    for part in get_args(annotation):
        found = _nested(part)
        if found:
            return found
    return None


def _finding(model: type[Value], path: str, node: Mapping, detail: ErrorDetails) -> Finding:
    loc = detail["loc"]
    owner = _model_at(model, loc)
    key = ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)
    value = detail["input"]
    kind = detail["type"]
    context = detail.get("ctx", {})
    target = locate(node, loc)
    place = Place(path, target.line, target.column)
    info = owner.model_fields.get(str(loc[-1])) if loc else None

    if kind == "missing":
        meaning = (info.description if info else None) or key
        return faults.MISSING_KEY.at(
            place, key=key, name=loc[-1], meaning=_first_lower(meaning)
        )
    if kind == "extra_forbidden":
        entry = locate_key(node, loc)
        advice = _nearest_key(str(loc[-1]), owner)
        return faults.UNKNOWN_KEY.at(
            Place(path, entry.line, entry.column), key=loc[-1], advice=advice
        )
    if value is None or (value in ("", ()) and kind != "string_pattern_mismatch"):
        return faults.EMPTY_VALUE.at(place, key=key)
    shown = _short(value)
    if kind == "date_form":
        return faults.DATE_FORM.at(place, key=key, value=shown, suggestion=_iso(str(value)))
    if kind == "date_impossible":
        return faults.DATE_IMPOSSIBLE.at(place, key=key, value=shown)
    if kind == "enum":
        choices = context["expected"].replace("'", "").replace(" or ", ", ")
        return faults.NOT_IN_LIST.at(place, key=key, value=shown, choices=choices)
    if kind == "url_form":
        return faults.BAD_URL.at(place, key=key, value=shown)
    if kind == "id_form":
        suggestion = context["suggestion"] or "mã bằng chữ không dấu"
        return faults.BAD_ID.at(place, value=shown, suggestion=suggestion)
    if kind == "string_pattern_mismatch":
        name = next((str(step) for step in reversed(loc) if isinstance(step, str)), "")
        advice = _FORMS.get(name, "Xem mẫu trong hướng dẫn.")
        return faults.BAD_PATTERN.at(place, key=key, value=shown, advice=advice)
    if kind in ("string_too_short", "too_short"):
        return _too_short(place, key, kind, value, context)
    if kind in ("string_too_long", "too_long", "too_many_words"):
        return _too_long(place, key, kind, value, context)
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = (
            f"từ {context['ge']} trở lên" if "ge" in context else f"không quá {context['le']}"
        )
        return faults.OUT_OF_RANGE.at(place, key=key, bound=bound)
    wanted, advice = _WANTED.get(
        kind.split("_")[0], ("giá trị khác", "Xem mục này trong hướng dẫn.")
    )
    return faults.WRONG_TYPE.at(place, key=key, wanted=wanted, advice=advice)


def _too_short(place: Place, key: str, kind: str, value: Any, context: Dict[str, Any]) -> Finding:
    unit = "ký tự" if kind == "string_too_short" else "mục"
    return faults.TOO_SHORT.at(
        place, key=key, limit=context["min_length"], count=len(value), unit=unit
    )


def _too_long(place: Place, key: str, kind: str, value: Any, context: Dict[str, Any]) -> Finding:
    if kind == "too_many_words":
        return faults.TOO_LONG.at(
            place, key=key, limit=context["limit"], count=context["count"], unit="từ"
        )
    unit = "ký tự" if kind == "string_too_long" else "mục"
    return faults.TOO_LONG.at(
        place, key=key, limit=context["max_length"], count=len(value), unit=unit
    )


def _nearest_key(key: str, owner: type[Value]) -> str:
    known = [name for name in owner.model_fields if name not in ("id", "body")]
    near = get_close_matches(key.lower(), known, 1, 0.6)
    if near:
        return f"Có phải ý bạn là “{near[0]}”?"
    return "Xóa dòng này; các mục được dùng: " + ", ".join(known) + "."


def _iso(value: str) -> str:
    """The date that a day-first date means, or an example."""
    match = DAY_FIRST.fullmatch(value.strip())
    if match:
        day, month, year = match.groups()
        if int(month) <= 12:
            return f"'{year}-{int(month):02}-{int(day):02}'"
    return "ví dụ '2024-03-18'"


def _first_lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _short(value: Any) -> str:
    text = re.sub(r"\s+", " ", str(value))
    return text if len(text) <= 60 else text[:57] + "…"
