"""Puts the package and the commands on the path of the tests."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

for folder in ("hooks", "scripts"):
    sys.path.insert(0, str(ROOT / folder))

# The same examples on every machine, however slow: a change fails for what it changes.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Those in the browser come last: their servers are threads, and beside threads nothing forks."""
    items.sort(key=lambda item: (ROOT / "tests" / "browser") in item.path.parents)
