"""YAML without its traps: from parser events to nodes.

The tree is built from the events of libyaml with a stack of our own: libyaml
composes by recursion and dies by a signal at some ten thousand brackets, and
the pure Python parser recurses out at three thousand. Aliases, tags, double
keys and the words that YAML 1.1 turns into truth values, octal numbers and
minutes are findings. Dates stay text: the record types read them.
"""

import re
from dataclasses import dataclass, field

import yaml
from yaml.cyaml import CParser

from thidua.findings.faults import yaml as faults
from thidua.findings.finding import Finding, Place
from thidua.read.nodes import Entry, Mapping, Node, Scalar, Sequence

MAX_DEPTH = 12

_NULL = re.compile(r"~|null|Null|NULL|")
_TRUTH_TRAP = re.compile(r"(?i:yes|no|on|off|y|n|true|false)")
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FRACTION = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_OCTAL = re.compile(r"[-+]?0[0-9]+")
_CLOCK = re.compile(r"[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?")
_ODD_NUMBER = re.compile(
    r"(?i:[-+]?0x[0-9a-f_]+|[-+]?0b[01_]+|0o[0-7]+|[-+]?\.(?:inf|nan)|[-+]?[0-9][0-9_]*_[0-9_]*"
    r"|[-+]?[0-9.]+e[-+]?[0-9]+|[-+]?\.[0-9]+|[-+]?[0-9]+\.)"
)
_CURLY = re.compile(r"[“”„‘’].*[“”‘’]", re.DOTALL)


class _Stop(Exception):
    """Ends the reading where going on makes no sense."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    line: int
    column: int
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] | None = None
    key: tuple[str | None, int, int] | None = None


class _Reader:
    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.found: list[Finding] = []
        self.stack: list[_Open] = []
        self.root: Node | None = None

    def place(self, mark: yaml.Mark) -> Place:
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def read(self) -> None:
        documents = 0
        parser = CParser(self.text)
        while True:
            event = parser.get_event()
            if event is None or isinstance(event, yaml.StreamEndEvent):
                return
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.found.append(faults.SECOND_DOCUMENT.at(self.place(event.start_mark)))
                    return
            else:
                self.take(event)

    def take(self, event: yaml.Event) -> None:
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            self.found.append(faults.ALIAS.at(self.place(mark)))
            self.add(Scalar(None, mark.line + self.first_line, mark.column + 1))
        elif isinstance(event, yaml.NodeEvent):
            self.properties(event)
            if isinstance(event, yaml.ScalarEvent):
                self.add(self.scalar(event))
            else:
                self.open(event)
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self.close()

    def properties(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self.found.append(faults.ALIAS.at(self.place(event.start_mark)))
        tag = getattr(event, "tag", None)
        if tag is not None:
            self.found.append(faults.TAG.at(self.place(event.start_mark), tag=tag))

    def open(self, event: yaml.NodeEvent) -> None:
        if len(self.stack) >= MAX_DEPTH:
            self.found.append(faults.TOO_DEEP.at(self.place(event.start_mark), limit=MAX_DEPTH))
            raise _Stop
        mark = event.start_mark
        opened = _Open(mark.line + self.first_line, mark.column + 1)
        if isinstance(event, yaml.MappingStartEvent):
            opened.entries = {}
        elif self.stack and self.stack[-1].entries is None and self.source_at(mark, -1) == "[[":
            place = Place(self.path, opened.line, opened.column - 1)
            self.found.append(faults.LIST_IN_FRONT_MATTER_CITATION.at(place))
        self.stack.append(opened)

    def source_at(self, mark: yaml.Mark, shift: int) -> str:
        line = self.text.split("\n")[mark.line]
        start = mark.column + shift
        return line[start : start + 2] if start >= 0 else ""

    def close(self) -> None:
        opened = self.stack.pop()
        if opened.entries is None:
            self.add(Sequence(tuple(opened.items), opened.line, opened.column))
        else:
            self.add(Mapping(opened.entries, opened.line, opened.column))

    def add(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        parent = self.stack[-1]
        if parent.entries is None:
            parent.items.append(node)
        elif parent.key is None:
            parent.key = (self.key(node), node.line, node.column)
        else:
            name, line, column = parent.key
            parent.key = None
            if name is None:
                return
            if name in parent.entries:
                place = Place(self.path, line, column)
                first = parent.entries[name].line
                self.found.append(faults.DUPLICATE_KEY.at(place, key=name, first=first))
            else:
                parent.entries[name] = Entry(line, column, node)

    def key(self, node: Node) -> str | None:
        if isinstance(node, Scalar) and isinstance(node.value, str):
            return node.value
        self.found.append(faults.KEY_NOT_TEXT.at(Place(self.path, node.line, node.column)))
        return None

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        mark = event.start_mark
        value = event.value if event.style else self.resolve(event.value, self.place(mark))
        return Scalar(value, mark.line + self.first_line, mark.column + 1)

    def resolve(self, text: str, place: Place) -> str | int | float | bool | None:
        if _NULL.fullmatch(text):
            return None
        if text in ("true", "false"):
            return text == "true"
        if _WHOLE.fullmatch(text):
            return int(text) if len(text) <= 18 else text
        if _FRACTION.fullmatch(text) and not _OCTAL.match(text.split(".")[0]):
            return float(text)
        for pattern, fault in (
            (_TRUTH_TRAP, faults.TRUTH_TRAP),
            (_OCTAL, faults.OCTAL_TRAP),
            (_CLOCK, faults.CLOCK_TRAP),
            (_ODD_NUMBER, faults.SHAPE_OF_NUMBER),
            (_CURLY, faults.CURLY_QUOTES),
        ):
            if pattern.fullmatch(text):
                self.found.append(fault.at(place, text=text))
                break
        return text


def read(path: str, text: str, first_line: int = 1) -> tuple[Node | None, list[Finding]]:
    """The values of ``text`` with their places in the file ``path``.

    ``first_line`` is the line of the file at which ``text`` begins. The node
    is ``None`` when the syntax is broken or the nesting is too deep.
    """
    found: list[Finding] = []
    for row, line in enumerate(text.split("\n")):
        if "\t" in line:
            found.append(faults.TAB.at(Place(path, row + first_line, line.index("\t") + 1)))
    reader = _Reader(path, text.replace("\t", " "), first_line)
    try:
        reader.read()
    except _Stop:
        return None, found + reader.found
    except yaml.YAMLError as error:
        return None, found + reader.found + [_explain(reader, error)]
    return reader.root, found + reader.found


def _explain(reader: _Reader, error: yaml.YAMLError) -> Finding:
    """libyaml's complaint as the fault that an editor made."""
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    mark = getattr(error, "problem_mark", None)
    start = getattr(error, "context_mark", None) or mark
    if mark is None:
        return faults.SYNTAX.at(Place(reader.path, reader.first_line))
    if "exceeded max" in problem:
        return faults.TOO_DEEP.at(reader.place(mark), limit=MAX_DEPTH)
    if "mapping values are not allowed" in problem:
        return faults.UNQUOTED_COLON.at(reader.place(mark))
    if "quoted scalar" in context:
        return faults.UNCLOSED_QUOTE.at(reader.place(start))
    if "flow" in context:
        return faults.UNCLOSED_BRACKET.at(reader.place(start))
    return faults.SYNTAX.at(reader.place(mark))
