"""Which types a record takes at a place of its front matter."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from thidua.records.values import Value
from thidua.text.dates import PartialDate


@lru_cache(maxsize=1024)
def types_at(model: type[Value], path: tuple[int | str, ...]) -> frozenset[Any]:
    """The types that ``model`` takes at ``path``; none for a key that it does not know."""
    found: set[Any] = {model}
    for step in path:
        found = {inner for owner in found for inner in _inside(owner, step)}
    return frozenset(found)


def wants_text(model: type[Value], path: tuple[int | str, ...]) -> bool:
    """Whether only text may stand at ``path``."""
    return types_at(model, path) - {NoneType} == {str}


def wants_date(model: type[Value], path: tuple[int | str, ...]) -> bool:
    """Whether only a date or a moment may stand at ``path``."""
    wanted = types_at(model, path) - {NoneType}
    return bool(wanted) and all(issubclass(each, (date, PartialDate)) for each in wanted)


def _inside(owner: Any, step: int | str) -> Iterator[Any]:
    if get_origin(owner) is tuple:
        if isinstance(step, int):
            yield from _alternatives(get_args(owner)[0])
    elif isinstance(owner, type) and issubclass(owner, Value) and step in owner.model_fields:
        yield from _alternatives(owner.model_fields[str(step)].annotation)


def _alternatives(annotation: Any) -> Iterator[Any]:
    """The types of a union, each without its marks."""
    origin = get_origin(annotation)
    if origin is Annotated:
        yield from _alternatives(get_args(annotation)[0])
    elif origin in (Union, UnionType):
        for part in get_args(annotation):
            yield from _alternatives(part)
    else:
        yield annotation
