"""The worker speaks Material's protocol and survives bad networks."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SHOWN = re.compile(r"</?(?:mark|small|em)>|<br>")


def messages(index: Path, scenario: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", str(ROOT / "tests" / "search" / "worker.mjs"), str(index), scenario],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def titles(message: dict[str, Any]) -> list[str]:
    return [SHOWN.sub("", sections[0]["title"]) for sections in message["data"]["items"]]


def test_it_says_that_it_is_ready_and_gives_results(index: Path) -> None:
    ready, result = messages(index, "usual")
    assert ready == {"type": 1}
    assert result["type"] == 3
    first = result["data"]["items"][0][0]
    assert set(first) >= {"location", "title", "text", "score", "terms"}
    assert "<mark>" in first["title"]
    assert all(first["terms"].values())
    scores = [sections[0]["score"] for sections in result["data"]["items"]]
    assert scores == sorted(scores, reverse=True)


def test_what_it_gives_is_escaped(index: Path) -> None:
    _, result = messages(index, "markup")
    for (item,) in result["data"]["items"]:
        for text in (item["title"], item["text"]):
            assert "<" not in SHOWN.sub("", text)


def test_only_the_newest_query_is_answered(index: Path) -> None:
    found = messages(index, "stale")
    assert [message["type"] for message in found] == [1, 3]


@pytest.mark.parametrize("scenario", ["down", "garbage"])
def test_a_failed_file_gives_a_message(index: Path, scenario: str) -> None:
    _, result = messages(index, scenario)
    assert titles(result) == ["Chưa tải được dữ liệu tìm kiếm"]
    assert result["data"]["items"][0][0]["location"] == "so-do-trang/"


def test_the_next_query_after_a_failure_is_answered(index: Path) -> None:
    _, failed, found = messages(index, "recovers")
    assert titles(failed) == ["Chưa tải được dữ liệu tìm kiếm"]
    assert len(titles(found)) > 3


def test_an_old_page_finds_the_new_index(index: Path) -> None:
    _, result = messages(index, "old core")
    assert len(titles(result)) > 3
