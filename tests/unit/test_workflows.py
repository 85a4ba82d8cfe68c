"""The workflows hold least rights, and everything they use is pinned to its bytes."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").iterdir())
OURS = re.compile(r"\$/\.github/workflows/[\w-]+\.yml")
PINNED = re.compile(r"[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def load(path: Path) -> dict[str, Any]:
    """A file of GitHub's as written: ``on`` stays a word, ``true`` too."""
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    assert isinstance(data, dict), path.name
    return data


def permissions(workflow: dict[str, Any]) -> Iterator[Any]:
    yield workflow["permissions"]
    for job in workflow["jobs"].values():
        yield job["permissions"]


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", [])]


def runs_for_strangers(workflow: dict[str, Any]) -> bool:
    return any(event.startswith("pull_request") for event in workflow["on"])


def test_the_workflows_of_the_design_are_there() -> None:
    assert {"check", "deploy", "daily"} <= {path.stem for path in WORKFLOWS}
    assert {path.suffix for path in WORKFLOWS} == {".yml"}


@pytest.mark.parametrize("path", sorted(GITHUB.rglob("*.yml")), ids=lambda path: path.name)
def test_parses(path: Path) -> None:
    assert load(path)


@each_workflow
def test_every_action_is_pinned_with_its_tag(path: Path) -> None:
    found = re.findall(r"^\s*(?:- )?uses: *(.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    parsed = steps(load(path)) + list(load(path)["jobs"].values())
    assert len(found) == len([part for part in parsed if "uses" in part])
    for uses in found:
        assert PINNED.fullmatch(uses) or OURS.fullmatch(uses), uses
        if OURS.fullmatch(uses):
            assert (ROOT / uses.removeprefix("$/")).is_file()


def test_one_action_has_one_version() -> None:
    pins: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        for action, pin in re.findall(r"uses: (\S+)@(.+)", path.read_text(encoding="utf-8")):
            pins.setdefault(action, set()).add(pin)
    assert {action: found for action, found in pins.items() if len(found) > 1} == {}


@each_workflow
def test_rights_are_named_one_by_one(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {}
    for granted in permissions(workflow):
        assert isinstance(granted, dict), f"{path.name}: {granted}"
        assert set(granted.values()) <= {"read", "write"}


def test_only_what_deploys_may_write() -> None:
    writing = {
        (path.stem, name): {
            right for right, level in job["permissions"].items() if level == "write"
        }
        for path in WORKFLOWS
        for name, job in load(path)["jobs"].items()
    }
    assert {job: rights for job, rights in writing.items() if rights} == {
        ("publish", "deploy"): {"pages", "id-token"},
        ("deploy", "publish"): {"pages", "id-token"},
        ("daily", "publish"): {"pages", "id-token"},
        ("deploy", "locks"): {"contents"},
        ("daily", "review"): {"issues"},
    }


@each_workflow
def test_a_pull_request_reaches_no_secret_and_no_right(path: Path) -> None:
    workflow = load(path)
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(workflow["on"])
    if runs_for_strangers(workflow):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\bsecrets\b|\bgithub\.token\b|GITHUB_TOKEN", text)
        assert all(granted in ({}, {"contents": "read"}) for granted in permissions(workflow))
        assert "cache" not in text


@each_workflow
def test_no_secret_is_used_or_handed_on(path: Path) -> None:
    assert not re.search(r"\bsecrets\b", path.read_text(encoding="utf-8"))


@each_workflow
def test_the_token_is_not_left_in_the_tree(path: Path) -> None:
    for step in steps(load(path)):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


@each_workflow
def test_no_job_hangs(path: Path) -> None:
    for name, job in load(path)["jobs"].items():
        assert "uses" in job or 0 < int(job["timeout-minutes"]) <= 90, name


@each_workflow
def test_a_step_runs_the_same_here(path: Path) -> None:
    """A step takes nothing of GitHub but through its environment, and is a command of ours."""
    for step in steps(load(path)):
        run = step.get("run")
        if run is None:
            continue
        assert not EXPRESSION.search(run), run
        command = re.fullmatch(r"(?:sudo )?make (\S+).*", run)
        assert command or run.startswith(("git ", "gh ")), run
        if command:
            goals = [command[1]] if command[1] != '"$TARGET"' else ["site", "release"]
            for goal in goals:
                assert re.search(rf"^{goal}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


def test_the_daily_build_follows_midnight_in_kien_giang() -> None:
    (schedule,) = load(GITHUB / "workflows/daily.yml")["on"]["schedule"]
    minute, hour, *rest = schedule["cron"].split()
    assert rest == ["*", "*", "*"]
    after_midnight = (int(hour) * 60 + int(minute) + 7 * 60) % (24 * 60)
    assert 0 < after_midnight <= 30


def test_only_one_deployment_runs_at_a_time() -> None:
    for name in ("deploy", "daily"):
        assert load(GITHUB / f"workflows/{name}.yml")["concurrency"] == {
            "group": "pages",
            "cancel-in-progress": "false",
        }


def test_forms_ask_for_no_person() -> None:
    forms = [path for path in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config"]
    assert len(forms) >= 2
    for path in forms:
        fields = [part for part in load(path)["body"] if part["type"] != "markdown"]
        assert len({field["id"] for field in fields}) == len(fields)
        for field in fields:
            label = field["attributes"]["label"].lower()
            assert not re.search(r"họ|điện thoại|e-?mail|địa chỉ nhà|căn cước", label), label
