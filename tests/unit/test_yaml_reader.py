"""The YAML reader against cases written as data, and against PyYAML on what both take."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.places import place_of

from thidua.read.nodes import Mapping, Node, Scalar, Sequence
from thidua.read.yaml_reader import MAX_DEPTH, read

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "yaml"
CASES = [
    pytest.param(case, id=f"{path.stem}: {case['about']}")
    for path in sorted(GOLDEN.glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def exact(value: Any) -> Any:
    """``value`` with its types, in which ``1``, ``1.0`` and ``true`` differ; lists as tuples."""
    if isinstance(value, list | tuple):
        return tuple(map(exact, value))
    if isinstance(value, dict):
        return {key: exact(held) for key, held in value.items()}
    return type(value), value


def plain(node: Node | None) -> Any:
    return None if node is None else node.plain()


@pytest.mark.parametrize("case", CASES)
def test_golden_case(case: dict[str, Any]) -> None:
    node, found = read("docs/a.md", case["input"], first_line=2)
    places = [(f.code, f.place.line - 1, f.place.column) for f in found]
    expected = [
        (fault["code"], *place_of(case["input"], fault["text"], fault.get("occurrence", 1)))
        for fault in case.get("faults", ())
    ]
    assert sorted(places) == sorted(expected)
    assert all(f.place.path == "docs/a.md" for f in found)
    if case.get("broken"):
        assert node is None
    elif "value" in case:
        assert exact(plain(node)) == exact(case["value"])


WORDS = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\x85"),
    max_size=12,
)
"""Letters that both readers take; the others are the findings of the reader of letters."""

SINGLE = (
    WORDS
    | st.booleans()
    | st.none()
    | st.integers(-(10**17), 10**17)
    | st.integers(-(10**6), 10**6).map(lambda n: n / 8)
)


def nested(depth: int) -> st.SearchStrategy[Any]:
    if depth == 0:
        return SINGLE
    inner = nested(depth - 1)
    return SINGLE | st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)


VALUES = nested(3)


@given(st.text())
def test_reading_never_raises(text: str) -> None:
    read("docs/a.md", text)


YAMLISH = st.lists(
    st.sampled_from(
        [*"-?:,[]{}#&*!|>'\"%@`~<=. \t\n\r\\0aNđ\x07\x85\u2028\ufeff\ud800", "---", "...", "[[",
         ": ", "\n  ", "\n- ", "!!", "no", "012", "1:2", "🌾", "<<", "|2", ">-", "\\U", "%YAML "]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=500)
@given(YAMLISH)
def test_reading_never_raises_on_what_yaml_cares_for(text: str) -> None:
    node, found = read("docs/a.md", text)
    lines = text.split("\n")
    assert all(1 <= f.place.line <= len(lines) for f in found)
    assert all(1 <= f.place.column <= len(lines[f.place.line - 1]) + 1 for f in found)
    assert node is not None or found or yaml_says_nothing(text)


def yaml_says_nothing(text: str) -> bool:
    """Whether no value stands in ``text``, only blanks, comments and marks of documents."""
    lines = (line.strip(" \t\r\x07\x85\u2028\ufeff\ud800") for line in text.split("\n"))
    return all(not line or line.startswith(("#", "---", "...", "%")) for line in lines)


@given(VALUES, st.booleans(), st.sampled_from([None, False, True]), st.integers(20, 200))
def test_what_pyyaml_writes_is_read_as_it_was(
    value: Any, allow_unicode: bool, flow: bool | None, width: int
) -> None:
    text = yaml.safe_dump(
        value, allow_unicode=allow_unicode, default_flow_style=flow, width=width, sort_keys=False
    )
    node, _ = read("docs/a.md", text)
    assert exact(plain(node)) == exact(value)


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for entry in node.entries.values():
            yield from scalars(entry.node)


@given(st.dictionaries(WORDS, st.lists(SINGLE, max_size=5), min_size=1, max_size=5))
def test_a_place_points_at_its_text(value: dict[str, list[Any]]) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=None, width=30)
    node, _ = read("docs/a.md", text)
    assert node is not None
    lines = text.split("\n")
    for scalar in scalars(node):
        here = lines[scalar.line - 1][scalar.column - 1 :]
        written = yaml.safe_dump(scalar.value, allow_unicode=True, width=10**6).split("\n")[0]
        assert here[:1] == written[:1] or here[0] in "'\"|>?"


@given(st.integers(1, 3 * MAX_DEPTH), st.sampled_from([("[ ", " ]"), ("{a: ", "}")]))
def test_nesting_is_bounded(depth: int, brackets: tuple[str, str]) -> None:
    opener, closer = brackets
    node, found = read("docs/a.md", opener * depth + "b" + closer * depth)
    assert ("TD-209" in {f.code for f in found}) == (depth > MAX_DEPTH)
    assert (node is None) == (depth > MAX_DEPTH)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "{a: " * 50_000,
        "- " * 50_000,
        "a: " + "[[a]," * 20_000,
        "? " * 50_000,
        "a: 1" + "_" * 100_000 + "x",
        "a: '" + "b\n\n" * 50_000,
        "&a " * 50_000,
        "a: " + "1" * 100_000,
    ],
    ids=lambda text: text[:6].replace("\n", ""),
)
def test_hostile_text_is_read_in_the_time_of_its_length(text: str) -> None:
    """A reader that looks at its text again for each letter would need minutes, or die."""
    read("docs/a.md", text)
