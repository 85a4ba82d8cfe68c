"""Whatever a page is told, it is noted that it asked."""

from datetime import date
from pathlib import Path

import pytest

from thidua.catalogue.catalogue import Key, build
from thidua.check.run import check
from thidua.publish.publication import Publication, publication
from thidua.publish.reads import Read

FULL = Path(__file__).resolve().parents[1] / "sites" / "valid" / "full"


@pytest.fixture(scope="module")
def made() -> Publication:
    checked = check(FULL, "docs", date(2026, 11, 22))
    return publication(build(checked.context), None, release=False)


def noted(made: Publication) -> dict[Read, str]:
    reads: dict[Read, str] = {}
    made.reads.note_in(reads)
    return reads


def test_a_question_that_was_asked_before_is_noted_again(made: Publication) -> None:
    movement = made.catalogue.all("movement")[0]
    pages = []
    for _ in range(2):
        pages.append(noted(made))
        assert made.watched.catalogue.incoming(movement, "news") == made.catalogue.incoming(
            movement, "news"
        )
        assert made.watched.catalogue.site is made.catalogue.site
        assert "khong-co" not in made.watched.plan.by_address
    assert pages[0] == pages[1]
    assert len(pages[0]) == 3


def test_what_pages_share_is_made_once_and_noted_for_each(made: Publication) -> None:
    times = []

    def make() -> int:
        times.append(1)
        return len(made.watched.catalogue.all("news"))

    pages = []
    for _ in range(3):
        pages.append(noted(made))
        assert made.watched.catalogue.today == made.catalogue.today
        assert made.reads.shared("news", make) == len(made.catalogue.all("news"))
    assert len(times) == 1
    assert pages[0] == pages[1] == pages[2]
    assert len(pages[0]) == 2


def test_a_thing_that_failed_while_it_was_shared_is_made_anew(made: Publication) -> None:
    def fail() -> str:
        raise ValueError("no")

    page = noted(made)
    with pytest.raises(ValueError, match="no"):
        made.reads.shared("fails", fail)
    assert made.reads.shared("fails", lambda: "made") == "made"
    assert made.watched.catalogue.today == made.catalogue.today
    assert len(page) == 1


def test_a_read_of_an_earlier_build_has_the_same_mark_when_nothing_changed(
    made: Publication,
) -> None:
    page = noted(made)
    record = made.catalogue.all("exemplar")[0]
    made.watched.catalogue.outgoing(record, "field")
    made.watched.feeds.of_page(made.plan.by_address[made.catalogue.address(record)])
    other = publication(made.catalogue, None, release=False).reads
    assert {read: other.mark_today(read) for read in page} == page


def test_marks_tell_values_apart(made: Publication) -> None:
    values = [None, "None", "", (), [], ("",), (None,), 1, "1", ("1", "2"), ("12",), b"1", {"1": 2}]
    marks = [made.reads.mark(value) for value in values if value != []]
    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("a", "bc"), ("ab", "c")),
        (("1",), (1,)),
        ((1, 23), (12, 3)),
        ((("a",), "b"), (("a", "b"),)),
        (("a\0'b'",), ("a", "b")),
        (True, 1),
        (None, "None"),
        (frozenset({"a"}), frozenset({"a", "b"})),
        ({"a": "b"}, {"a": "c"}),
        (Key("a", "b"), Key("a", "c")),
        (date(2026, 1, 1), date(2026, 1, 2)),
        ("x" * 100, "x" * 101),
        (b"a", b"b"),
    ],
)
def test_another_answer_has_another_mark(made: Publication, one: object, other: object) -> None:
    assert made.reads.mark(one) != made.reads.mark(other)
