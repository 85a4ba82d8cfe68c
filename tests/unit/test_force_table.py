"""The force of every document on five days, against a table written by hand from the facts."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from thidua.catalogue.catalogue import Catalogue, build
from thidua.check.run import check

ROOT = Path(__file__).resolve().parents[2]
TABLE = yaml.safe_load((ROOT / "tests/data/expected-force.yml").read_text(encoding="utf-8"))
CELLS = [
    (id, day, state)
    for id, row in TABLE["documents"].items()
    for day, state in zip(TABLE["days"], row["states"], strict=True)
]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    checked = check(ROOT / "docs", "docs", date(2026, 11, 22))
    assert checked.passed
    return build(checked.context)


@pytest.mark.parametrize(("id", "day", "state"), CELLS)
def test_force_on_a_day(catalogue: Catalogue, id: str, day: str, state: str) -> None:
    assert catalogue.register.force(id, date.fromisoformat(day)) == state


def test_the_table_names_every_document(catalogue: Catalogue) -> None:
    assert set(catalogue.register.documents) == set(TABLE["documents"])
