"""The pages that no record stands behind are all there, at the addresses that are promised."""

from datetime import date
from pathlib import Path

from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish.plan import make_plan
from thidua.records.fixed_pages import FIXED_PAGES

ROOT = Path(__file__).resolve().parents[2]


def test_every_fixed_page_is_planned_at_its_address() -> None:
    checked = check(ROOT / "tests/sites/valid/full", "docs", date(2026, 11, 22))
    plan = make_plan(build(checked.context))
    planned = {uri: plan.by_uri[uri].address for uri in FIXED_PAGES if uri in plan.by_uri}
    assert planned == FIXED_PAGES
