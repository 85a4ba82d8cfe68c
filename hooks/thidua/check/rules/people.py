"""Protection of the people whom the site names (requirement C08)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeGuard

from thidua.check.context import Context, Entry
from thidua.findings.faults import people as faults
from thidua.findings.finding import Fault, Finding, Place
from thidua.read.nodes import Mapping, Node, Scalar, Sequence
from thidua.read.tree import RecordSource
from thidua.records.base import Record
from thidua.records.exemplar import Exemplar, ExemplarKind
from thidua.text.letters import lower


class Suspicion:
    """A pattern, and hints on lower case without any of which it cannot match.

    A hint that begins with letters, not with a choice or with something
    repeated, is found many times faster.
    """

    def __init__(self, hints: tuple[str, ...], pattern: str) -> None:
        self.hints = tuple(re.compile(hint) for hint in hints)
        self.pattern = re.compile(pattern)

    def may_be_in(self, entry: Entry) -> bool:
        """Whether the words of a record give a hint."""
        words = _words(entry)
        return any(hint.search(words) for hint in self.hints)


PRIVATE: tuple[tuple[Fault, Suspicion], ...] = (
    (
        faults.PHONE,
        Suspicion((r"[0+](?:[ .-]?\d){9}",), r"(?<![\d.,])(?:\+84|0)(?:[ .-]?\d){8,9}\d(?![\d])"),
    ),
    (faults.EMAIL, Suspicion(("@",), r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")),
    (
        faults.IDENTITY_NUMBER,
        Suspicion((r"\d(?=\d{8})",), r"(?<![\d.,/-])(?:[1-9]\d{8}|\d{12})(?![\d.,/-]?\d)"),
    ),
    (
        faults.HOUSE_ADDRESS,
        Suspicion(
            (r"số (?:nhà )?\d", r"hẻm \d", r"ngõ \d", r"kiệt \d"),
            r"(?i:số nhà|nhà số) \d\w*|(?i:số) \d\w*(?:/\d\w*)*,? (?i:đường|phố|hẻm|ngõ|quốc lộ)\b"
            r"|(?i:hẻm|ngõ|kiệt) (?:số )?\d+",
        ),
    ),
)
_HAMLET = Suspicion(
    (r"ấp (?<!\wấp )", "khu phố ", "khóm ", "tổ dân phố ", "thôn "),
    r"(?<!rưởng )(?i:\b(?:ấp|khu phố|khóm|tổ dân phố|thôn)) (?:\d+|(\w+(?: \w+)?))",
)
_CHILD = Suspicion(
    (r"em (?<!\wem )", r"cháu (?<!\wcháu )", r"bé (?<!\wbé )"),
    r"(?<!\w)(?:em|cháu|bé) ((\w+) (\w+))",
)
_NOT_A_CHILD = re.compile(r"(?i:trẻ|anh|chị|đàn|các) $")
_AGE = Suspicion((" tuổi",), r"(?<![\d.,])(1[0-7]|[1-9]) tuổi\b")
_HEALTH = Suspicion(
    (
        "ung thư",
        "nhiễm hiv",
        "tâm thần",
        "tiểu đường",
        "dương tính",
        "bệnh án",
        "bệnh hiểm",
        "mắc bệnh",
        "bị bệnh",
        "di chứng",
        "bại liệt",
        "khuyết tật ",
    ),
    r"(?i:\b(?:ung thư|nhiễm HIV|tâm thần|tiểu đường|dương tính|bệnh án|bệnh hiểm nghèo|"
    r"(?:mắc|bị) (?:bệnh|ung thư)|di chứng|bại liệt|khuyết tật (?:nặng|đặc biệt nặng)))\b",
)
_QUOTED_ELSEWHERE = {"sources", "source", "image", "facts", "redirect_from", "url"}


def _texts(entry: Entry) -> Iterator[tuple[str, Node | None]]:
    """The words that a record shows: values of its front matter, then its body."""
    stack: list[Node] = [
        e.node for key, e in reversed(entry.node.entries.items()) if key not in _QUOTED_ELSEWHERE
    ]
    while stack:
        node = stack.pop()
        if isinstance(node, Scalar):
            if isinstance(node.value, str):
                yield node.value, node
        elif isinstance(node, Sequence):
            stack.extend(reversed(node.items))
        elif isinstance(node, Mapping):
            stack.extend(
                e.node for key, e in reversed(node.entries.items()) if key not in _QUOTED_ELSEWHERE
            )
    yield entry.prose.text, None


@lru_cache(maxsize=1)
def _text(entry: Entry) -> str:
    """All words of a record, one text a line."""
    return "".join(f"{text}\n" for text, _ in _texts(entry))


@lru_cache(maxsize=1)
def _words(entry: Entry) -> str:
    """All words of a record in lower case, letter for letter."""
    return lower(_text(entry))


def _matches(entry: Entry, what: Suspicion) -> Iterator[tuple[re.Match[str], Place, str]]:
    if not what.may_be_in(entry):
        return
    for text, node in _texts(entry):
        for match in what.pattern.finditer(text):
            if node is None:
                yield match, entry.in_body(match.start()), text
            else:
                yield match, Place(entry.path, node.line, node.column), text


def _files(context: Context) -> Iterator[Entry]:
    for entry in context.entries:
        if isinstance(entry.source, RecordSource):
            yield entry


def _stories(context: Context) -> Iterator[Entry]:
    """Records that tell of people who live here: exemplars, news, consultations."""
    for entry in _files(context):
        if entry.kind.name in ("exemplar", "news", "consultation"):
            yield entry


def _is_person(record: Record) -> TypeGuard[Exemplar]:
    return isinstance(record, Exemplar) and record.kind is ExemplarKind.PERSON


def a_named_person_has_a_source_or_agreed(context: Context) -> Iterator[Finding]:
    """A story about a person rests on a public source or on that person's consent."""
    for entry in _files(context):
        record = entry.record
        if _is_person(record) and not record.sources and record.consent is None:
            yield faults.NO_SOURCE_NO_CONSENT.at(entry.at("name"))


def a_named_person_is_adult(context: Context) -> Iterator[Finding]:
    """A story about a person says that the person is of age."""
    for entry in _files(context):
        record = entry.record
        if _is_person(record) and record.adult is not True:
            yield faults.ADULT_NOT_SAID.at(entry.at("adult"))


def private_details_stay_out(context: Context) -> Iterator[Finding]:
    """No phone number, e-mail address, identity number, house number or street in a record."""
    for entry in _files(context):
        for fault, what in PRIVATE:
            for match, place, _ in _matches(entry, what):
                yield fault.at(place, text=match[0])


def hamlets(entry: Entry) -> Iterator[tuple[str, str, Place]]:
    """The hamlets that a story names: with the next word, without it, the place."""
    text, words = _text(entry), _words(entry)
    named = (text[found.end()] for hint in _HAMLET.hints for found in hint.finditer(words))
    if not any(letter.isupper() or letter.isdigit() for letter in named):
        return
    for match, place, _ in _matches(entry, _HAMLET):
        word = match[1]
        if word is None or word.split()[0][0].isupper():
            full = match[0]
            yield full, " ".join(full.split()[:-1]) if word and " " in word else full, place


def hamlets_stay_out(context: Context) -> Iterator[Finding]:
    """A hamlet is named only as part of the name of a collective or a model."""
    names = "\n".join(
        entry.record.name
        for entry in context.by_kind.get("exemplar", {}).values()
        if isinstance(entry.record, Exemplar) and entry.record.kind is not ExemplarKind.PERSON
    )
    for entry in _stories(context):
        for full, short, place in entry.noted(hamlets):
            if full not in names and (short == "ấp" or short not in names):
                yield faults.HAMLET.at(place, text=full)


def children_are_not_named(context: Context) -> Iterator[Finding]:
    """No word that points to a child stands beside a name."""
    for entry in _stories(context):
        for match, place, text in _matches(entry, _CHILD):
            named = match[2].istitle() and match[3].istitle()
            before = text[max(match.start() - 5, 0) : match.start()]
            if named and not _NOT_A_CHILD.search(before):
                yield faults.MINOR.at(place, text=match[0])
        record = entry.record
        if _is_person(record):
            for match, place, _ in _matches(entry, _AGE):
                yield faults.MINOR.at(place, text=match[0])


def health_stays_out(context: Context) -> Iterator[Finding]:
    """Nothing is said of a named person's health."""
    for entry in _stories(context):
        for match, place, _ in _matches(entry, _HEALTH):
            yield faults.HEALTH.at(place, text=match[0])
