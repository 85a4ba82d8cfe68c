"""What the tests of finished sites share: a copied tree, a run of the build, a folder's bytes."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import html

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("docs", "hooks", "scripts", "theme", "mkdocs.yml")
DAY = "2026-11-22"


class Tree:
    """A copy of what a build reads, and the commands run in it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.docs = root / "docs"
        self.site = root / "site"

    def run(
        self,
        *arguments: str,
        script: str = "build",
        env: Mapping[str, str] | None = None,
        python: str = sys.executable,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command of the tree and wait for it."""
        return subprocess.run(
            self.command(*arguments, script=script, python=python),
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, **(env or {})},
        )

    def command(
        self, *arguments: str, script: str = "build", python: str = sys.executable
    ) -> list[str]:
        """The command line of a script of the tree, for one of the tree's Pythons."""
        return [python, str(self.root / "scripts" / f"{script}.py"), *arguments]

    def build(self, *arguments: str) -> None:
        """Build the site for the usual day; anything but success fails the test."""
        done = self.run("--today", DAY, *arguments)
        assert done.returncode == 0, done.stdout + done.stderr


def copy_tree(target: Path, docs: Path) -> Tree:
    """A tree in ``target`` with the content of ``docs``."""
    for part in PARTS:
        source = docs if part == "docs" else ROOT / part
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            target.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / part)
    return Tree(target)


def contents(folder: Path) -> dict[str, str]:
    """The files of a folder by path, each as a hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def page(site: Path, address: str) -> html.HtmlElement:
    """A page of a finished site."""
    return html.fromstring((site / address / "index.html").read_text(encoding="utf-8"))


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A tree with the small site that has a record of every kind."""
    return copy_tree(tmp_path / "tree", ROOT / "tests" / "sites" / "valid" / "full")


@pytest.fixture
def real_tree(tmp_path: Path) -> Tree:
    """A tree with the real content."""
    return copy_tree(tmp_path / "real", ROOT / "docs")
