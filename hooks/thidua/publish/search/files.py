"""The files of the index.

``search/index.json`` is the core of the index, which every query needs. All
else lies in a folder named by a hash of its content, so that pieces of two
builds never meet and every piece may be cached for ever:

``w<n>.txt``, ``w<n>-<m>.txt``  words, and long lists of them (``thidua.publish.search.shards``)
``p<n>.txt``, ``p<n>-<m>.txt``  pairs of words
``t<n>.json``                   titles and texts, of ``pack`` documents each
``facets.json``, ``days.txt``   (``thidua.publish.search.facets``)

Names end in ``.txt`` and ``.json`` because every server compresses these.

What is written hangs on the content alone. What the last build has kept says
which of it need not be made again.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from thidua.publish.output import Output, Past
from thidua.publish.plan import Plan
from thidua.publish.search import crews
from thidua.publish.search import postings as indexed
from thidua.publish.search.abbreviations import Abbreviations
from thidua.publish.search.documents import documents
from thidua.publish.search.facets import facet_files
from thidua.publish.search.lines import PairLines, WordLines
from thidua.publish.search.numbering import Numbering, numbering
from thidua.publish.search.packed import ALPHABET, digit, size_class, starts_shared
from thidua.publish.search.postings import Postings, Words
from thidua.publish.search.shards import Family, Renewed, Rows, packed_starts, renewed
from thidua.publish.search.texts import pack_of, packs, text_file
from thidua.publish.states import Badge
from thidua.read.folder import digest

MOST_SHARED = 9
"""Letters that a word takes over from the one before: one decimal digit, so that words part."""

INDEX = "search/index.json"
"""The one file with a fixed name."""

WORTH_RENEWING = 0.125
"""The share of changed documents up to which the last index is gone over, not made anew."""


@dataclass(frozen=True, slots=True)
class Index:
    """What a build keeps of its index: all from which only what changed need be made again.

    ``marks`` and ``read`` are by the numbers of documents, ``files`` are the
    digests of the files in ``folder``. Words have numbers that only this and
    the index before it know.
    """

    folder: str = ""
    files: Mapping[str, bytes] = field(default_factory=dict)
    short_forms: Mapping[str, list[str]] = field(default_factory=dict)
    states: tuple[Badge, ...] = ()
    marks: Mapping[int, bytes] = field(default_factory=dict)
    read: Mapping[int, Words] = field(default_factory=dict)
    postings: indexed.Past = field(default_factory=indexed.Past)
    words: Family = field(default_factory=Family)
    pairs: Family = field(default_factory=Family)


def write_index(plan: Plan, output: Output, past: Past) -> Index:
    """Write all files of the index of ``plan``, and return what the next build wants to know."""
    found = numbering(documents(plan))
    abbreviations = Abbreviations(plan.catalogue)
    marks = {number: document.mark for number, document in found.documents.items()}
    was = _known(past, abbreviations, marks)
    new = [number for number, mark in marks.items() if was.marks.get(number) != mark]
    old = was.read.keys() - (marks.keys() - set(new))

    postings = Postings(abbreviations, was.postings)
    postings.forget({number: was.read[number] for number in old})
    read = {**was.read, **crews.read(postings, {n: found.documents[n] for n in new})}
    found = found.without_bodies()
    words, pairs = postings.changed()
    word_lines, pair_lines = WordLines(postings), PairLines(postings)
    families: tuple[Renewed, Renewed] = crews.side_by_side(
        lambda: renewed(word_lines, was.words, words),
        lambda: renewed(pair_lines, was.pairs, pairs),
        documents=len(new),
    )

    states = tuple(sorted({d.state for d in found.documents.values() if d.state}, key=_by_label))
    files = _Files(was)
    for family in families:
        files.take(family.made, family.same)
    files.take(*_texts(found, states, was, {*new, *old}))
    files.take(facet_files(plan.catalogue, found), {})
    digests = files.settle()
    index = Index(
        f"search/{_hash(digests)}/",
        digests,
        abbreviations.long_forms,
        states,
        marks,
        {number: read[number] for number in marks},
        postings.past(),
        *(family.family for family in families),
    )
    core = _core(index, found, word_lines, pair_lines, abbreviations)
    files.write(output, index.folder)
    data = _json(core)
    if past.files.get(INDEX) == digest(data):
        output.leave(INDEX)
    else:
        output.write(INDEX, data)
    return index


def _by_label(state: Badge) -> tuple[str, str]:
    return state.label, state.tone


def _known(past: Past, abbreviations: Abbreviations, marks: Mapping[int, bytes]) -> Index:
    """The last index, when all its files are there and few of its documents have changed."""
    was = past.kept
    if not isinstance(was, Index) or was.short_forms != abbreviations.long_forms:
        return Index()
    if any(past.files.get(was.folder + name) != known for name, known in was.files.items()):
        return Index()
    changed = len(marks.items() ^ was.marks.items())
    return was if changed <= len(marks) * WORTH_RENEWING else Index()


@dataclass
class _Files:
    """The files of today's folder by name: those to write, and those of the last build."""

    was: Index
    made: dict[str, bytes] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)

    def take(self, made: Mapping[str, bytes], same: Mapping[str, str]) -> None:
        """Add files that were made, and files that stay with the names they had."""
        self.made.update(made)
        self.same.update(same)

    def settle(self) -> dict[str, bytes]:
        """The digests of all; what was made as it had been is taken over, whatever its name was."""
        digests = {name: self.was.files[before] for name, before in self.same.items()}
        spare = self.was.files.keys() - self.same.values()
        there = {self.was.files[before]: before for before in spare}
        for name, data in tuple(self.made.items()):
            digests[name] = digest(data)
            before = there.pop(digests[name], None)
            if before is not None:
                self.same[name] = before
                del self.made[name]
        return digests

    def write(self, output: Output, folder: str) -> None:
        """Put all of them into ``folder``."""
        for name, data in self.made.items():
            output.write(folder + name, data)
        for name, before in self.same.items():
            output.leave(folder + name, self.was.folder + before)


def _texts(
    found: Numbering, states: tuple[Badge, ...], was: Index, changed: set[int]
) -> tuple[dict[str, bytes], dict[str, str]]:
    made, same = {}, {}
    before = packs(was.marks)
    for name, numbers in packs(found.documents).items():
        if states == was.states and numbers == before.get(name) and changed.isdisjoint(numbers):
            same[name] = name
        else:
            made[name] = text_file(numbers, found.documents, states)
    return made, same


def _core(
    index: Index,
    found: Numbering,
    words: WordLines,
    pairs: PairLines,
    abbreviations: Abbreviations,
) -> dict[str, object]:
    """What every query needs.

    ``kinds`` are kind, label, free numbers and number of documents in the order
    of numbering; ``lengths`` one digit a number, the words of the title;
    ``vocabulary`` the words of letters and their size classes; ``shards`` the
    starts of the shards of each family; ``successors`` documents by the one they replace.
    """
    numbers = {document.address: number for number, document in found.documents.items()}
    return {
        "folder": index.folder,
        "states": [[state.label, state.tone] for state in index.states],
        "pack": pack_of(len(found.documents)),
        "kinds": [[span.kind, span.label, span.free, span.count] for span in found.spans],
        "lengths": "".join(
            digit(index.read[number].length) if number in index.read else ALPHABET[0]
            for number in range(found.limit)
        ),
        "vocabulary": _vocabulary(words, index.words.rows),
        "shards": {
            lines.name: packed_starts(lines, family)
            for lines, family in ((words, index.words), (pairs, index.pairs))
        },
        "abbreviations": abbreviations.for_queries(),
        "successors": {
            str(number): [numbers[a] for a in document.successors if a in numbers]
            for number, document in found.documents.items()
            if any(address in numbers for address in document.successors)
        },
    }


def _vocabulary(words: WordLines, rows: Rows) -> tuple[str, str]:
    """Words of letters, sorted: what a slip can be mended to; and their size classes.

    What has digits is never mended, and whether it is there its shard says.
    A word is a digit, the letters that it shares with the one before, and the rest.
    """
    found = [
        (term, size_class(count))
        for key, count in zip(rows.keys, rows.counts, strict=True)
        if (term := words.text(key)).isalpha()
    ]
    terms = [term for term, _ in found]
    return "".join(starts_shared(terms, MOST_SHARED)), "".join(size for _, size in found)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _hash(digests: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name in sorted(digests):
        total.update(f"{name}\0".encode() + digests[name])
    return total.hexdigest()[:12]
