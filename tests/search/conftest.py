"""The index of the real content, built once, and questions to it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from bench.built_index import plan_of, write_files
from bench.queries import ask

from thidua.publish.plan import Plan

ROOT = Path(__file__).resolve().parents[2]

Ask = Callable[[list[str]], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def plan() -> Plan:
    """The page plan of the real content."""
    return plan_of(ROOT / "docs")


@pytest.fixture(scope="session")
def index(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the index files of the real content."""
    folder = tmp_path_factory.mktemp("index")
    write_files(plan, folder)
    return folder


@pytest.fixture(scope="session")
def answers(index: Path) -> Ask:
    """Asks the index, every query as the first one of a visitor."""
    return lambda queries: ask(index, queries, cold=True)
