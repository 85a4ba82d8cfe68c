"""What pydantic says of a value, told as the fault of a field."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, get_args

from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from thidua.findings.faults import fields as faults
from thidua.findings.finding import Finding, Place
from thidua.read.nodes import Mapping, locate, locate_key
from thidua.records.values import DAY_FIRST, Value
from thidua.text.dates import PartialDate

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
"""By the first word of pydantic's kind of error: what is wanted, and how it is written."""

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


@dataclass(frozen=True, slots=True)
class _Told:
    """One error of pydantic and where it was written."""

    kind: str
    place: Place
    key: str
    name: str
    value: Any
    context: dict[str, Any]

    @property
    def shown(self) -> str:
        """The value in one short line."""
        text = re.sub(r"\s+", " ", str(self.value))
        return text if len(text) <= 60 else text[:57] + "…"


def field_finding(model: type[Value], path: str, node: Mapping, error: ErrorDetails) -> Finding:
    """The finding for ``error`` of a ``model`` that was made out of ``node``."""
    loc = error["loc"]
    target = locate(node, loc)
    names = [step for step in loc if isinstance(step, str)]
    told = _Told(
        error["type"],
        Place(path, target.line, target.column),
        ".".join(str(step + 1) if isinstance(step, int) else step for step in loc),
        names[-1] if names else "",
        error["input"],
        error.get("ctx", {}),
    )
    owner = _owner(model, loc)
    if told.kind == "missing":
        return _missing(told, owner.model_fields[told.name])
    if told.kind == "extra_forbidden":
        entry = locate_key(node, loc)
        place = Place(path, entry.line, entry.column)
        return faults.UNKNOWN_KEY.at(place, key=told.name, advice=_nearest_key(told.name, owner))
    if told.value is None or told.value in ("", ()):
        return faults.EMPTY_VALUE.at(told.place, key=told.key)
    return _TELLERS.get(told.kind, _wrong_type)(told)


def _owner(model: type[Value], loc: tuple[int | str, ...]) -> type[Value]:
    """The value type that owns the key at the end of ``loc``."""
    for step in loc[:-1]:
        if isinstance(step, str) and step in model.model_fields:
            model = _nested(model.model_fields[step].annotation) or model
    return model


def _nested(annotation: object) -> type[Value] | None:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    return next(filter(None, map(_nested, get_args(annotation))), None)


def _missing(told: _Told, field: FieldInfo) -> Finding:
    meaning = field.description or told.name
    meaning = meaning[:1].lower() + meaning[1:]
    return faults.MISSING_KEY.at(told.place, key=told.key, name=told.name, meaning=meaning)


def _nearest_key(key: str, owner: type[Value]) -> str:
    known = [name for name in owner.model_fields if name not in ("id", "body")]
    near = get_close_matches(key.lower(), known, 1, 0.6)
    if near:
        return f"Có phải ý bạn là “{near[0]}”?"
    return "Xóa dòng này; các mục được dùng: " + ", ".join(known) + "."


def _date_form(told: _Told) -> Finding:
    return faults.DATE_FORM.at(
        told.place, key=told.key, value=told.shown, suggestion=_iso(str(told.value))
    )


def _iso(value: str) -> str:
    """The day that a day-first date means, or an example where it means none."""
    match = DAY_FIRST.fullmatch(value.strip())
    try:
        if match is not None:
            day, month, year = map(int, match.groups())
            return f"'{PartialDate(year, month, day).iso}'"
    except ValueError:
        pass
    return "ví dụ '2024-03-18'"


def _date_impossible(told: _Told) -> Finding:
    return faults.DATE_IMPOSSIBLE.at(told.place, key=told.key, value=told.shown)


def _not_in_list(told: _Told) -> Finding:
    choices = told.context["expected"].replace("'", "").replace(" or ", ", ")
    return faults.NOT_IN_LIST.at(told.place, key=told.key, value=told.shown, choices=choices)


def _bad_url(told: _Told) -> Finding:
    return faults.BAD_URL.at(told.place, key=told.key, value=told.shown)


def _bad_id(told: _Told) -> Finding:
    suggestion = told.context["suggestion"] or "mã bằng chữ không dấu"
    return faults.BAD_ID.at(told.place, value=told.shown, suggestion=suggestion)


def _bad_pattern(told: _Told) -> Finding:
    advice = _FORMS.get(told.name, "Xem mẫu trong hướng dẫn.")
    return faults.BAD_PATTERN.at(told.place, key=told.key, value=told.shown, advice=advice)


def _too_short(told: _Told) -> Finding:
    limit, count = told.context["min_length"], len(told.value)
    return faults.TOO_SHORT.at(told.place, key=told.key, limit=limit, count=count, unit=_unit(told))


def _too_long(told: _Told) -> Finding:
    limit, count = told.context["max_length"], len(told.value)
    return faults.TOO_LONG.at(told.place, key=told.key, limit=limit, count=count, unit=_unit(told))


def _unit(told: _Told) -> str:
    return "ký tự" if told.kind.startswith("string") else "mục"


def _too_many_words(told: _Told) -> Finding:
    limit, count = told.context["limit"], told.context["count"]
    return faults.TOO_LONG.at(told.place, key=told.key, limit=limit, count=count, unit="từ")


def _too_small(told: _Told) -> Finding:
    return faults.OUT_OF_RANGE.at(
        told.place, key=told.key, bound=f"từ {told.context['ge']} trở lên"
    )


def _too_large(told: _Told) -> Finding:
    return faults.OUT_OF_RANGE.at(told.place, key=told.key, bound=f"không quá {told.context['le']}")


def _wrong_type(told: _Told) -> Finding:
    wanted, advice = _WANTED.get(
        told.kind.split("_", 1)[0], ("giá trị khác", "Xem mục này trong hướng dẫn.")
    )
    return faults.WRONG_TYPE.at(told.place, key=told.key, wanted=wanted, advice=advice)


_TELLERS: dict[str, Callable[[_Told], Finding]] = {
    "date_form": _date_form,
    "date_impossible": _date_impossible,
    "enum": _not_in_list,
    "url_form": _bad_url,
    "id_form": _bad_id,
    "string_pattern_mismatch": _bad_pattern,
    "string_too_short": _too_short,
    "too_short": _too_short,
    "string_too_long": _too_long,
    "too_long": _too_long,
    "too_many_words": _too_many_words,
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
}
"""By pydantic's kind of error; every other kind is a wrong type."""
