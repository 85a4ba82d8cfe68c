"""Someone knows a page and types its title as people do: it must be the first result."""

from pathlib import Path

from bench.built_index import titles
from bench.queries import ask

from tests.search.distortions import DISTORTIONS, known_items
from thidua.publish.plan import Plan

EACH = 45
"""Queries of each kind of distortion: more than 500 together."""


def test_distorted_titles_find_their_page(plan: Plan, index: Path) -> None:
    items = known_items(titles(plan), EACH, seed=1)
    assert len(items) >= 500
    assert {kind for kind, _, _ in items} == set(DISTORTIONS)
    answers = ask(index, [query for _, query, _ in items])
    late = [
        (kind, query, address)
        for (kind, query, address), answer in zip(items, answers, strict=True)
        if answer["addresses"][:1] != [address]
    ]
    assert len(late) <= 0.03 * len(items), late
