"""After any sequence of edits the site is the one that a clean build makes, byte for byte.

``SEQUENCES`` in the environment says how many are tried; all run in one tree,
so that each also begins with whatever the one before has left.
"""

import os
import random
import shutil

import pytest

from tests.incremental.conftest import build, reset
from tests.incremental.edits import EDITS, Desk
from tests.site.conftest import Tree, contents

SEQUENCES = int(os.environ.get("SEQUENCES", "30"))
STEPS = 2
ENTRIES = 1
"""Entries on a page of a list, so that the few stories of the small site fill several."""


def draw(number: int) -> list[str]:
    """The edits of a sequence: first every kind in turn, then by chance."""
    names = sorted(EDITS)
    chance = random.Random(number)
    return [names[number % len(names)], *(chance.choice(names) for _ in range(STEPS - 1))]


@pytest.mark.parametrize("number", range(SEQUENCES))
def test_an_incremental_build_equals_a_clean_one(shared_tree: Tree, number: int) -> None:
    tree = shared_tree
    desk = Desk(tree, random.Random(number))
    reset(tree)
    for step, name in enumerate(draw(number)):
        if tree.site.exists() or name != "output_was_touched":
            EDITS[name](desk)
        few = 4 if desk.chance.random() < 0.3 else 100
        done, said = build(tree, desk.today, tree.site, few, ENTRIES)
        clean = tree.root / f"clean-{number}-{step}"
        cache = (tree.root / ".cache").rename(tree.root / "aside")
        again, told = build(tree, desk.today, clean, entries=ENTRIES)
        shutil.rmtree(tree.root / ".cache")
        cache.rename(tree.root / ".cache")
        assert (done, said.replace(str(tree.site), "")) == (again, told.replace(str(clean), ""))
        assert done == 0, said
        assert contents(tree.site) == contents(clean), draw(number)[: step + 1]
        shutil.rmtree(clean)
