"""Postings into files of bounded size, cut by ranges of sorted keys.

A line of a shard is ``key``, for words the accented forms by frequency, then
two lists: documents that have the key in title or names, and documents that
have it only in the body. A long second list stands in a deeper shard (``wd``,
``pd``) that is read only when the others do not give enough; in its place stand
``*``, the size class of the list and the number of that shard.

A list is a run of postings: the packed step from the document before, then one
digit: ``fields`` in the lower four bits, for words bit 4 for the commonest form
and bit 5 for other forms; after bit 5 a packed number says which of them.

The starts of the shards of a family are one text: for each start a digit, the
letters that it shares with the start before, and the letters that follow.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thidua.publish.search.packed import ALPHABET, packed, size_class, starts_shared
from thidua.publish.search.postings import FORMS, IN_NAMES, IN_TITLE, Postings, pair_of

WORD_SHARD = 500
"""Size of a shard of words, about, while there are few: a query reads one for each word."""

PAIR_SHARD = 1_000
"""The same for pairs: they have many more shards, whose starts every query reads."""

MOST_SHARDS = 2_000
"""Shards of one family, about: their starts stand in the core, so larger sites have larger ones."""

DEEP_FROM = 128
"""Documents in a second list from which it stands in the deeper file."""

NEAR = 1000
"""Documents with a key in title or names up to which both stand in the first list."""

MOST_SHARED = 63
"""Letters that a start takes over from the one before: one digit."""

DEEPER = "*"
"""What stands in the place of such a list, with the number of the deeper shard."""

LOOSE = 0.6
"""Share of the limit from which a shard may be closed where a short start is enough."""

_LEADING = IN_TITLE | IN_NAMES


def _pair_step(step: int) -> str:
    return packed(step >> 4) + ALPHABET[step & 15]


_KNOWN_STEPS = 1 << 14
_PAIR_STEPS = tuple(map(_pair_step, range(_KNOWN_STEPS)))


@dataclass(frozen=True, slots=True)
class Line:
    """A key, what stands before its lists, the two lists, how many are in the second."""

    key: str
    forms: str | None
    leading: str
    others: str
    count: int

    @property
    def is_long(self) -> bool:
        """Whether the second list stands in a deeper shard."""
        return self.count > DEEP_FROM


@dataclass(frozen=True, slots=True)
class Shards:
    """Files by name, and the packed starts of the shards that are found by key."""

    files: dict[str, bytes]
    starts: str


def word_lines(postings: Postings) -> Iterator[Line]:
    """The lines of all words, sorted; whole numbers of documents are among them."""
    for number in sorted(range(len(postings.terms)), key=postings.terms.__getitem__):
        known = postings.forms(number)
        ranked = sorted(list(known)[:FORMS], key=lambda form: (-known[form], form))
        leading, others, count = _word_lists(postings.words[number], _ranks(known, ranked))
        yield Line(postings.terms[number], ",".join(ranked), leading, others, count)


def _ranks(known: dict[str, int], ranked: list[str]) -> list[int]:
    """For each set of forms in the order of discovery the set in the order of frequency."""
    moved = [1 << ranked.index(form) for form in list(known)[:FORMS]]
    sets = [0]
    for bit in moved:
        sets += [forms | bit for forms in sets]
    return sets


def _word_lists(postings: "array[int]", ranks: list[int]) -> tuple[str, str, int]:
    near = _near(postings)
    lists: tuple[list[str], list[str]] = ([], [])
    last = [-1, -1]
    for posting in postings:
        document, fields = posting >> 12, posting & 15
        forms = ranks[posting >> 4 & 255]
        deep = 0 if fields & near else 1
        rarer = forms >> 1
        sign = ALPHABET[fields | (forms & 1) << 4 | (32 if rarer else 0)]
        lists[deep].append(
            packed(document - last[deep] - 1) + sign + (packed(rarer) if rarer else "")
        )
        last[deep] = document
    return "".join(lists[0]), "".join(lists[1]), len(lists[1])


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
        leading, others, count = _pair_lists(postings.pairs[key])
        yield Line(f"{terms[first]} {terms[second]}", None, leading, others, count)


def _pair_lists(postings: "array[int]") -> tuple[str, str, int]:
    near = _near(postings)
    first: list[str] = []
    second: list[str] = []
    after_first = after_second = 0
    for posting in postings:
        # The step over the documents between, and the fields, in one number.
        if posting & near:
            step = posting - after_first
            first.append(_PAIR_STEPS[step] if step < _KNOWN_STEPS else _pair_step(step))
            after_first = (posting | 15) + 1
        else:
            step = posting - after_second
            second.append(_PAIR_STEPS[step] if step < _KNOWN_STEPS else _pair_step(step))
            after_second = (posting | 15) + 1
    return "".join(first), "".join(second), len(second)


def _near(postings: "array[int]") -> int:
    """The fields of the first list: title and names, or the title alone where that is long."""
    if len(postings) <= NEAR or sum(1 for p in postings if p & _LEADING) <= NEAR:
        return _LEADING
    return IN_TITLE


def cut(lines: Iterable[Line], name: str, size: int) -> Shards:
    """The shards ``<name>0.txt``, ``<name>1.txt``, … and the deeper ``<name>d0.txt``, and so on.

    ``lines`` are sorted by key; shards have about ``size`` bytes, more when there are many.
    """
    all_lines = list(lines)
    deep = [line for line in all_lines if line.is_long]
    files: dict[str, bytes] = {}
    where: dict[str, int] = {}
    deep_texts = [f"{line.key}\t{line.others}" for line in deep]
    for number, (first, last) in enumerate(_ranges([line.key for line in deep], deep_texts, size)):
        files[f"{name}d{number}.txt"] = "\n".join(deep_texts[first:last]).encode()
        where.update((line.key, number) for line in deep[first:last])
    keys = [line.key for line in all_lines]
    texts = [_text(line, where.get(line.key)) for line in all_lines]
    starts = []
    for number, (first, last) in enumerate(_ranges(keys, texts, size)):
        files[f"{name}{number}.txt"] = "\n".join(texts[first:last]).encode()
        starts.append(_shortest(keys[first - 1] if first else "", keys[first]))
    return Shards(files, "\n".join(starts_shared(starts, MOST_SHARED)))


def _text(line: Line, deeper: int | None) -> str:
    others = line.others
    if deeper is not None:
        others = f"{DEEPER}{size_class(line.count)}{packed(deeper)}"
    forms = () if line.forms is None else (line.forms,)
    return "\t".join((line.key, *forms, line.leading, others))


def _ranges(keys: list[str], texts: list[str], least: int) -> Iterator[tuple[int, int]]:
    """Where shards begin and end: near the limit, where the shortest start is enough."""
    limit = max(least, sum(map(len, texts)) // MOST_SHARDS)
    first = 0
    while first < len(texts):
        last, size = first + 1, len(texts[first])
        best, shortest = last, 99
        while last < len(texts) and size + len(texts[last]) <= limit:
            size += len(texts[last]) + 1
            last += 1
            if last < len(texts) and size > limit * LOOSE:
                length = len(_shortest(keys[last - 1], keys[last]))
                if length <= shortest:
                    best, shortest = last, length
        end = len(texts) if last == len(texts) else best if shortest < 99 else last
        yield first, end
        first = end


def _shortest(before: str, key: str) -> str:
    """The shortest start of ``key`` that is greater than ``before``."""
    for length in range(1, len(key)):
        if key[:length] > before:
            return key[:length]
    return key
