"""The tests of feeds build sites in the same way as the tests of sites."""

import pytest

from tests.feeds.finished import FULL, ROOT, Finished
from tests.site.conftest import copy_tree, tree

__all__ = ["tree"]


@pytest.fixture(scope="session")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The small site with a record of every kind, built."""
    made = copy_tree(tmp_path_factory.mktemp("full") / "tree", FULL)
    made.build()
    return Finished(made.site, made.docs)


@pytest.fixture(scope="session")
def finished(
    full_site: Finished, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Finished, Finished]:
    """The site of the real content and the small one, both built."""
    made = copy_tree(tmp_path_factory.mktemp("real") / "tree", ROOT / "docs")
    made.build()
    return Finished(made.site, made.docs), full_site
