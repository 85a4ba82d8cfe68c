"""The documents of feeds into files: a document that would be the same is not written again."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from thidua.publish.feeds.feed import FeedDocument
from thidua.publish.feeds.item_texts import ItemTexts, Place, Places
from thidua.publish.feeds.json_feed import json_frame
from thidua.publish.feeds.rss import rss_frame
from thidua.publish.output import Output, Past
from thidua.read.cores import on_all_cores
from thidua.records.channels import ALL, JSON, XML

_FRAMES = {XML: rss_frame, JSON: json_frame}


@dataclass(frozen=True, slots=True)
class _Kept:
    """A document as it was written: what it was made of, its digest, where its items stand in it.

    ``items`` are digests of items, first byte, number of bytes; only of the
    documents that hold every item once, those of the feed of everything.
    """

    mark: str
    digest: bytes
    items: tuple[tuple[bytes, int, int], ...] = ()


def places(past: Past) -> dict[bytes, Places]:
    """Where the documents of the last build have the texts of items in both formats."""
    found: dict[bytes, dict[str, Place]] = defaultdict(dict)
    for path, kept in (past.kept or {}).items():
        if kept.items and past.files.get(path) == kept.digest:
            ending = path.rpartition(".")[2]
            for item, start, length in kept.items:
                found[item][ending] = Place(path, start, length)
    return {item: texts for item, texts in found.items() if len(texts) == len(_FRAMES)}


def write_documents(
    documents: Iterable[FeedDocument], texts: ItemTexts, output: Output, past: Past
) -> Mapping[str, _Kept]:
    """Write what changed of all documents; the answer is to be kept for the next build."""
    before: Mapping[str, _Kept] = past.kept or {}
    now: dict[str, _Kept] = {}
    stale: list[tuple[FeedDocument, str]] = []
    for document in documents:
        mark, kept = _mark(document), before.get(document.path)
        if kept and kept.mark == mark and past.files.get(document.path) == kept.digest:
            output.leave(document.path)
            now[document.path] = kept
        else:
            stale.append((document, mark))

    def written(share: Sequence[tuple[FeedDocument, str]]) -> dict[str, _Kept]:
        return {document.path: _write(document, mark, texts, output) for document, mark in share}

    for new in on_all_cores(written, stale):
        now |= new
        output.made.update((path, kept.digest) for path, kept in new.items())
    return now


def _mark(document: FeedDocument) -> str:
    """Changes with all that the document shows."""
    total = hashlib.sha256(repr((document.channel, document.document)).encode())
    for written in document.items:
        total.update(written.digest)
    return total.hexdigest()


def _write(document: FeedDocument, mark: str, texts: ItemTexts, output: Output) -> _Kept:
    ending = document.path.rpartition(".")[2]
    frame = _FRAMES[ending](document.channel, document.document)
    items = [texts.text(written, ending) for written in document.items]
    digest = output.write(document.path, frame.around(items))
    if document.feed != ALL:
        return _Kept(mark, digest)
    found, start = [], len(frame.head)
    for written, text in zip(document.items, items, strict=True):
        found.append((written.digest, start, len(text)))
        start += len(text) + len(frame.between)
    return _Kept(mark, digest, tuple(found))
