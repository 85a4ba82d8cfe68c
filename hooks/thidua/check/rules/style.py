"""Plain Vietnamese: what a second reading found more than once.

The rules look at bodies, summaries and short answers. A page that reproduces
a document word for word says so with ``verbatim`` and is left alone.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from thidua.check.context import Context, Entry
from thidua.findings.faults import style as faults
from thidua.findings.finding import Finding, Place
from thidua.read.nodes import Scalar
from thidua.read.tree import RecordSource
from thidua.records.others import Language, Page
from thidua.text.letters import nfc

LONGEST_SENTENCE = 35

_SHOWN_KEYS = ("summary", "short_answer")
_TARGET = re.compile(r"\]\([^)\n]*\)|<https?:[^>\s]*>|^\s*\|[-:| ]+\|\s*$", re.MULTILINE)
_TARGET_MARKS = ("](", "<http", "|")
"""Without any of which ``_TARGET`` finds nothing."""
_CITATION = re.compile(r"\[\[[^\[\]\n]*\]\]")
_SENTENCE = re.compile(r"[^.!?:;|\n]+(?:[.!?:;](?!\s|$)[^.!?:;|\n]+)*")
_BLOCK_MARK = re.compile(r"^\s*(?:[-*>]|\d+\.|#+)\s+")
_AND_OR = re.compile(r"(?i)và ?/ ?hoặc|hoặc ?/ ?và")
_DATE = re.compile(r"(\d(?<![\d/]\d)\d?)/(\d{1,2})/(\d{4})(?![\d/])")
_DOUBLE_SPACE = re.compile(r"(?<=\S)[ \u00a0]{2,}(?=\S)")
_TONED_LAST = tuple(
    re.compile(hint)
    for hint in (
        *(rf"o{letter}(?!\w)" for letter in "àáảãạèéẻẽẹ"),
        *(rf"u{letter}(?<!qu{letter})(?!\w)" for letter in "ỳýỷỹỵ"),
        "Uỷ",
    )
)
"""Without any of which ``_OLD_TONE`` finds nothing but what it lets pass.

That each begins with letters makes it many times faster than one pattern of choices.
"""
_OLD_TONE = re.compile(r"(?<![\w])([a-zđ]*)(o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)|\b(Uỷ)(?= ban)")
_STRAIGHT = re.compile(r'"[^"\n]*"?')
_SHORT_FORM = re.compile(r"[A-ZĐ](?=[A-ZĐ])(?<![\w/.-][A-ZĐ])[A-ZĐ]+(?![\w/-])")
_ROMAN = re.compile(r"[IVXLC]+")
_MARKS = {"\u0300", "\u0301", "\u0309", "\u0303", "\u0323"}


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of what a page says; ``node`` is its value in the front matter, if it has one."""

    words: str
    node: Scalar | None


def _pages(context: Context) -> Iterator[tuple[Entry, Text]]:
    for entry in context.entries:
        for text in _texts(entry):
            yield entry, text


@lru_cache(maxsize=1)
def _texts(entry: Entry) -> tuple[Text, ...]:
    record = entry.record
    if not isinstance(entry.source, RecordSource):
        return ()
    if isinstance(record, Page) and (record.verbatim or record.language is not Language.VIETNAMESE):
        return ()
    body = _prose(entry)
    if any(mark in body for mark in _TARGET_MARKS):
        body = _TARGET.sub(lambda m: "]" + " " * (len(m[0]) - 1), body)
    values = (entry.node.entries.get(key) for key in _SHOWN_KEYS)
    return (
        Text(body, None),
        *(
            Text(str(value.node.value), value.node)
            for value in values
            if value is not None and isinstance(value.node, Scalar)
        ),
    )


def _prose(entry: Entry) -> str:
    return _CITATION.sub(lambda m: "x" * len(m[0]), entry.prose.visible)


def _place(entry: Entry, text: Text, offset: int) -> Place:
    if text.node is not None:
        return Place(entry.path, text.node.line, text.node.column)
    return entry.in_body(offset)


def sentences_are_short(context: Context) -> Iterator[Finding]:
    """A sentence, or an item of a list, has at most 35 words; a citation counts as one."""
    for entry, text in _pages(context):
        only_spaces = text.words.replace("\n", "").isprintable()  # a tab, for one, is not
        for match in _SENTENCE.finditer(text.words):
            start, end = match.span()
            if only_spaces and text.words.count(" ", start, end) < LONGEST_SENTENCE:
                continue  # too few blanks for so many words; the rule reads all prose there is
            words = _BLOCK_MARK.sub("", match[0]).split()
            if len(words) > LONGEST_SENTENCE:
                start = match.start() + len(match[0]) - len(match[0].lstrip())
                yield faults.LONG_SENTENCE.at(
                    _place(entry, text, start),
                    count=len(words),
                    limit=LONGEST_SENTENCE,
                    start=" ".join(words[:5]),
                )


def and_or_is_said_in_words(context: Context) -> Iterator[Finding]:
    """The word for "and/or" stands nowhere."""
    for entry, text in _pages(context):
        for match in _AND_OR.finditer(text.words) if "/" in text.words else ():
            yield faults.AND_OR.at(_place(entry, text, match.start()), text=match[0])


def dates_in_prose_have_two_digits(context: Context) -> Iterator[Finding]:
    """A date in prose is dd/mm/yyyy."""
    for entry, text in _pages(context):
        for match in _DATE.finditer(text.words) if "/" in text.words else ():
            right = f"{int(match[1]):02}/{int(match[2]):02}/{match[3]}"
            if match[0] != right:
                place = _place(entry, text, match.start())
                yield faults.DATE_IN_PROSE.at(place, text=match[0], right=right)


def spaces_stand_alone(context: Context) -> Iterator[Finding]:
    """No two spaces stand side by side within a line."""
    for entry, text in _pages(context):
        shown = text.words if text.node is not None else entry.prose.text
        if "  " not in shown and "\u00a0" not in shown:
            continue
        for match in _DOUBLE_SPACE.finditer(shown):
            if "|" not in _line(shown, match.start()) and not _in_code(entry, match.start()):
                yield faults.DOUBLE_SPACE.at(_place(entry, text, match.start()))


def _in_code(entry: Entry, offset: int) -> bool:
    return entry.prose.visible[offset - 1 : offset].isspace()


def _line(text: str, offset: int) -> str:
    return text[text.rfind("\n", 0, offset) + 1 :].split("\n", 1)[0]


def tone_marks_stand_where_the_state_puts_them(context: Context) -> Iterator[Finding]:
    """A tone mark of oa, oe, uy stands on the first vowel: hóa, khỏe, thủy; names are free."""
    for entry, text in _pages(context):
        if not any(hint.search(text.words) for hint in _TONED_LAST):
            continue
        for match in _OLD_TONE.finditer(text.words):
            if match[1] and match[1].endswith("q"):
                continue
            right = _moved(match[0])
            place = _place(entry, text, match.start())
            yield faults.TONE_MARK.at(place, text=match[0], right=right)


def _moved(word: str) -> str:
    """``word`` with the tone mark of its last letter on the letter before."""
    bare, marks = word[:-1], unicodedata.normalize("NFD", word[-1])
    tone = next((mark for mark in marks if mark in _MARKS), "")
    return nfc(bare + tone + "".join(mark for mark in marks if mark not in _MARKS))


def quotation_marks_are_curly(context: Context) -> Iterator[Finding]:
    """Words are quoted with “ ”."""
    for entry, text in _pages(context):
        for match in _STRAIGHT.finditer(text.words):
            yield faults.QUOTATION_MARK.at(_place(entry, text, match.start()))


def short_forms_are_explained(context: Context) -> Iterator[Finding]:
    """A short form is in the glossary, from where pages explain it, or spelled out on the page."""
    known = context.short_forms
    for entry, text in _pages(context):
        for match in _SHORT_FORM.finditer(text.words):
            short = match[0]
            explained = short in known or _ROMAN.fullmatch(short) or f"({short})" in text.words
            if not explained:
                place = _place(entry, text, match.start())
                yield faults.UNEXPLAINED_SHORT_FORM.at(place, text=short)
