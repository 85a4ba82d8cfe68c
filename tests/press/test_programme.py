"""The planner: never longer than the plan allows, nothing lost without a reason, honest when empty."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plan_programme
from tests.press.conftest import FULL, catalogue_of, desk_of
from tests.site.conftest import DAY
from thidua.publish.press import PressDesk
from thidua.publish.press.programme import (
    PAGE_SYLLABLES,
    PROGRAMME_SECONDS,
    MonthPlan,
    TooManyIssues,
    plan_month,
)
from thidua.publish.press.story import PressStory
from thidua.text.dates import PartialDate

MONTH = PartialDate(2026, 11)
CATALOGUE = catalogue_of(FULL)
STORIES = {story.kind: story for story in desk_of(CATALOGUE).stories if not story.doubts}


@st.composite
def story(draw: st.DrawFn) -> PressStory:
    kind = draw(st.sampled_from(sorted(STORIES)))
    return replace(
        STORIES[kind],
        address=f"https://example.vn/{draw(st.uuids())}/",
        syllables=draw(st.integers(0, 20_000)),
        lead_seconds=draw(st.integers(0, 400)),
        doubts=draw(st.sampled_from([(), ("đang đối chiếu",)])),
    )


def everything(made: MonthPlan) -> tuple[list[str], list[str]]:
    """The addresses in the programme and left out of it; those printed and not printed."""
    aired = [part.story.address for part in made.broadcast.parts]
    silent = [row.story.address for row in made.broadcast.left_out]
    printed = [part.story.address for issue in made.issues for part in issue.parts]
    unprinted = [row.story.address for row in made.not_printed]
    return [*aired, *silent], [*printed, *unprinted]


@given(st.lists(story(), max_size=60), st.integers(1, 3))
def test_no_programme_is_too_long_and_no_story_is_lost(
    stories: list[PressStory], count: int
) -> None:
    made = plan_month(CATALOGUE, stories, MONTH, range(1, 1 + count))
    assert made.broadcast.total <= PROGRAMME_SECONDS
    assert list(made.broadcast.starts) == sorted(made.broadcast.starts)
    assert all(issue.total <= PAGE_SYLLABLES for issue in made.issues)
    for told in everything(made):
        assert sorted(told) == sorted(story.address for story in stories)
    assert all(row.reason for row in (*made.broadcast.left_out, *made.not_printed))
    taken = [part.story for part in made.broadcast.parts]
    taken += [part.story for issue in made.issues for part in issue.parts]
    assert not [story for story in taken if story.doubts]
    again = plan_month(CATALOGUE, stories, MONTH, range(1, 1 + count))
    assert again == made


def test_a_real_month_fills_its_programme(real: PressDesk) -> None:
    made = plan_month(real.catalogue, real.stories, MONTH, range(1, 2))
    assert PROGRAMME_SECONDS - 60 < made.broadcast.total <= PROGRAMME_SECONDS
    assert {"movement", "exemplar"} <= {part.story.kind for part in made.broadcast.parts}
    assert made.issues[0].parts[0].story.kind in ("movement", "exemplar")


@pytest.mark.parametrize(
    ("month", "numbers", "good"),
    [
        ("2026-11", range(23, 24), True),
        ("2026-11", range(24, 25), False),
        ("2026-12", range(24, 25), True),
        ("2026-12", range(25, 26), False),
        ("2026-01", range(1, 14), True),
        ("2026-01", range(1, 15), False),
    ],
)
def test_the_year_keeps_one_issue_for_each_month_to_come_and_24_in_all(
    month: str, numbers: range, good: bool
) -> None:
    def plan() -> MonthPlan:
        return plan_month(CATALOGUE, [], PartialDate.parse(month), numbers)

    if good:
        plan()
    else:
        with pytest.raises(TooManyIssues):
            plan()


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command on the small content: exit code, what it printed, what it complained of."""

    def run_(*arguments: str) -> tuple[int, str, str]:
        line = ["plan_programme.py", "--docs", str(FULL), "--today", DAY, *arguments]
        monkeypatch.setattr(sys, "argv", line)
        try:
            code = plan_programme.main()
        except SystemExit as end:
            code = int(str(end.code))
        return code, *capsys.readouterr()

    return run_


def told(run: Run, *arguments: str) -> dict[str, Any]:
    _, out, _ = run(*arguments, "--format", "json")
    found: dict[str, Any] = json.loads(out)
    return found


def test_the_command_says_what_is_told_and_why_the_rest_is_not(run: Run) -> None:
    made = told(run, "--month", "2026-11")
    items = [(row["kind"], row["id"], row["start"]) for row in made["broadcast"]["items"]]
    assert [kind for kind, _, _ in items] == ["news", "exemplar", "question", "question"]
    assert items[0] == ("news", "2026-11-20-khai-giang-mau", 20)
    assert {row["id"]: row["reason"] for row in made["broadcast"]["left_out"]} == {
        "xa-mau-sach-dep": "phong trào đã kết thúc",
        "2024-05-hoi-nghi-mau": "sự kiện đã cũ, chỉ dùng làm tư liệu",
        "mo-hinh-lop-hoc-mau": "đang đối chiếu, chưa kiểm tra xong",
    }
    (issue,) = made["newspaper"]["issues"]
    assert issue["items"][0]["id"] == "nguyen-van-thu"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_people_read_the_same(run: Run, form: str) -> None:
    code, out, complaint = run("--month", "2026-11", "--format", form)
    assert (code, complaint) == (0, "")
    assert "1. 00:00 Mở đầu (20 giây)" in out
    assert "có ảnh, có đính chính, dùng bản đã sửa" in out
    assert "- Hội nghị tổng kết phong trào Xã Mẫu sạch đẹp (tháng 5/2024)" in out
    assert ("## " in out) == (form == "markdown")


def test_a_month_without_a_story_is_a_finding_and_names_earlier_ones(run: Run) -> None:
    code, out, _ = run("--month", "2027-02")
    assert code == 1
    assert "Chưa có bài nào dùng được cho tháng 2/2027" in out
    assert "Bài của các tháng trước có thể dùng lại:" in out
    made = told(run, "--month", "2020-01")
    assert (made["broadcast"]["items"], made["broadcast"]["total"], made["earlier"]) == ([], 0, [])


@pytest.mark.parametrize(
    "arguments",
    [
        ("--month", "2026"),
        ("--month", "2026-11-02"),
        ("--month", "2026-13"),
        ("--issues", "0"),
        ("--issues", "25"),
        ("--issued", "-1"),
        ("--month", "2026-11", "--issued", "23"),
    ],
)
def test_wrong_use_is_told(run: Run, arguments: tuple[str, ...]) -> None:
    code, out, complaint = run(*arguments)
    assert (code, out) == (2, "")
    assert complaint


def test_this_month_is_meant_when_none_is_named(run: Run) -> None:
    assert told(run)["month"] == DAY[:7]
