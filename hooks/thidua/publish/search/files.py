"""The files of the index.

``search/index.json`` is the core of the index, which every query needs. All
else lies in a folder named by a hash of its content, so that pieces of two
builds never meet and every piece may be cached for ever:

``w<n>.txt``, ``wd<n>.txt``  words            (``thidua.publish.search.shards``)
``p<n>.txt``, ``pd<n>.txt``  pairs of words
``t<n>.json``                titles and texts, of ``pack`` documents each
``facets.json``, ``days.txt``  (``thidua.publish.search.facets``)

Names end in ``.txt`` and ``.json`` because every server compresses these.
"""

import hashlib
import json
from collections.abc import Mapping
from itertools import groupby

from thidua.publish.plan import Plan
from thidua.publish.search.abbreviations import Abbreviations
from thidua.publish.search.documents import SearchDocument, documents
from thidua.publish.search.facets import facet_files
from thidua.publish.search.packed import digit, size_class, starts_shared
from thidua.publish.search.postings import Postings
from thidua.publish.search.shards import PAIR_SHARD, WORD_SHARD, Shards, cut, pair_lines, word_lines
from thidua.publish.states import Badge

MOST_SHARED = 9
"""Letters that a word takes over from the one before: one decimal digit, so that words part."""

INDEX = "search/index.json"
"""The one file with a fixed name."""

MOST_TEXTS = 6_000
"""Files of texts: only on larger sites do documents share one, since a query shows ten of them."""

TEXT_LENGTH = 220
"""Characters of a summary that a result shows."""


def search_files(plan: Plan) -> Mapping[str, bytes]:
    """All files of the index of ``plan`` by their path below the site folder."""
    found = documents(plan)
    abbreviations = Abbreviations(plan.catalogue)
    postings = Postings(abbreviations)
    for document in found:
        postings.add(document)
    shards = {
        "w": cut(word_lines(postings), "w", WORD_SHARD),
        "p": cut(pair_lines(postings), "p", PAIR_SHARD),
    }
    states = tuple(dict.fromkeys(d.state for d in found if d.state))
    pack = 1 + len(found) // MOST_TEXTS
    files = {**_texts(found, states, pack), **facet_files(plan.catalogue, found)}
    for family in shards.values():
        files.update(family.files)
    folder = f"search/{_hash(files)}/"
    core = {
        "folder": folder,
        "pack": pack,
        "states": [[s.label, s.tone] for s in states],
        **_core(found, postings, shards, abbreviations),
    }
    return {
        INDEX: _json(core),
        **{f"{folder}{name}": data for name, data in files.items()},
    }


def _core(
    found: tuple[SearchDocument, ...],
    postings: Postings,
    shards: Mapping[str, Shards],
    abbreviations: Abbreviations,
) -> dict[str, object]:
    """What every query needs.

    ``kinds`` are kind, label and number of documents in the order of
    numbering; ``lengths`` one digit a document, the words of its title;
    ``vocabulary`` the words of letters and their size classes; ``shards`` the
    starts of the shards of each family; ``successors`` documents by the one they replace.
    """
    places = {document.address: place for place, document in enumerate(found)}
    return {
        "kinds": [
            [kind, label, len(list(group))]
            for (kind, label), group in groupby(found, key=lambda d: (d.kind, d.label))
        ],
        "lengths": "".join(map(digit, postings.title_lengths)),
        "vocabulary": _vocabulary(postings),
        "shards": {name: family.starts for name, family in shards.items()},
        "abbreviations": abbreviations.for_queries(),
        "successors": {
            str(place): [places[a] for a in document.successors if a in places]
            for place, document in enumerate(found)
            if any(address in places for address in document.successors)
        },
    }


def _vocabulary(postings: Postings) -> tuple[str, str]:
    """Words of letters, sorted: what a slip can be mended to; and their size classes.

    What has digits is never mended, and whether it is there its shard says.
    A word is a digit, the letters that it shares with the one before, and the rest.
    """
    sizes = {
        term: size_class(len(postings.words[number]))
        for number, term in enumerate(postings.terms)
        if term.isalpha()
    }
    words = sorted(sizes)
    return "".join(starts_shared(words, MOST_SHARED)), "".join(map(sizes.__getitem__, words))


def _texts(
    found: tuple[SearchDocument, ...], states: tuple[Badge, ...], pack: int
) -> dict[str, bytes]:
    """Per document: address, title, text, day in words, place of its state among ``states``."""
    return {
        f"t{start // pack}.json": _json(
            [
                [
                    d.address,
                    d.title,
                    _short(d.text),
                    d.dated,
                    *((states.index(d.state),) if d.state else ()),
                ]
                for d in found[start : start + pack]
            ]
        )
        for start in range(0, len(found), pack)
    }


def _short(text: str) -> str:
    if len(text) <= TEXT_LENGTH:
        return text
    return text[:TEXT_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:-") + "…"


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _hash(files: Mapping[str, bytes]) -> str:
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(f"{name}\0{len(files[name])}\0".encode())
        total.update(files[name])
    return total.hexdigest()[:12]
