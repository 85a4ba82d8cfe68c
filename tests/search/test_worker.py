"""The worker answers questions and survives bad networks."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def answers(index: Path, scenario: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", str(ROOT / "tests" / "search" / "worker.mjs"), str(index), scenario],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    messages = [json.loads(line) for line in done.stdout.splitlines()]
    assert [message["number"] for message in messages] == list(range(1, len(messages) + 1))
    return [message["answer"] for message in messages]


def test_results_come_in_order_with_all_that_a_page_shows(index: Path) -> None:
    (answer,) = answers(index, "usual")
    first = answer["items"][0]
    assert set(first) >= {"address", "title", "text", "label", "day", "terms"}
    assert {"khen", "thuong"} <= set(first["terms"])
    scores = [item["score"] for item in answer["items"]]
    assert scores == sorted(scores, reverse=True)
    assert answer["total"] >= len(scores) == 10


def test_texts_are_texts_whatever_was_asked(index: Path) -> None:
    (answer,) = answers(index, "markup")
    assert answer["items"]
    for item in answer["items"]:
        assert "<" not in json.dumps(item)


@pytest.mark.parametrize("scenario", ["down", "missing", "garbage"])
def test_a_failed_file_is_told(index: Path, scenario: str) -> None:
    assert answers(index, scenario) == [{"items": [], "total": 0, "failed": True}]


def test_the_next_query_after_a_failure_is_answered(index: Path) -> None:
    failed, found = answers(index, "recovers")
    assert failed["failed"]
    assert len(found["items"]) > 3


def test_a_page_that_stood_open_finds_the_new_index(index: Path) -> None:
    (answer,) = answers(index, "old core")
    assert len(answer["items"]) > 3
