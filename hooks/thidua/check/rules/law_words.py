"""Law in prose: documents are cited, not only mentioned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from thidua.check.context import Context, Entry
from thidua.findings.faults import law as faults
from thidua.findings.finding import Finding
from thidua.records.document import DocumentType, LegalDocument

_LINK_OR_CITATION = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:\([^)\s]*\))?|<[^<>\s]*>")
_CITATION_IN_CODE = re.compile(r"`[^`\n]*\[\[[^\[\]\n]*\]\][^`\n]*`")


@dataclass(frozen=True, slots=True)
class Mention:
    """A known document number in prose that is no citation; ``text`` has its form before it."""

    start: int
    end: int
    text: str
    document: str


def slashed(entry: Entry) -> Iterator[str]:
    """The words of a body that have a slash in them, as the numbers of documents do."""
    for line in entry.prose.visible.split("\n"):
        if "/" in line:
            yield from (word for word in line.split() if "/" in word)


class Numbers:
    """Finds the numbers of the register in prose, but for those that two documents bear."""

    def __init__(self, context: Context) -> None:
        forms = {
            entry.record.id: entry.record.name
            for entry in context.by_kind.get("document_type", {}).values()
            if isinstance(entry.record, DocumentType)
        }
        bearers: dict[str, list[LegalDocument]] = {}
        for entry in context.by_kind.get("document", {}).values():
            if isinstance(entry.record, LegalDocument) and entry.record.number:
                bearers.setdefault(entry.record.number, []).append(entry.record)
        self._documents = {
            number: found[0].id for number, found in bearers.items() if len(found) == 1
        }
        words = "|".join(sorted(map(re.escape, set(forms.values())), key=len, reverse=True))
        numbers = "|".join(sorted(map(re.escape, self._documents), key=len, reverse=True))
        self._any = re.compile(numbers or "(?!)")
        self._slashed = all("/" in n and len(n.split()) == 1 for n in self._documents)
        self._pattern = (
            re.compile(
                rf"(?:\b(?:{words or '(?!)'}) (?:số )?)?(?<![\w/-])(?P<number>{numbers})(?![\w/-])"
            )
            if numbers
            else None
        )

    def mentions(self, entry: Entry) -> Iterator[Mention]:
        """The mentions in the body of a record, its own number on its own page left out."""
        if self._pattern is None:
            return
        hints = entry.noted(slashed) if self._slashed else (entry.prose.visible,)
        if not any(map(self._any.search, hints)):
            return
        visible = _LINK_OR_CITATION.sub(lambda m: " " * len(m[0]), entry.prose.visible)
        for match in self._pattern.finditer(visible):
            document = self._documents[match["number"]]
            if (entry.kind.name, entry.record.id) != ("document", document):
                yield Mention(match.start(), match.end(), match[0], document)


def a_known_number_is_a_citation(context: Context) -> Iterator[Finding]:
    """The number of a document of the register stands in prose only as a citation or a link."""
    numbers = Numbers(context)
    for entry in context.entries:
        for mention in numbers.mentions(entry):
            yield faults.PLAIN_MENTION.at(
                entry.in_body(mention.start), text=mention.text, document=mention.document
            )


def a_citation_stands_in_no_code(context: Context) -> Iterator[Finding]:
    """A citation inside code would be shown as it is written."""
    for entry in context.entries:
        for match in _CITATION_IN_CODE.finditer(entry.prose.text):
            yield faults.CITATION_IN_CODE.at(entry.in_body(match.start()))
