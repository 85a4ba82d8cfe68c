"""Slips of editors: pure functions from the text of a file to its broken bytes."""

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from tests.support.pieces import content

Step = Callable[[str, str], bytes]
"""From the text of a file and the key of its name to bytes."""

KeyOf = Callable[[str], str]
"""From a role to its key in the kind of the record; empty where it has none."""


class Place:
    """Where the first record of a file stands: its lines, and how far its keys are indented.

    A page has its keys between two fences, a list has its first row up to the second.
    """

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.is_page = self.lines[0] == "---"
        if self.is_page:
            self.start, self.indent = 1, ""
            self.end = self.lines.index("---", 1)
        else:
            rows = [n for n, line in enumerate(self.lines) if line.startswith("- ")]
            self.start, self.indent = rows[0], "  "
            self.end = rows[1] if len(rows) > 1 else len(self.lines) - 1

    def key_at(self, line: int) -> str | None:
        """The key that begins in a line, if one does."""
        text = self.lines[line]
        if line == self.start and not self.is_page:
            text = "  " + text.removeprefix("- ")
        match = re.match(rf"{self.indent}([A-Za-z_]+):", text)
        return match[1] if match else None

    def span(self, key: str) -> tuple[int, int]:
        """The lines of ``key`` and its value; an empty stretch at the end when it is not there."""
        starts = [n for n in range(self.start, self.end) if self.key_at(n) is not None]
        for start, after in zip(starts, [*starts[1:], self.end], strict=True):
            if self.key_at(start) == key:
                return start, after
        return self.end, self.end

    def with_lines(self, start: int, end: int, new: list[str]) -> str:
        """The text with ``new`` in the place of a stretch of lines."""
        return "\n".join([*self.lines[:start], *new, *self.lines[end:]])


def rewritten(text: str, key: str, line: str) -> str:
    """``line`` in the place of ``key`` and its value, or at the end where the key is not there."""
    place = Place(text)
    new = line.replace("{key}", key).split("\n")
    return place.with_lines(*place.span(key), [place.indent + each for each in new])


def added(text: str, line: str) -> str:
    """``line`` behind the first key."""
    place = Place(text)
    first = place.key_at(place.start)
    assert first is not None
    _, after = place.span(first)
    return place.with_lines(after, after, [place.indent + line])


def _lines_from(text: str, start: int, new: str) -> bytes:
    return "\n".join([new, *text.split("\n")[start:]]).encode()


def _front(text: str, change: Callable[[list[str]], list[str]]) -> bytes:
    place = Place(text)
    inside = place.lines[place.start : place.end]
    return place.with_lines(place.start, place.end, change(inside)).encode()


def _without_fences_after(text: str) -> bytes:
    first, *others = text.split("\n")
    return "\n".join([first, *(line for line in others if line != "---")]).encode()


def _first_line_and_a_half(text: str) -> bytes:
    place = Place(text)
    return "\n".join([*place.lines[: place.start + 1], place.lines[place.start + 1][:4]]).encode()


def _word_for_a_row(text: str) -> bytes:
    place = Place(text)
    return place.with_lines(place.start, place.start, ["- một dòng chữ"]).encode()


def _mapping_for_a_list(text: str) -> bytes:
    place = Place(text)
    row = [line[2:] for line in place.lines[place.start : place.end]]
    return "\n".join([*row, ""]).encode()


def _without_body(text: str) -> bytes:
    place = Place(text)
    return "\n".join([*place.lines[: place.end + 1], ""]).encode()


def _repeated(opener: str) -> Step:
    return lambda text, key: rewritten(text, key, f"{key}: {opener * 50_000}x").encode()


STEPS: dict[str, Step] = {
    "crlf": lambda text, _: text.replace("\n", "\r\n").encode(),
    "cr": lambda text, _: text.replace("\n", "\r").encode(),
    "utf_16": lambda text, _: text.encode("utf-16"),
    "utf_16_le": lambda text, _: text.encode("utf-16-le"),
    "nfd": lambda text, _: unicodedata.normalize("NFD", text).encode(),
    "empty": lambda _text, _: b"",
    "blank": lambda _text, _: b" \n\n",
    "without_opening_fence": lambda text, _: _lines_from(text, 2, text.split("\n")[1]),
    "opening_fence_of_two_dashes": lambda text, _: _lines_from(text, 1, "--"),
    "without_closing_fence": lambda text, _: _without_fences_after(text),
    "first_line_and_a_half": lambda text, _: _first_line_and_a_half(text),
    "sentence_for_front_matter": lambda text, _: _front(text, lambda _lines: ["Một câu."]),
    "front_matter_as_a_list": lambda text, _: _front(text, lambda _lines: ["- title: Tên"]),
    "word_for_a_row": lambda text, _: _word_for_a_row(text),
    "mapping_for_a_list": lambda text, _: _mapping_for_a_list(text),
    "without_body": lambda text, _: _without_body(text),
    "fifty_thousand_brackets": _repeated("["),
    "fifty_thousand_braces": _repeated("{a: "),
    "endless_name": lambda text, key: rewritten(text, key, f"{key}: {'Thi đua,' * 60}").encode(),
}
"""The slips that are more than a piece of text in a place."""


def _set(text: str, change: dict[str, str], key_of: KeyOf) -> bytes:
    ((role, value),) = change.items()
    return rewritten(text, key_of(role), f"{{key}}: {value}").encode()


def _rewrite(text: str, change: dict[str, str], key_of: KeyOf) -> bytes:
    ((role, line),) = change.items()
    return rewritten(text, key_of(role), line).encode()


def _drop(text: str, role: str, key_of: KeyOf) -> bytes:
    place = Place(text)
    return place.with_lines(*place.span(key_of(role)), []).encode()


CHANGES: dict[str, Callable[[str, Any, KeyOf], bytes]] = {
    "set": _set,
    "rewrite": _rewrite,
    "drop": _drop,
    "add": lambda text, line, _: added(text, line).encode(),
    "append": lambda text, recipe, _: text.encode() + content(recipe),
    "prepend": lambda text, recipe, _: content(recipe) + text.encode(),
    "body": lambda text, markdown, _: f"{text}\n\n{markdown}\n".encode(),
    "step": lambda text, name, key_of: STEPS[name](text, key_of("name")),
}
"""What the keys of a slip do; each slip has one of them."""


def slipped(slip: dict[str, Any], text: str, key_of: KeyOf) -> bytes:
    """The bytes of ``text`` with ``slip``; ``key_of`` gives the key of a role."""
    (word,) = slip.keys() & CHANGES.keys()
    return CHANGES[word](text, slip[word], key_of)


def roles(slip: dict[str, Any]) -> list[str]:
    """The roles of the keys that ``slip`` is about."""
    named = [slip[word] for word in ("drop", "needs") if word in slip]
    return [*named, *slip.get("set", {}), *slip.get("rewrite", {})]
