"""Postings into files of bounded size, cut by ranges of sorted keys.

A line of a shard is ``key``, for words the accented forms by frequency, then
two lists: documents that have the key in title or names, and documents that
have it only in the body. A long second list stands in a deeper shard of its own
family (``wd``, ``pd``), which is read only when the others do not give enough.

A list is a run of postings: the packed step from the document before, then one
digit: ``fields`` in the lower four bits, for words bit 4 for the commonest form
and bit 5 for other forms; after bit 5 a packed number says which of them.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thidua.publish.search.packed import ALPHABET, packed
from thidua.publish.search.postings import FORMS, IN_NAMES, IN_TITLE, Postings, pair_of

SHARD_BYTES = 3_000
"""Size at which a shard is closed, while there are few: a query reads one for each word."""

MOST_SHARDS = 600
"""Shards of one family, about: their starts stand in the core, so larger sites have larger ones."""

DEEP_FROM = 128
"""Documents in a second list from which it stands in the deeper file."""

DEEPER = "*"
"""What stands in the place of such a list."""

_LEADING = IN_TITLE | IN_NAMES
_STEPS = tuple(packed(step) for step in range(4096))


@dataclass(frozen=True, slots=True)
class Line:
    """A key, what stands before its lists, the list of title and names, that of bodies."""

    key: str
    forms: str | None
    leading: str
    others: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class Shards:
    """Files by name, and the start of the key range of each shard in their order."""

    files: dict[str, bytes]
    starts: tuple[str, ...]


def word_lines(postings: Postings) -> Iterator[Line]:
    """The lines of all words, sorted; whole numbers of documents are among them."""
    for number in sorted(range(len(postings.terms)), key=postings.terms.__getitem__):
        known = postings.forms[number]
        ranked = sorted(list(known)[:FORMS], key=lambda form: (-known[form], form))
        leading, others, is_long = _word_lists(postings.words[number], _ranks(known, ranked))
        yield Line(postings.terms[number], ",".join(ranked), leading, others, is_long)


def _ranks(known: dict[str, int], ranked: list[str]) -> list[int]:
    """For each set of forms in the order of discovery the set in the order of frequency."""
    moved = [1 << ranked.index(form) for form in list(known)[:FORMS]]
    sets = [0]
    for bit in moved:
        sets += [forms | bit for forms in sets]
    return sets


def _word_lists(postings: "array[int]", ranks: list[int]) -> tuple[str, str, bool]:
    lists: tuple[list[str], list[str]] = ([], [])
    last = [-1, -1]
    count = 0
    for posting in postings:
        document, fields = posting >> 12, posting & 15
        forms = ranks[posting >> 4 & 255]
        deep = 0 if fields & _LEADING else 1
        count += deep
        rarer = forms >> 1
        sign = ALPHABET[fields | (forms & 1) << 4 | (32 if rarer else 0)]
        lists[deep].append(
            _step(document - last[deep] - 1) + sign + (packed(rarer) if rarer else "")
        )
        last[deep] = document
    return "".join(lists[0]), "".join(lists[1]), count > DEEP_FROM


def pair_lines(postings: Postings) -> Iterator[Line]:
    """The lines of all pairs of adjacent words, sorted by the words."""
    terms = postings.terms
    order = sorted(range(len(terms)), key=terms.__getitem__)
    rank = [0] * len(terms)
    for place, number in enumerate(order):
        rank[number] = place

    def place_of(key: int) -> int:
        first, second = pair_of(key)
        return rank[first] << 24 | rank[second]

    for key in sorted(postings.pairs, key=place_of):
        first, second = pair_of(key)
        leading, others, is_long = _pair_lists(postings.pairs[key])
        yield Line(f"{terms[first]} {terms[second]}", None, leading, others, is_long)


def _pair_lists(postings: "array[int]") -> tuple[str, str, bool]:
    lists: tuple[list[str], list[str]] = ([], [])
    last = [-1, -1]
    count = 0
    for posting in postings:
        document, fields = posting >> 4, posting & 15
        deep = 0 if fields & _LEADING else 1
        count += deep
        lists[deep].append(_step(document - last[deep] - 1) + ALPHABET[fields])
        last[deep] = document
    return "".join(lists[0]), "".join(lists[1]), count > DEEP_FROM


def _step(step: int) -> str:
    return _STEPS[step] if step < len(_STEPS) else packed(step)


def cut(lines: Iterable[Line], name: str) -> tuple[Shards, Shards]:
    """The shards ``<name>0.txt``, ``<name>1.txt``, … and the deeper ``<name>d0.txt``, and so on.

    Both families are sorted by key, as ``lines`` is.
    """
    shallow: list[tuple[str, str]] = []
    deeper: list[tuple[str, str]] = []
    for line in lines:
        others = line.others
        if line.is_long:
            deeper.append((line.key, f"{line.key}\t{others}"))
            others = DEEPER
        forms = () if line.forms is None else (line.forms,)
        shallow.append((line.key, "\t".join((line.key, *forms, line.leading, others))))
    return _cut(shallow, name), _cut(deeper, f"{name}d")


def _cut(lines: list[tuple[str, str]], name: str) -> Shards:
    limit = max(SHARD_BYTES, sum(len(text) for _, text in lines) // MOST_SHARDS)
    files: dict[str, bytes] = {}
    starts: list[str] = []
    shard: list[str] = []
    size = 0
    last = ""
    for key, text in lines:
        if shard and size + len(text) > limit:
            files[f"{name}{len(files)}.txt"] = "\n".join(shard).encode()
            shard, size = [], 0
        if not shard:
            starts.append(_shortest(last, key))
        shard.append(text)
        size += len(text) + 1
        last = key
    if shard:
        files[f"{name}{len(files)}.txt"] = "\n".join(shard).encode()
    return Shards(files, tuple(starts))


def _shortest(before: str, key: str) -> str:
    """The shortest start of ``key`` that is greater than ``before``."""
    for length in range(1, len(key)):
        if key[:length] > before:
            return key[:length]
    return key
