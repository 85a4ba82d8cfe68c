"""The text rules of search are the same in Python and in the browser."""

import json
import subprocess
import unicodedata
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from thidua.text.letters import fold
from thidua.text.search_text import document_numbers, words

ROOT = Path(__file__).resolve().parents[2]
TABLE = json.loads((ROOT / "tests" / "data" / "search-text.json").read_text(encoding="utf-8"))
FORMS = ("NFC", "NFD")


def in_the_browser(texts: list[str]) -> list[Any]:
    """What the browser's script makes of the texts."""
    done = subprocess.run(
        ["node", str(ROOT / "tests" / "search" / "words.mjs")],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[Any] = json.loads(done.stdout)
    return found


def in_python(texts: list[str]) -> list[Any]:
    found: list[Any] = json.loads(json.dumps([[words(t), document_numbers(t)] for t in texts]))
    return found


def syllables() -> Iterator[tuple[str, str]]:
    """Every onset with every rime and tone, the mark over each vowel, with its canonical form."""
    for onset, rime, (digit, mark) in product(
        TABLE["onsets"], TABLE["rimes"], TABLE["tones"].items()
    ):
        for place, letter in enumerate(rime):
            if fold(letter) in "aeiouy":
                marked = f"{onset}{rime[: place + 1]}{mark}{rime[place + 1 :]}"
                yield marked, f"{onset}{rime}{digit}"


def test_there_are_all_syllables() -> None:
    assert len({form for _, form in syllables()}) >= 6_000


@pytest.mark.parametrize("normal", FORMS)
def test_both_give_every_syllable_its_canonical_form(normal: str) -> None:
    marked, forms = zip(*syllables(), strict=True)
    texts = [unicodedata.normalize(normal, text) for text in marked]
    texts += [text.upper() for text in texts]
    expected = [[[[fold(form).rstrip("12345"), form]], []] for form in forms] * 2
    assert in_python(texts) == expected
    assert in_the_browser(texts) == expected


@pytest.mark.parametrize("normal", FORMS)
def test_both_agree_with_the_table_of_cases(normal: str) -> None:
    texts = [unicodedata.normalize(normal, case["text"]) for case in TABLE["cases"]]
    expected = [[case["words"], case["numbers"]] for case in TABLE["cases"]]
    assert in_python(texts) == expected
    assert in_the_browser(texts) == expected


def test_both_read_the_real_content_alike() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").rglob("*.md"))]
    assert in_the_browser(texts) == in_python(texts)
