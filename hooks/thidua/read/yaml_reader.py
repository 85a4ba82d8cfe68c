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
from yaml._yaml import CParser

from thidua.findings.faults import yaml as faults
from thidua.findings.finding import Finding, Place
from thidua.read.nodes import Entry, Mapping, Node, Scalar, Sequence
from thidua.read.yaml_errors import Before, Mark, explain

MAX_DEPTH = 12

_NULL = re.compile(r"~|null|Null|NULL|")
_TRUTH_TRAP = re.compile(r"(?i:yes|no|on|off|y|n|true|false)")
_LONGEST_TRUTH = len("false")
_WHOLE = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FRACTION = re.compile(r"[-+]?[0-9]+\.[0-9]+")
_OCTAL = re.compile(r"[-+]?0[0-9]+")
_CLOCK = re.compile(r"[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?")
_ODD_NUMBER = re.compile(
    r"(?i:[-+]?0x[0-9a-f_]+|[-+]?0b[01_]+|0o[0-7]+|[-+]?\.(?:inf|nan)|[-+]?[0-9]+_[0-9_]*"
    r"|[-+]?[0-9.]+e[-+]?[0-9]+|[-+]?\.[0-9]+|[-+]?[0-9]+\.)"
)
_CURLY = re.compile(r"[“”„‘’].*[“”‘’]", re.DOTALL)
_TRAPS = (
    (_TRUTH_TRAP, faults.TRUTH_TRAP),
    (_OCTAL, faults.OCTAL_TRAP),
    (_CLOCK, faults.CLOCK_TRAP),
    (_ODD_NUMBER, faults.SHAPE_OF_NUMBER),
    (_CURLY, faults.CURLY_QUOTES),
)
_NOT_YAML = re.compile(
    "[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What libyaml refuses, and what it takes for an end of line where editors see none."""


def _start(event: yaml.Event) -> Mark:
    mark = event.start_mark
    assert mark is not None
    return mark


class _Stop(Exception):
    """Ends the reading where going on makes no sense."""


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; ``doubled`` when its ``[`` is the second."""

    line: int
    column: int
    sound: bool
    doubled: bool = False
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] | None = None
    key: tuple[str | None, int, int] | None = None


class _Reader:
    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.text = text
        self.lines = text.split("\n")
        self.first_line = first_line
        self.found: list[Finding] = []
        self.stack: list[_Open] = []
        self.last: yaml.ScalarEvent | None = None
        self.root: Node | None = None

    def place(self, mark: Mark) -> Place:
        if mark.line >= len(self.lines):
            # libyaml counts one line more where the last one lacks its end.
            last = self.lines[-1]
            return Place(self.path, len(self.lines) - 1 + self.first_line, len(last) + 1)
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def read(self) -> None:
        documents = 0
        next_event = CParser(self.text).get_event
        while True:
            event = next_event()
            if type(event) is yaml.ScalarEvent:  # four of five are such
                self.last = event
                is_bare = event.anchor is None and event.tag is None
                self.add(self.scalar(event, is_bare or self.has_no_properties(event)))
            elif event is None or isinstance(event, yaml.StreamEndEvent):
                return
            elif isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.found.append(faults.SECOND_DOCUMENT.at(self.place(_start(event))))
                    return
            else:
                self.take(event)

    def take(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            place = self.place(_start(event))
            self.found.append(faults.ALIAS.at(place))
            self.add(Scalar(None, place.line, place.column, sound=False))
        elif isinstance(event, yaml.NodeEvent):
            self.open(event, self.has_no_properties(event))
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            self.close()

    def has_no_properties(self, event: yaml.NodeEvent) -> bool:
        tag = getattr(event, "tag", None)
        if event.anchor is None and tag is None:
            return True
        place = self.place(_start(event))
        if event.anchor is not None:
            self.found.append(faults.ALIAS.at(place))
        if tag is not None:
            self.found.append(faults.TAG.at(place, tag=tag))
        return False

    def open(self, event: yaml.NodeEvent, sound: bool) -> None:
        mark = _start(event)
        if len(self.stack) >= MAX_DEPTH:
            self.found.append(faults.TOO_DEEP.at(self.place(mark), limit=MAX_DEPTH))
            raise _Stop
        opened = _Open(mark.line + self.first_line, mark.column + 1, sound)
        if isinstance(event, yaml.MappingStartEvent):
            opened.entries = {}
        else:
            in_list = bool(self.stack) and self.stack[-1].entries is None
            before = self.lines[mark.line][max(mark.column - 1, 0) : mark.column + 1]
            opened.doubled = in_list and before == "[["
        self.stack.append(opened)

    def close(self) -> None:
        opened = self.stack.pop()
        if opened.entries is not None:
            self.add(Mapping(opened.entries, opened.line, opened.column, opened.sound))
            return
        if opened.doubled and not any(isinstance(item, Sequence) for item in opened.items):
            place = Place(self.path, opened.line, opened.column - 1)
            self.found.append(faults.CITATION_IN_FRONT_MATTER.at(place))
            self.stack[-1].sound = False
        self.add(Sequence(tuple(opened.items), opened.line, opened.column, opened.sound))

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
        """The name of a key; ``None`` for one with a fault, whose value then counts for nothing."""
        if not node.sound:
            return None
        if isinstance(node, Scalar) and isinstance(node.value, str):
            return node.value
        self.found.append(faults.KEY_NOT_TEXT.at(Place(self.path, node.line, node.column)))
        return None

    def scalar(self, event: yaml.ScalarEvent, sound: bool) -> Scalar:
        mark = event.start_mark
        assert mark is not None
        faulty = len(self.found)
        value = event.value if event.style else self.resolve(event.value, mark)
        if "[[" in event.value:
            # Folded or escaped text has no brackets on its first line: then its start counts.
            column = max(self.lines[mark.line].find("[[", mark.column), mark.column)
            place = Place(self.path, mark.line + self.first_line, column + 1)
            self.found.append(faults.CITATION_IN_FRONT_MATTER.at(place))
        sound = sound and len(self.found) == faulty
        return Scalar(value, mark.line + self.first_line, mark.column + 1, sound)

    def resolve(self, text: str, mark: Mark) -> str | int | float | bool | None:
        if len(text) > _LONGEST_TRUTH and text[0].isalpha():
            return text  # as most values do
        if _NULL.fullmatch(text):
            return None
        if text in ("true", "false"):
            return text == "true"
        if _WHOLE.fullmatch(text):
            return int(text) if len(text.lstrip("+-")) <= 18 else text
        if _FRACTION.fullmatch(text) and not _OCTAL.match(text.split(".", 1)[0]):
            return float(text)
        for pattern, fault in _TRAPS:
            if pattern.fullmatch(text):
                self.found.append(fault.at(self.place(mark), text=text))
                break
        return text


def legible(text: str) -> str:
    """``text`` as libyaml may see it, letter for letter: what it does not take is a space.

    A tab, a control character or a line end that no editor shows has its own
    finding, and must not lead to a second one or shift the places of others.
    """
    return _NOT_YAML.sub(" ", text)


def read(path: str, text: str, first_line: int = 1) -> tuple[Node | None, list[Finding]]:
    """The values of ``text`` with their places in the file ``path``.

    ``first_line`` is the line of the file at which ``text`` begins. The node
    is ``None`` when the syntax is broken or the nesting is too deep. Raises
    nothing, whatever the text.
    """
    tabs = [
        faults.TAB.at(Place(path, row + first_line, line.index("\t") + 1))
        for row, line in enumerate(text.split("\n") if "\t" in text else ())
        if "\t" in line
    ]
    reader = _Reader(path, legible(text), first_line)
    try:
        reader.read()
    except _Stop:
        return None, tabs + reader.found
    except yaml.YAMLError as error:
        opened = reader.stack[-1] if reader.stack else None
        inside = Place(path, opened.line, opened.column) if opened else None
        broken = explain(error, reader.place, Before(reader.lines, reader.last, inside), MAX_DEPTH)
        if not tabs and not any(_is_echo(broken, fault) for fault in reader.found):
            reader.found.append(broken)
        return None, tabs + reader.found
    return reader.root, tabs + reader.found


def _is_echo(broken: Finding, fault: Finding) -> bool:
    """Whether libyaml stumbles over what is a fault already: an alias, a tag or a citation."""
    stumbling = (faults.ALIAS, faults.TAG, faults.CITATION_IN_FRONT_MATTER)
    return fault.place.line == broken.place.line and fault.code in {f.code for f in stumbling}
