"""The core of the index: one file, which every query needs."""

import json

from thidua.publish.search.abbreviations import Abbreviations
from thidua.publish.search.index import Index
from thidua.publish.search.lines import PairLines, WordLines
from thidua.publish.search.packed import size_class, starts_shared
from thidua.publish.search.shards import Rows, packed_starts
from thidua.publish.search.texts import pack_of

MOST_SHARED = 9
"""Letters that a word takes over from the one before: one decimal digit, so that words part."""


def core(index: Index, words: WordLines, pairs: PairLines, abbreviations: Abbreviations) -> bytes:
    """What every query needs.

    ``kinds`` are kind, label, free numbers and number of documents in the order
    of numbering; ``lengths`` one digit a number, the words of the title;
    ``vocabulary`` the words of letters and their size classes; ``shards`` the
    starts of the shards of each family; ``successors`` documents by the one they replace.
    """
    numbering = index.numbering
    parts = {
        "folder": index.folder,
        "states": [[state.label, state.tone] for state in numbering.states],
        "pack": pack_of(len(numbering.uris)),
        "kinds": [[span.kind, span.label, span.free, span.count] for span in numbering.spans],
        "lengths": index.lengths,
        "vocabulary": _vocabulary(words, index.words.rows),
        "shards": {
            lines.name: packed_starts(lines, family)
            for lines, family in ((words, index.words), (pairs, index.pairs))
        },
        "abbreviations": abbreviations.for_queries(),
        "successors": numbering.successors,
    }
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()


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
