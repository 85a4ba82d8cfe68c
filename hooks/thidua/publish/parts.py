"""The parts of what a site is made of, each with a text that changes when the part does."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypeAlias

from thidua.catalogue.catalogue import Catalogue, Edge

Part: TypeAlias = str | tuple[str, str]
"""A kind of records with all that they say but for their bodies; a pair of kinds with what
the records of the first say of those of the second; or ``REST``."""

Parts: TypeAlias = Mapping[Part, str]

REST = "rest"
"""All that is no record: the site, today, files, addresses."""


def parts_of(catalogue: Catalogue) -> dict[Part, str]:
    """The parts of a catalogue but for ``REST``; a part in which there is nothing is left out."""
    totals: dict[Part, Any] = defaultdict(hashlib.sha256)
    for key, mark in catalogue.marks.items():
        totals[key.kind].update(f"{key.id} {catalogue.uris[key]} {mark}\n".encode())
    for edge in catalogue.edges:
        totals[edge.source.kind, edge.target.kind].update(_written(edge))
    return {part: total.hexdigest() for part, total in totals.items()}


def _written(edge: Edge) -> bytes:
    return f"{edge.source.id} {edge.target.id} {edge.citation!r}\n".encode()
