"""What a page reads of the catalogue and the plan, found out while it is made.

A page is given doors instead of the things. A door answers like the thing
behind it and notes each read with a mark of the answer; the next build asks
again, and a page whose answers all bear the same marks would be the same page.
Nothing is listed by hand, so nothing can be forgotten: an attribute that nobody
thought of is noted by its whole value, which is safe, only less precise.
"""

import hashlib
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, cached_property, partial
from operator import attrgetter
from typing import Any, TypeAlias, TypeVar, cast

from pydantic import BaseModel

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.law.register import Register
from thidua.catalogue.one_read import ONE_READS
from thidua.publish.parts import REST, Parts, parts_of
from thidua.publish.plan import PagePlan, Plan

FREE = frozenset({"key", "kind", "address", "section_address"})
"""Methods whose answer follows from the argument and the code alone."""


T = TypeVar("T")

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
        self.behind = catalogue, plan  # what is asked there is not noted
        self._catalogue = catalogue
        self._record_marks = {id(r): catalogue.marks[key] for key, r in catalogue.records.items()}
        self._named: dict[tuple[str, ...], object] = {
            **{(_RECORD, key.kind, key.id): r for key, r in catalogue.records.items()},
            **{(_PAGE, page.uri): page for page in plan.pages},
        }
        self._stand_ins = {id(thing): name for name, thing in self._named.items()}
        self._ends: dict[tuple[str, ...], object] = {}
        self._marks: dict[Read, str] = {}
        self._pairs: dict[Read, tuple[Read, str]] = {}
        self._wholes: dict[Read, object] = {}
        self._shared: dict[Hashable, tuple[Any, dict[Read, str]]] = {}
        self.noted: dict[Read, str] = {}
        self.catalogue: Catalogue = _door(self, ("catalogue",), catalogue)
        self.plan: Plan = _door(self, ("plan",), plan)

    @cached_property
    def world(self) -> str:
        """Changes with everything that catalogue and plan hold, but for the bodies of records."""
        return hashlib.sha256(repr(sorted(map(repr, self.parts.items()))).encode()).hexdigest()

    @cached_property
    def parts(self) -> Parts:
        """The same, part by part."""
        catalogue = self._catalogue
        rest = (
            catalogue.site,
            catalogue.today,
            catalogue.redirects,
            catalogue.withheld,
            catalogue.assets,
            catalogue.pictures,
            catalogue.locked,
            catalogue.feed_changes,
        )
        return {**parts_of(catalogue), REST: self.mark(rest)}

    def door(self, name: str) -> Any:
        """A door before another thing that pages read."""
        return _door(self, (name,), self._thing(name))

    def _thing(self, name: str) -> object:
        if name not in self._things:
            self._things[name] = self._others[name]()
        return self._things[name]

    def note_in(self, noted: dict[Read, str]) -> None:
        """From now on note reads in ``noted``."""
        self.noted = noted

    def shared(self, name: Hashable, make: Callable[[], T]) -> T:
        """What many pages show alike: made once, its reads noted for each of them."""
        if name not in self._shared:
            noted, self.noted = self.noted, {}
            try:
                self._shared[name] = (make(), self.noted)
            finally:
                self.noted = noted
        answer, reads = self._shared[name]
        self.noted.update(reads)
        return cast(T, answer)

    def mark_of(self, read: Read, answer: object) -> str:
        """The mark of the answer to a read; the same question has one answer in one build."""
        mark = self._marks.get(read)
        if mark is None:
            mark = self._marks[read] = self.mark(answer)
        return mark

    def note_again(self, noted: Iterable[tuple[Read, str]]) -> None:
        """Note reads that were made in this build, perhaps by another process."""
        self.noted.update(noted)

    def pairs(self, noted: Mapping[Read, str]) -> tuple[tuple[Read, str], ...]:
        """Reads with their marks to be kept; what several things read is one pair for all."""
        known = self._pairs
        return tuple(
            known.get(read) or known.setdefault(read, (read, noted[read])) for read in noted
        )

    def mark_today(self, read: Read) -> str:
        """The mark of the answer that a read of an earlier build has now; empty for none.

        It is kept where the answer can be large; of the many others each is
        asked for once.
        """
        mark = self._marks.get(read) if not read[2] else None
        if mark is None:
            try:
                mark = self.mark(self._ask(read))
            except Exception:  # noqa: BLE001  (what cannot be asked any more has changed)
                mark = ""
            if not read[2]:
                self._marks[read] = mark
        return mark

    def whole(self, read: Read, answer: Callable[[], object]) -> object:
        """The answer to a question without arguments, found once for all who ask."""
        if read not in self._wholes:
            self._wholes[read] = answer()
        return self._wholes[read]

    def _ask(self, read: Read) -> object:
        way, asked, stand_ins = read
        thing = self._at_end_of(way)
        if not stand_ins and asked in ONE_READS:
            return self.whole(read, partial(ONE_READS[asked], thing))
        arguments = map(self._revived, stand_ins)
        if asked in ONE_READS:
            return ONE_READS[asked](thing, *arguments)
        if asked == ENTRY:
            return _entry(thing, *arguments)
        value = getattr(thing, asked)
        return value(*arguments) if callable(value) else value

    def _at_end_of(self, way: tuple[str, ...]) -> Any:
        thing = self._ends.get(way)
        if thing is None:
            thing = self._thing(way[0])
            for step in way[1:]:
                thing = getattr(thing, step)
            self._ends[way] = thing
        return thing

    def stand_in(self, argument: object) -> object:
        """What names an argument in a read."""
        return argument if type(argument) is str else self._stand_ins.get(id(argument), argument)

    def record_at(self, uri: str) -> object:
        """What names the record in a read that stands at a source path."""
        return self._at.get(uri)

    @cached_property
    def _at(self) -> Mapping[str, object]:
        uris = self._catalogue.uris
        return {uri: (_RECORD, key.kind, key.id) for key, uri in uris.items()}

    def _revived(self, stand_in: Any) -> object:
        if type(stand_in) is tuple and stand_in[0] in (_PAGE, _RECORD):
            return self._named[stand_in]
        return stand_in

    def mark(self, value: object) -> str:
        """A text that is another when a page could show another thing of ``value``.

        Of a record a page may show all but the body, which only its own page has.
        """
        if type(value) in _PLAINLY:
            text = repr(value)
        else:
            parts: list[str] = []
            self._describe_all((value,), parts)
            text = "\0".join(parts)  # which stands in none of them
        return text if len(text) < _SHORT else hashlib.sha256(text.encode()).hexdigest()

    def _describe_all(self, values: Iterable[Any], parts: list[str]) -> None:
        marks = self._record_marks
        for value in values:
            kind = type(value)
            if kind in _PLAINLY:
                parts.append(repr(value))
            elif kind is tuple or kind is list:
                parts.append(f"({len(value)}")
                self._describe_all(value, parts)
            elif (known := marks.get(id(value))) is not None:
                parts.append(known)
            else:
                self._describe(value, parts)

    def _describe(self, value: Any, parts: list[str]) -> None:
        kind = type(value)
        if kind is PagePlan and value.record is not None:
            # All that a plan says of the page of a record follows from these.
            self._describe_all((value.uri, value.record, value.listing), parts)
        elif (fields := _fields_of(kind)) is not None:  # type: ignore[arg-type]  # hashable
            parts.append(kind.__name__)
            self._describe_all(fields(value), parts)
        elif issubclass(kind, _PLAIN):
            parts.append(repr(value))
        elif issubclass(kind, bytes):
            parts.append(hashlib.sha256(value).hexdigest())
        elif issubclass(kind, (tuple, list)):
            self._describe_all(([*value],), parts)
        elif issubclass(kind, Mapping):
            self._describe_all((list(value.items()),), parts)
        elif issubclass(kind, Set):
            self._describe_all((sorted(value),), parts)
        else:
            raise TypeError(f"{kind.__name__} has no mark, so no page may read it")


_PLAIN = (str, int, float, Decimal, date, Enum, BaseModel, type(None))
"""What is described by the text that names it."""

_PLAINLY = frozenset({str, int, bool, float, Decimal, date, datetime, type(None)})
"""The types of most values: the same once more, to be told at once."""


class Door:
    """Stands before a catalogue, a register or a plan; asks it each question once."""

    def __init__(self, reads: Reads, way: tuple[str, ...], thing: object) -> None:
        self._reads = reads
        self._way = way
        self._thing = thing
        self._answers: dict[tuple[str, tuple[object, ...]], tuple[Any, Read, str]] = {}

    def ask_through(self, name: str, arguments: tuple[object, ...]) -> object:
        """The answer of a function that counts as one read."""
        return self._ask(name, arguments, partial(ONE_READS[name], self._thing))

    def _ask(
        self, asked: str, arguments: tuple[object, ...], answer: Callable[..., object]
    ) -> object:
        reads = self._reads
        stand_ins = tuple(map(reads.stand_in, arguments))
        known = self._answers.get((asked, stand_ins))
        if known is None:
            read: Read = (self._way, asked, stand_ins)
            found = answer(*arguments) if arguments else reads.whole(read, answer)
            known = self._answers[asked, stand_ins] = (found, read, reads.mark_of(read, found))
        found, read, mark = known
        reads.noted[read] = mark
        return found

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
                return self._ask(name, arguments, value)

        else:
            return self._ask(name, (), lambda: value)
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
        self._entries: dict[object, tuple[Read, str]] = {}

    def _entry(self, key: object) -> object:
        known = self._entries.get(key)
        if known is None:
            read = (self._way, ENTRY, (key,))
            mark = self._reads.mark_of(read, _entry(self._thing, key))
            known = self._entries[key] = (read, mark)
        read, mark = known
        self._reads.noted[read] = mark
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
        read = (tuple(way), name, ())
        self._reads.noted[read] = self._reads.mark_of(read, self._thing)
        return self._thing

    def __iter__(self) -> Iterator[Any]:
        return iter(self._whole())

    def __len__(self) -> int:
        return len(self._whole())

    def __getattr__(self, name: str) -> Any:
        return getattr(self._whole(), name)


@cache
def _fields_of(kind: type[Any]) -> Callable[[Any], tuple[Any, ...]] | None:
    """Gives the values of the fields of a dataclass; ``None`` for other types."""
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _door(reads: Reads, way: tuple[str, ...], thing: object) -> Any:
    return Door(reads, way, thing)


def _entry(thing: Any, key: object) -> object:
    """Whether a collection has an entry, and which; an empty tuple when it has none."""
    if key not in thing:
        return ()
    return (thing[key],) if isinstance(thing, Mapping) else (True,)
