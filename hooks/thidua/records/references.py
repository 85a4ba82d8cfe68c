"""Which fields of a record refer to which kind of record."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple, get_args

from thidua.records.values import Citation, RefersTo, Value


class Reference(NamedTuple):
    """A reference at ``path`` (keys and indexes) to the record ``id`` of ``kind``.

    ``citation`` is the provision when a document is not only named but cited.
    """

    path: tuple[int | str, ...]
    kind: str
    id: str
    citation: Citation | None = None


def _target(annotation: Any) -> str | None:
    for mark in getattr(annotation, "__metadata__", ()):
        if isinstance(mark, RefersTo):
            return str(mark)
    for part in get_args(annotation):
        found = _target(part)
        if found:
            return found
    return None


def _values(annotation: Any) -> Iterator[type[Value]]:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        yield annotation
    for part in get_args(annotation):
        yield from _values(part)


@cache
def _targets(model: type[Value]) -> dict[str, str | None]:
    """The fields of ``model`` that may hold references, directly or in a nested value."""
    targets: dict[str, str | None] = {}
    for name, info in model.model_fields.items():
        own = next((str(m) for m in info.metadata if isinstance(m, RefersTo)), None)
        kind = own or _target(info.annotation)
        if kind is not None or any(_targets(value) for value in _values(info.annotation)):
            targets[name] = kind
    return targets


@cache
def _citing(model: type[Value]) -> tuple[str, ...]:
    """The fields of ``model`` that may hold citations, directly or in a nested value."""
    return tuple(
        name
        for name, info in model.model_fields.items()
        if any(value is Citation or _citing(value) for value in _values(info.annotation))
    )


def references(value: Value) -> Iterator[Reference]:
    """All references in ``value``, those of nested values included."""
    yield from _walk(value, ())


def citations(value: Value) -> Iterator[tuple[tuple[int | str, ...], Citation]]:
    """All citations in ``value`` with their paths."""
    yield from _citations(value, ())


def _citations(
    value: Value, path: tuple[int | str, ...]
) -> Iterator[tuple[tuple[int | str, ...], Citation]]:
    if isinstance(value, Citation):
        yield path, value
        return
    for name in _citing(type(value)):
        held = getattr(value, name)
        if isinstance(held, Value):
            yield from _citations(held, (*path, name))
        elif isinstance(held, tuple):
            for index, item in enumerate(held):
                if isinstance(item, Value):
                    yield from _citations(item, (*path, name, index))


def _walk(value: Value, path: tuple[int | str, ...]) -> Iterator[Reference]:
    for name, kind in _targets(type(value)).items():
        held = getattr(value, name)
        if held is None:
            continue
        many = isinstance(held, tuple)
        for index, item in enumerate(held if many else (held,)):
            place = (*path, name, index) if many else (*path, name)
            if isinstance(item, Value):
                yield from _walk(item, place)
            elif kind is not None and isinstance(item, str):
                cited = value if isinstance(value, Citation) else None
                yield Reference(place, kind, item, cited)
