"""States that follow from dates, against a table written before the code."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from thidua.catalogue.catalogue import Catalogue, build
from thidua.catalogue.law.force import Force
from thidua.catalogue.law.register import Register
from thidua.catalogue.states import (
    ConsultationState,
    MovementState,
    consultation_state,
    movement_state,
)
from thidua.check.run import check
from thidua.records.document import DocumentType, LegalDocument
from thidua.records.movement import Movement
from thidua.records.others import Consultation

ROOT = Path(__file__).resolve().parents[2]
TABLE = yaml.safe_load((ROOT / "tests/data/expected-status.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    checked = check(ROOT / "docs", "docs", TABLE["as_of"])
    assert checked.passed
    return build(checked.context)


@pytest.mark.parametrize(("id", "expected"), TABLE["documents"].items())
def test_a_document_has_the_state_of_the_facts(
    catalogue: Catalogue, id: str, expected: str
) -> None:
    document = catalogue.get("document", id)
    assert isinstance(document, LegalDocument)
    assert catalogue.register.force_by_dates(id, catalogue.today) == expected


@pytest.mark.parametrize(("id", "expected"), TABLE["movements"].items())
def test_a_movement_has_the_state_of_the_facts(
    catalogue: Catalogue, id: str, expected: str
) -> None:
    movement = catalogue.get("movement", id)
    assert isinstance(movement, Movement)
    assert catalogue.movement_state(movement) == expected


COMMON = {"id": "x", "title": "Tên", "summary": "x" * 60, "published": "2026-01-01", "owner": "a"}


def document(**given: object) -> LegalDocument:
    base = {
        **COMMON, "number": "1", "type": "nghi-dinh", "issuer": "a", "level": "tinh",
        "issued": "2020-01-01", "effective": "2020-02-01", "verified": True,
    }  # fmt: skip
    return LegalDocument.model_validate({**base, **given})


CHECKED = {"status_checked": {"date": "2026-01-01"}}


@pytest.mark.parametrize(
    ("given", "day", "expected"),
    [
        (CHECKED, "2020-01-31", Force.NOT_YET),
        (CHECKED, "2020-02-01", Force.IN_FORCE),
        ({}, "2020-02-01", Force.UNKNOWN),
        ({**CHECKED, "effective": None}, "2020-02-01", Force.UNKNOWN),
        ({"ended": {"date": "2024-01-01"}}, "2023-12-31", Force.IN_FORCE),
        ({"ended": {"date": "2024-01-01"}}, "2024-01-01", Force.ENDED),
        ({"ended": {"date": "2024-01-01"}, "effective": None}, "2023-12-31", Force.UNKNOWN),
        ({"ended": {"date": None}}, "2025-12-31", Force.UNKNOWN),
        ({"ended": {"date": None}}, "2026-01-01", Force.ENDED),
        ({"ended": {"date": None, "latest": "2024-01-01"}}, "2023-12-31", Force.UNKNOWN),
        ({"ended": {"date": None, "latest": "2024-01-01"}}, "2024-01-01", Force.ENDED),
        ({"ended": {"date": None}}, "2020-01-31", Force.NOT_YET),
    ],
)
def test_force_follows_from_dates_and_evidence(
    given: dict[str, object], day: str, expected: Force
) -> None:
    register = Register({"x": document(**given)}, {})
    assert register.force_by_dates("x", date.fromisoformat(day)) is expected


def test_a_party_directive_takes_effect_on_its_day_of_issue() -> None:
    form = DocumentType.model_validate(
        {
            "id": "chi-thi-dang",
            "name": "Chỉ thị",
            "group": "Đảng",
            "order": 1,
            "effective_on_issue": True,
        }
    )
    directive = document(effective=None, type="chi-thi-dang", **CHECKED)
    register = Register({"x": directive}, {"chi-thi-dang": form})
    assert register.force_by_dates("x", date(2020, 1, 1)) is Force.IN_FORCE
    assert register.force_by_dates("x", date(2019, 12, 31)) is Force.NOT_YET


def movement(**given: object) -> Movement:
    base = {
        **COMMON, "level": "tinh", "launched_by": ("a",), "launched": None,
        "period": {"start": "2021", "end": "2025"}, "fields": ("f",),
    }  # fmt: skip
    return Movement.model_validate({**base, **given})


CLOSED = {"closed": {"date": None, "basis": "da-tong-ket"}}


@pytest.mark.parametrize(
    ("given", "day", "expected"),
    [
        ({}, "2020-12-31", MovementState.COMING),
        ({}, "2021-01-01", MovementState.RUNNING),
        ({}, "2025-12-31", MovementState.RUNNING),
        ({}, "2026-01-01", MovementState.PERIOD_OVER),
        (CLOSED, "2025-12-31", MovementState.RUNNING),
        (CLOSED, "2026-01-01", MovementState.CLOSED),
        (
            {"closed": {"date": "2025-06-22", "basis": "da-tong-ket"}},
            "2025-06-21",
            MovementState.RUNNING,
        ),
        (
            {"closed": {"date": "2025-06-22", "basis": "da-tong-ket"}},
            "2025-06-22",
            MovementState.CLOSED,
        ),
        ({"launched": "2022-06-01"}, "2022-05-31", MovementState.COMING),
        ({"period": {"start": None, "end": None}}, "2026-01-01", MovementState.RUNNING),
    ],
)
def test_a_movement_ends_only_when_it_is_closed(
    given: dict[str, object], day: str, expected: MovementState
) -> None:
    assert movement_state(movement(**given), date.fromisoformat(day)) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-01", ConsultationState.COMING),
        ("2026-11-02", ConsultationState.OPEN),
        ("2026-11-16", ConsultationState.OPEN),
        ("2026-11-17", ConsultationState.CLOSED),
    ],
)
def test_a_consultation_is_open_on_its_first_and_last_day(
    day: str, expected: ConsultationState
) -> None:
    consultation = Consultation.model_validate(
        {
            **COMMON, "nominee": "x", "award": "x", "proposed_by": "a", "locality": None,
            "start": "2026-11-02", "end": "2026-11-16", "send_to": "x",
        }
    )  # fmt: skip
    assert consultation_state(consultation, date.fromisoformat(day)) is expected
