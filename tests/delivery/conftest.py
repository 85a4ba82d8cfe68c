"""One small site, built once and served by nginx, for all tests of this folder."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.delivery.nginx import ROOT, Server, serving
from tests.site.conftest import Tree, copy_tree

PREFIX = "/mau/"
"""The path of ``base_url`` of the small site."""


@dataclass(frozen=True)
class Served:
    """A tree, the folder that its site is built into, and the server that shows it."""

    tree: Tree
    site: Path
    server: Server

    def build(self) -> None:
        """Build the site as it is now, in the place of the one served."""
        self.tree.build("--site", str(self.site))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The small site with a record of every kind, built and served."""
    root = tmp_path_factory.mktemp("served")
    tree = copy_tree(root / "tree", ROOT / "tests" / "sites" / "valid" / "full")
    site = root / "www" / PREFIX.strip("/")
    tree.build("--site", str(site))
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder), root / "www", PREFIX) as on:
        yield Served(tree, site, on)
