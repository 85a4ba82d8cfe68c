"""Abbreviations and what they stand for, from the lists of the catalogue."""

import re
from collections.abc import Iterator

from thidua.catalogue.catalogue import Catalogue
from thidua.records.document import DocumentType
from thidua.records.lists import GlossaryTerm, Organisation
from thidua.text.letters import nfc
from thidua.text.search_text import words

_CAPITALS = re.compile(r"(?:[A-ZĐ][A-ZĐ0-9]+)(?=\s|$)")


class Abbreviations:
    """Every short form with its long forms, as editors write them.

    The glossary names most; the forms of documents are abbreviated by their
    initials (NĐ, TT, QĐ) and bodies by the capitals of their short names.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        found: dict[str, list[str]] = {}
        for short, long in _pairs(catalogue):
            longs = found.setdefault(nfc(short), [])
            if long not in longs:
                longs.append(long)
        self.long_forms = found
        names = sorted(map(re.escape, found), key=lambda name: (-len(name), name))
        # What stands before is looked at afterwards: a pattern that begins with letters is
        # searched many times faster.
        self._pattern = re.compile(rf"(?:{'|'.join(names) or '(?!)'})(?!\w)")

    def spelled_out(self, text: str) -> Iterator[str]:
        """The long forms of the abbreviations in ``text``, once for each time they occur.

        Only the written form counts: "CT" is an abbreviation, "ct" may be anything.
        """
        composed = nfc(text)
        for match in self._pattern.finditer(composed):
            if not composed[match.start() - 1 : match.start()].isalnum():
                yield from self.long_forms[match[0]]

    def for_queries(self) -> dict[str, list[str]]:
        """Folded short forms in any case, words parted by blanks, with their long forms."""
        found: dict[str, list[str]] = {}
        for short, longs in sorted(self.long_forms.items()):
            key = " ".join(folded for folded, _ in words(short))
            if key:
                known = found.setdefault(key, [])
                known.extend(long for long in longs if long not in known)
        return found


def _pairs(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for term in catalogue.all("term"):
        if isinstance(term, GlossaryTerm):
            yield from ((short, term.term) for short in term.abbreviations)
    for form in catalogue.all("document_type"):
        if isinstance(form, DocumentType) and len(form.name.split()) > 1:
            yield "".join(word[0] for word in form.name.split()).upper(), form.name
    for body in catalogue.all("organisation"):
        if isinstance(body, Organisation) and body.short_name:
            yield from _of_body(body.short_name, body.name)


def _of_body(short: str, long: str) -> Iterator[tuple[str, str]]:
    """``UBND`` with the name of a place beside its full name says what UBND stands for."""
    capitals = _CAPITALS.match(nfc(short))
    rest = short[capitals.end() :] if capitals else ""
    if capitals and long.endswith(rest):
        yield capitals[0], long.removesuffix(rest).strip()
