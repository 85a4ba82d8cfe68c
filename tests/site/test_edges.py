"""A link in a body relates two records, whichever way its path is written."""

from datetime import date

import pytest

from tests.site.conftest import Tree, tree
from thidua.catalogue.catalogue import Edge, Key, build
from thidua.check.run import check

STORY = "exemplars/2024/nguyen-van-thu.md"
EDGE = Edge(Key("exemplar", "nguyen-van-thu"), Key("guide", "lam-ho-so-mau"))

__all__ = ["tree"]


def edges(tree: Tree) -> tuple[Edge, ...]:
    checked = check(tree.docs, "docs", date(2026, 11, 22))
    assert checked.passed, checked.findings
    return build(checked.context).edges


@pytest.mark.parametrize(
    ("target", "is_related"),
    [
        ("../../guides/lam-ho-so-mau.md", True),
        ("../../guides/lam%2Dho-so-mau.md", True),
        ("../2023/../../guides/lam-ho-so-mau.md", True),
        ("https://thidua.example/guides/lam-ho-so-mau.md", False),
    ],
)
def test_a_link_relates_what_it_leads_to(tree: Tree, target: str, is_related: bool) -> None:
    assert EDGE not in edges(tree)
    story = tree.docs / STORY
    story.write_text(f"{story.read_text('utf-8')}\nXem [cách làm]({target}).\n", "utf-8")
    assert (EDGE in edges(tree)) is is_related
