"""Every broken site of ``tests/sites/invalid`` has its findings, all of them and no other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.cases import SITES, TODAY, Case, cases

from thidua.check import run
from thidua.check.context import Context
from thidua.findings.faults import FAULTS
from thidua.findings.finding import Finding, Place
from thidua.read import front_matter
from thidua.records.exemplar import ExemplarKind
from thidua.records.kinds import KINDS

CASES = list(cases())
UNASKED = {"TD-315", "TD-803"}
"""Notices that count only where a case expects them."""
CHECKER_FAILED = "TD-901"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_broken_site_has_its_findings(case: Case, tmp_path: Path) -> None:
    root = tmp_path / "site"
    case.build(root)
    checked = run.check(root, "docs", case.today, case.release)
    found = [f for f in checked.findings if f.code not in UNASKED - case.codes]
    assert sorted(
        (f.code, f.place.path.removeprefix("docs/"), f.place.line, f.place.column) for f in found
    ) == case.expected(root)
    for finding in found:
        for words in (finding.message, finding.mend):
            assert words.isprintable()
            assert words.endswith((".", "?", '"'))
            assert "None" not in words


@pytest.mark.parametrize("name", ["minimal", "full"])
def test_a_valid_site_has_none(name: str) -> None:
    checked = run.check(SITES / "valid" / name, "docs", TODAY)
    assert checked.findings == ()


def test_the_full_site_has_a_record_of_every_kind() -> None:
    by_kind = run.check(SITES / "valid" / "full", "docs", TODAY).context.by_kind
    assert set(by_kind) == set(KINDS)
    exemplars = [entry.record for entry in by_kind["exemplar"].values()]
    assert {record.kind for record in exemplars} == set(ExemplarKind)
    assert any(record.withdrawn for record in exemplars)
    assert any(record.corrections for record in exemplars)
    assert any(record.publish_at and record.publish_at.year == 2030 for record in exemplars)
    assert any(record.image for record in exemplars)


def test_every_code_has_a_case() -> None:
    named = {case.code for case in CASES}
    assert named == set(FAULTS) - {CHECKER_FAILED}
    for case in CASES:
        assert case.code in case.codes, case.name


def test_a_rule_that_fails_is_a_finding_and_stops_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def a_rule_that_fails(context: Context) -> Iterator[Finding]:
        yield FAULTS["TD-316"].at(Place("docs/before.md"))
        raise ZeroDivisionError("chia cho 0\n\x1b[31m")

    def a_rule_after_it(context: Context) -> Iterator[Finding]:
        yield FAULTS["TD-316"].at(Place("docs/after.md"))

    monkeypatch.setattr(run, "RULES_OF_ALL", (a_rule_that_fails, a_rule_after_it))
    checked = run.check(SITES / "valid" / "full", "docs", TODAY)
    assert [(f.code, f.place.path) for f in checked.findings] == [
        (CHECKER_FAILED, "docs"),
        ("TD-316", "docs/after.md"),
        ("TD-316", "docs/before.md"),
    ]
    assert not checked.passed
    message = checked.findings[0].message
    assert "a_rule_that_fails" in message and "ZeroDivisionError: chia cho 0" in message
    assert message.isprintable()


def test_a_reader_that_fails_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    split = front_matter.split

    def fails_once(path: str, text: str) -> object:
        if path.endswith("gioi-thieu.md"):
            raise RecursionError("sâu quá")
        return split(path, text)

    monkeypatch.setattr(front_matter, "split", fails_once)
    checked = run.check(SITES / "valid" / "full", "docs", TODAY)
    assert [(f.code, f.place.path) for f in checked.findings] == [
        (CHECKER_FAILED, "docs/pages/gioi-thieu.md")
    ]
