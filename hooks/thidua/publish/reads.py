"""What a page reads of the catalogue and the plan, found out while it is made.

A page is given doors instead of the things. A door answers like the thing
behind it and notes each read with a mark of the answer; the next build asks
again, and a page whose answers all bear the same marks would be the same page.
Nothing is listed by hand, so nothing can be forgotten: an attribute that nobody
thought of is noted by its whole value, which is safe, only less precise.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeAlias

from pydantic import BaseModel

from thidua.catalogue.catalogue import Catalogue, Key
from thidua.catalogue.law.register import Register
from thidua.catalogue.one_read import ONE_READS
from thidua.publish.plan import PagePlan, Plan
from thidua.records.base import Record

FREE = frozenset({"key", "kind", "address", "section_address"})
"""Methods whose answer follows from the argument and the code alone."""

Read: TypeAlias = tuple[tuple[str, ...], str, tuple[Any, ...]]
"""The way from the catalogue or the plan, what was asked there, the arguments.

Records and pages stand among the arguments by what names them. All of it is
plain tuples and texts, since tens of thousands are kept and compared.
"""

_RECORD = "a record"
_PAGE = "a page"
_SHORT = 80
"""Letters below which a mark is the text itself."""


class Reads:
    """Notes the reads of one page after the other, and asks them again."""

    def __init__(self, catalogue: Catalogue, plan: Plan, **others: Callable[[], object]) -> None:
        """``others`` give the other things that pages read, when they are first asked for."""
        self._things: dict[str, object] = {"catalogue": catalogue, "plan": plan}
        self._others = others
        self._records, self._pages = catalogue.records, plan.by_uri
        self._key = catalogue.key
        self._record_marks = {id(r): catalogue.marks[key] for key, r in catalogue.records.items()}
        self._marks: dict[Read, str] = {}
        self._noted: dict[Read, str] = {}
        self.catalogue: Catalogue = _door(self, ("catalogue",), catalogue)
        self.plan: Plan = _door(self, ("plan",), plan)

    def door(self, name: str) -> Any:
        """A door before another thing that pages read."""
        return _door(self, (name,), self._thing(name))

    def _thing(self, name: str) -> object:
        if name not in self._things:
            self._things[name] = self._others[name]()
        return self._things[name]

    def note_in(self, noted: dict[Read, str]) -> None:
        """From now on note reads in ``noted``."""
        self._noted = noted

    def note(self, read: Read, answer: object) -> None:
        """Note a read; the same question has one answer in one build."""
        mark = self._marks.get(read)
        if mark is None:
            mark = self._marks[read] = self.mark(answer)
        self._noted[read] = mark

    def note_again(self, noted: Iterable[tuple[Read, str]]) -> None:
        """Note reads that were made in this build, perhaps by another process."""
        self._noted.update(noted)

    def mark_today(self, read: Read) -> str:
        """The mark of the answer that a read of an earlier build has now; empty for none."""
        mark = self._marks.get(read)
        if mark is None:
            try:
                mark = self.mark(self._ask(read))
            except Exception:  # noqa: BLE001  (what cannot be asked any more has changed)
                mark = ""
            self._marks[read] = mark
        return mark

    def _ask(self, read: Read) -> object:
        way, asked, stand_ins = read
        thing = self._thing(way[0])
        for step in way[1:]:
            thing = getattr(thing, step)
        arguments = [self._revived(stand_in) for stand_in in stand_ins]
        if asked in ONE_READS:
            return ONE_READS[asked](thing, *arguments)
        if asked == ENTRY:
            return _entry(thing, *arguments)
        value = getattr(thing, asked)
        return value(*arguments) if callable(value) else value

    def stand_in(self, argument: object) -> object:
        """What names an argument in a read."""
        if isinstance(argument, Record):
            key = self._key(argument)
            return _RECORD, key.kind, key.id
        return (_PAGE, argument.uri) if isinstance(argument, PagePlan) else argument

    def _revived(self, stand_in: Any) -> object:
        if type(stand_in) is not tuple:
            return stand_in
        if stand_in[0] == _PAGE:
            return self._pages[stand_in[1]]
        return self._records[Key(*stand_in[1:])] if stand_in[0] == _RECORD else stand_in

    def mark(self, value: object) -> str:
        """A text that is another when a page could show another thing of ``value``.

        Of a record a page may show all but the body, which only its own page has.
        """
        text = "".join(self._parts(value))
        return text if len(text) < _SHORT else hashlib.sha256(text.encode()).hexdigest()

    def _parts(self, value: object) -> Iterator[str]:
        known = self._record_marks.get(id(value))
        if known is not None:
            yield known
        elif value is None or isinstance(value, (str, int, float, Decimal, date, Enum, BaseModel)):
            text = repr(value)
            yield f"{len(text)}:{text}"
        elif isinstance(value, bytes):
            yield hashlib.sha256(value).hexdigest()
        elif isinstance(value, (tuple, list)):
            yield f"({len(value)}"
            for item in value:
                known = self._record_marks.get(id(item))
                yield from self._parts(item) if known is None else (known,)
        elif isinstance(value, Mapping):
            yield from self._parts(list(value.items()))
        elif isinstance(value, Set):
            yield from self._parts(sorted(value))
        elif is_dataclass(value):
            yield type(value).__name__
            for name in _names(type(value)):  # type: ignore[arg-type]  # a type can be hashed
                yield from self._parts(getattr(value, name))
        else:
            raise TypeError(f"{type(value).__name__} has no mark, so no page may read it")


class Door:
    """Stands before a catalogue, a register or a plan."""

    def __init__(self, reads: Reads, way: tuple[str, ...], thing: object) -> None:
        self._reads = reads
        self._way = way
        self._thing = thing

    def ask_through(self, name: str, arguments: tuple[object, ...]) -> object:
        """The answer of a function that counts as one read."""
        return self._note(name, arguments, ONE_READS[name](self._thing, *arguments))

    def _note(self, asked: str, arguments: tuple[object, ...], answer: object) -> object:
        stand_ins = tuple(map(self._reads.stand_in, arguments))
        self._reads.note((self._way, asked, stand_ins), answer)
        return answer

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._thing, name)
        if isinstance(value, (Catalogue, Register, Plan)):
            found: object = Door(self._reads, (*self._way, name), value)
        elif isinstance(value, (Mapping, Set)):
            found = Collection(self._reads, (*self._way, name), value)
        elif name in FREE:
            found = value
        elif callable(value):

            def found(*arguments: object) -> object:
                return self._note(name, arguments, value(*arguments))

        else:
            return self._note(name, (), value)
        self.__dict__[name] = found
        return found


ENTRY = "[]"
"""The question for one entry of a mapping or of a set."""


class Collection:
    """Stands before a mapping or a set; single entries are read, or all of it."""

    def __init__(self, reads: Reads, way: tuple[str, ...], thing: Any) -> None:
        self._reads = reads
        self._way = way
        self._thing = thing

    def _entry(self, key: object) -> object:
        self._reads.note((self._way, ENTRY, (key,)), _entry(self._thing, key))
        return key

    def __contains__(self, key: object) -> bool:
        return self._entry(key) in self._thing

    def __getitem__(self, key: object) -> Any:
        return self._thing[self._entry(key)]

    def get(self, key: object, default: object = None) -> Any:
        """As of a mapping."""
        return self._thing.get(self._entry(key), default)

    def _whole(self) -> Any:
        *way, name = self._way
        self._reads.note((tuple(way), name, ()), self._thing)
        return self._thing

    def __iter__(self) -> Iterator[Any]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole(), name)


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


def _door(reads: Reads, way: tuple[str, ...], thing: object) -> Any:
    return Door(reads, way, thing)


def _entry(thing: Any, key: object) -> object:
    """Whether a collection has an entry, and which; an empty tuple when it has none."""
    if key not in thing:
        return ()
    return (thing[key],) if isinstance(thing, Mapping) else (True,)
