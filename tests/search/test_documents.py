"""What the index says of records beside their words: states, days, what stands in their place."""

from datetime import date
from pathlib import Path

import pytest

from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish.plan import Plan, make_plan
from thidua.publish.search.documents import SearchDocument, documents

ROOT = Path(__file__).resolve().parents[2]
LAW = ROOT / "tests" / "sites" / "valid" / "law"


def on(day: date) -> dict[str, SearchDocument]:
    """The documents of the site of made-up law on a day, by address."""
    plan = make_plan(build(check(LAW, LAW.name, day).context))
    return {document.address: document for document in documents(plan)}


@pytest.fixture(scope="module")
def today() -> dict[str, SearchDocument]:
    return on(date(2026, 11, 22))


@pytest.mark.parametrize("id", ["nghi-dinh-dau", "nghi-dinh-giua"])
def test_an_answer_whose_law_has_changed_is_marked(
    today: dict[str, SearchDocument], id: str
) -> None:
    state = today[f"hoi-dap/mau/{id}/"].state
    assert state is not None
    assert state.label == "Đã có thay đổi"


@pytest.mark.parametrize("id", ["ca-luat", "dieu-24", "dieu-7"])
def test_a_change_that_is_only_reported_is_no_mark(
    today: dict[str, SearchDocument], id: str
) -> None:
    assert today[f"hoi-dap/mau/{id}/"].state is None


def test_the_whole_chain_stands_in_the_place_of_an_ended_document(
    today: dict[str, SearchDocument],
) -> None:
    assert today["van-ban/nd-01-2015/"].successors == (
        "van-ban/nd-05-2018/",
        "van-ban/nd-10-2021/",
    )
    assert today["van-ban/nd-10-2021/"].successors == ()


def test_what_will_replace_a_document_does_not_stand_in_its_place_yet() -> None:
    before, after = on(date(2021, 6, 30)), on(date(2021, 7, 1))
    assert before["van-ban/nd-05-2018/"].successors == ()
    assert after["van-ban/nd-05-2018/"].successors == ("van-ban/nd-10-2021/",)


def test_what_replaces_without_being_verified_does_not_count(plan: Plan) -> None:
    found = {document.address: document for document in documents(plan)}
    assert plan.catalogue.register.replacers("nd-73-2024")
    assert found["van-ban/nd-73-2024/"].successors == ()


def test_a_day_says_what_happened_on_it(plan: Plan) -> None:
    found = {document.address: document for document in documents(plan)}
    assert found["van-ban/nd-98-2023/"].dated == "Ban hành 31/12/2023"
    assert found["van-ban/luat-06-2022-qh15/"].dated == "Ban hành 15/06/2022"
    assert found["so-do-trang/"].dated == ""
    years = {d.day.year for d in found.values() if d.kind == "exemplar" and d.day}
    assert years
    assert all(d.dated for d in found.values() if d.day)


def test_the_page_of_search_is_not_found_by_itself(plan: Plan) -> None:
    assert "tim-kiem/" in plan.by_address
    assert "tim-kiem/" not in {document.address for document in documents(plan)}
