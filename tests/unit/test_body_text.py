"""A body says the same wherever its bytes lie."""

import pickle

import pytest

from thidua.records.body_text import BodyText, lay_together

TEXTS = ("", "Một câu.", "\n\nHai 🎉 dòng\n", "", "[[luat:dieu-1]]", "ê")


@pytest.fixture
def bodies() -> list[BodyText]:
    return list(map(BodyText, TEXTS))


def test_bodies_that_lie_together_say_what_they_said(bodies: list[BodyText]) -> None:
    lay_together(bodies)
    assert tuple(map(str, bodies)) == TEXTS
    assert bodies == list(map(BodyText, TEXTS))
    assert list(map(bool, bodies)) == list(map(bool, TEXTS))


def test_bodies_may_come_to_lie_with_others(bodies: list[BodyText]) -> None:
    lay_together(bodies)
    lay_together([BodyText("Ba."), *reversed(bodies[1:4])])
    assert tuple(map(str, bodies)) == TEXTS


def test_what_stands_in_another_body_is_not_found(bodies: list[BodyText]) -> None:
    lay_together(bodies)
    assert [text for text, body in zip(TEXTS, bodies, strict=True) if body.has("[[")] == [TEXTS[4]]
    assert not any(body.has("ộ\n") or body.has("\nê") for body in bodies)


def test_bodies_are_kept_with_what_they_say(bodies: list[BodyText]) -> None:
    lay_together(bodies)
    assert pickle.loads(pickle.dumps(bodies)) == bodies
    assert pickle.loads(pickle.dumps(bodies[2])) == BodyText(TEXTS[2])
