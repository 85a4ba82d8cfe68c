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

import uuid
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from thidua.publish.output import Output, Past
from thidua.publish.plan import Plan
from thidua.publish.search import crews
from thidua.publish.search.abbreviations import Abbreviations
from thidua.publish.search.core import core
from thidua.publish.search.documents import SearchDocument, document_at, documents
from thidua.publish.search.facets import FACET_FILES, facet_files
from thidua.publish.search.index import Index, Last, folder_of, last_index
from thidua.publish.search.lines import PairLines, WordLines
from thidua.publish.search.lists import ListsLost
from thidua.publish.search.numbering import Numbering, numbering
from thidua.publish.search.packed import ALPHABET, digit
from thidua.publish.search.postings import ChangedPostings, KeptPostings, Later, Postings
from thidua.publish.search.reading import Vocabulary
from thidua.publish.search.shards import Renewed, renewed
from thidua.publish.search.texts import pack_of, packs, text_file, with_neighbours
from thidua.publish.search.wording import Wordings
from thidua.publish.search.words import Reader
from thidua.read.folder import digest
from thidua.read.kept import Kept

INDEX = "search/index.json"
"""The one file with a fixed name."""

WORTH_RENEWING = 0.125
"""The share of changed documents up to which the last index is gone over, not made anew."""


class _MuchChanged(Exception):
    """So much that an index made anew is made sooner."""


def write_index(plan: Plan, world: str, output: Output, past: Past) -> Index:
    """Write all files of the index of ``plan``, and return what the next build wants to know.

    ``world`` changes with all that the plan holds, but for the bodies of records.
    """
    try:
        return _write_index(plan, world, output, past)
    except (ListsLost, _MuchChanged):
        return _write_index(plan, world, output, replace(past, kept=None))


def _write_index(plan: Plan, world: str, output: Output, past: Past) -> Index:
    abbreviations, wordings = Abbreviations(plan.catalogue), Wordings(plan.catalogue)
    last = last_index(past, abbreviations.long_forms)
    was = last.index
    stays = was.world == world
    today = _the_same(plan, wordings, was) if stays else _all(plan, wordings)
    numbers, found = today.numbers, today.found
    differ = today.marks.items() ^ was.marks.items()
    if was.lists and len(differ) > len(today.marks) * WORTH_RENEWING:
        raise _MuchChanged
    changed = {number for number, _ in differ}

    reader = Reader(wordings, abbreviations, Vocabulary(was.names))
    kept = KeptPostings(past.store, was.lists, reader.vocabulary)
    postings = _postings(reader, kept, was, changed, found)
    words, pairs = postings.changed()
    word_lines, pair_lines = WordLines(postings), PairLines(postings)
    families: tuple[Renewed, Renewed] = crews.side_by_side(
        lambda: renewed(word_lines, was.words, words, last.file),
        lambda: renewed(pair_lines, was.pairs, pairs, last.file),
        documents=len(changed),
    )

    files = _Files(last)
    for family in families:
        files.take(family.made, family.same)
    files.take(*_texts(numbers, found, was, changed))
    if stays:
        files.take({}, {name: name for name in FACET_FILES})
    else:
        files.take(facet_files(plan.catalogue, numbers, found), {})
    index = Index(
        folder_of(files.settle()),
        world,
        abbreviations.long_forms,
        numbers,
        today.marks,
        today.bodies,
        _lengths(postings.read, numbers.limit, was, changed),
        families[0].family,
        families[1].family,
        postings.vocabulary.names,
        *_kept_lists(postings, was, past.store),
    )
    files.write(output, index.folder)
    data = core(index, word_lines, pair_lines, abbreviations)
    if past.files.get(INDEX) == digest(data):
        output.leave(INDEX)
    else:
        output.write(INDEX, data)
    return index


class _Today(NamedTuple):
    """What is searched today: of all documents the marks, of those ``found`` all."""

    numbers: Numbering
    bodies: dict[int, bytes]
    marks: dict[int, bytes]
    found: dict[int, SearchDocument]


def _all(plan: Plan, wordings: Wordings) -> _Today:
    numbers, found = numbering(documents(plan))
    marks = {number: wordings.mark(document) for number, document in found.items()}
    return _Today(numbers, _bodies(plan, numbers), marks, found)


def _the_same(plan: Plan, wordings: Wordings, was: Index) -> _Today:
    """Where nothing but bodies changed, all documents are what they were but for these."""
    numbers = was.numbering
    bodies = _bodies(plan, numbers)
    changed = {number for number, _ in bodies.items() ^ was.bodies.items()}
    wanted = with_neighbours(changed, numbers.uris)
    found = {number: document_at(plan, numbers.uris[number]) for number in wanted}
    marks = {number: wordings.mark(found[number]) for number in changed}
    return _Today(numbers, bodies, {**was.marks, **marks}, found)


def _bodies(plan: Plan, numbers: Numbering) -> dict[int, bytes]:
    known = plan.catalogue.body_marks
    return {number: known.get(uri, b"") for number, uri in numbers.uris.items()}


def _postings(
    reader: Reader,
    past: KeptPostings,
    was: Index,
    changed: Iterable[int],
    documents: Mapping[int, SearchDocument],
) -> Postings | ChangedPostings:
    """The index of all documents, of which those with the ``changed`` numbers are read."""
    if not was.lists:
        new = Postings(reader)
        crews.read(new, documents)
        return new
    postings = ChangedPostings(reader, past, was.later)
    for number in changed:
        postings.change(number, documents.get(number))
    return postings


def _kept_lists(postings: Postings | ChangedPostings, was: Index, store: Kept) -> tuple[str, Later]:
    """As what all lists are kept, and what has changed in them since."""
    later = None if isinstance(postings, Postings) else postings.later
    if later is not None and not later.is_much:
        return was.lists, later
    edition = uuid.uuid4().hex
    KeptPostings(store, edition, postings.vocabulary).keep(postings)
    return edition, Later()


def _lengths(
    read: Mapping[int, "array[int]"], limit: int, was: Index, changed: Iterable[int]
) -> str:
    """By number, as one digit, the words of the title; zero where there is no document."""
    lengths = [*was.lengths[:limit].ljust(limit, ALPHABET[0])]
    for number in changed:
        if number < limit:
            lengths[number] = digit(next(iter(read[number]), 0))
    return "".join(lengths)


@dataclass
class _Files:
    """The files of today's folder by name: those to write, and those of the last build."""

    last: Last
    made: dict[str, bytes] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)

    def take(self, made: Mapping[str, bytes], same: Mapping[str, str]) -> None:
        """Add files that were made, and files that stay with the names they had."""
        self.made.update(made)
        self.same.update(same)

    def settle(self) -> dict[str, bytes]:
        """The digests of all; what was made as it had been is taken over, whatever its name was."""
        was = self.last.files
        digests = {name: was[before] for name, before in self.same.items()}
        there = {was[before]: before for before in was.keys() - self.same.values()}
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
            output.leave(folder + name, self.last.index.folder + before)


def _texts(
    numbers: Numbering, found: Mapping[int, SearchDocument], was: Index, changed: Iterable[int]
) -> tuple[dict[str, bytes], dict[str, str]]:
    made, same = {}, {}
    pack, states = pack_of(len(numbers.uris)), numbers.states
    touched = {number // pack for number in changed}
    stay = states == was.numbering.states and pack == pack_of(len(was.marks))
    for place, here in packs(numbers.uris).items():
        name = f"t{place}.json"
        if stay and place not in touched:
            same[name] = name
        else:
            made[name] = text_file(here, found, states, pack)
    return made, same
