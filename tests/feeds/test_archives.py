"""Archives: the chain reaches the first item, and what was closed stays as it was."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.feeds.samples import ITEM, written
from thidua.publish.feeds.archives import MOST_BYTES, MOST_ITEMS, Shelf, Written, shelve
from thidua.read.folder import digest
from thidua.text.dates import MORNING, VIETNAM

FIRST = date(2026, 11, 22)


def story(number: int, day: date, size: int = 200) -> Written:
    """A made story that was published on ``day``."""
    moment = datetime.combine(day, MORNING, VIETNAM)
    item = replace(
        ITEM,
        guid=f"tag:example.vn,2026:news/{number:04}",
        published=moment,
        modified=moment,
        content="<p>" + "ă" * (size // 2) + "</p>",
    )
    return written(item)


def changed(one: Written, **fields: object) -> Written:
    """The same story with other words."""
    heads = {name: value for name, value in fields.items() if hasattr(one.item, name)}
    words = repr(sorted(fields.items())).encode()
    return Written(one.item._replace(**heads), one.size, digest(one.digest + words))  # type: ignore[arg-type]


def stories(count: int, per_day: int, size: int = 200) -> list[Written]:
    return [story(n, FIRST + timedelta(days=n // per_day), size) for n in range(count)]


def last_day(items: Sequence[Written]) -> date:
    return max(w.item.published.date() for w in items)


def guids(items: Iterable[Written]) -> list[str]:
    return [written.item.guid for written in items]


def chain(shelf: Shelf) -> set[str]:
    """What a subscriber ends with who walks from the current document to the first archive."""
    documents = [shelf.current, *(archive.items for archive in shelf.archives)]
    return {guid for document in documents for guid in guids(document)}


def closed(shelf: Shelf) -> dict[str, tuple[Written, ...]]:
    return {archive.mark: archive.items for archive in shelf.archives if archive.closed}


def test_the_chain_of_500_stories_reaches_the_first() -> None:
    made = stories(500, per_day=3)
    shelf = shelve(made, last_day(made))
    assert chain(shelf) == set(guids(made))
    assert shelf.total == 500
    assert all(archive.closed for archive in shelf.archives)
    assert max(len(archive.items) for archive in shelf.archives) == MOST_ITEMS
    in_archives = [guid for archive in shelf.archives for guid in guids(archive.items)]
    assert len(in_archives) == len(set(in_archives))


def test_a_closed_archive_stays_as_it_was_whatever_comes_later() -> None:
    made = stories(500, per_day=7)
    before: dict[str, tuple[Written, ...]] = {}
    for count in range(1, 501):
        shelf = shelve(made[:count], last_day(made[:count]))
        now = closed(shelf)
        assert before.items() <= now.items()
        assert chain(shelf) == set(guids(made[:count]))
        before = now


def test_numbers_begin_anew_with_each_year() -> None:
    made = stories(200, per_day=2)
    shelf = shelve(made, last_day(made))
    assert [archive.mark for archive in shelf.archives] == [
        "-2026-1",
        "-2026-2",
        "-2027-1",
        "-2027-2",
    ]
    for archive in shelf.archives:
        assert {w.item.published.year for w in archive.items} == {archive.year}


def test_documents_are_newest_first_and_of_one_moment_by_their_identity() -> None:
    made = stories(120, per_day=120)
    shelf = shelve(reversed(made), last_day(made) + timedelta(days=1))
    assert guids(shelf.current) == guids(made[:50])
    assert [guids(archive.items) for archive in reversed(shelf.archives)] == [
        guids(made[20:70]),
        guids(made[70:120]),
    ]


def test_an_archive_is_closed_before_it_is_too_large() -> None:
    made = stories(60, per_day=1, size=30_000)
    shelf = shelve(made, last_day(made))
    assert chain(shelf) == set(guids(made))
    for document in (shelf.current, *(archive.items for archive in shelf.archives)):
        assert sum(w.size for w in document) <= MOST_BYTES
    assert len(shelf.archives) > 4


def test_one_story_larger_than_a_document_is_not_lost() -> None:
    made = [story(0, FIRST, 500_000), story(1, FIRST), story(2, FIRST + timedelta(days=1))]
    assert chain(shelve(made, FIRST)) == set(guids(made))


def test_an_old_story_that_is_withdrawn_is_told_for_thirty_days_then_nowhere() -> None:
    made = stories(200, per_day=4)
    day = last_day(made)
    old = made[3]
    told = changed(old, title="Bài đã gỡ", content="<p>Gỡ.</p>", told=day)
    during = shelve([*made[:3], told, *made[4:]], day + timedelta(days=30))
    assert told in during.current
    assert told in during.archives[0].items
    over = changed(told, told=day, over=True)
    after = shelve([*made[:3], over, *made[4:]], day + timedelta(days=31))
    assert old.item.guid not in chain(after)
    assert after.total == 199
    before = closed(shelve(made, day))
    assert [m for m, items in before.items() if closed(after)[m] != items] == ["-2026-1"]


def test_a_correction_of_an_old_story_changes_its_archive_alone_and_is_told() -> None:
    made = stories(200, per_day=4)
    day = last_day(made)
    before = closed(shelve(made, day))
    corrected = changed(made[60], summary="Đính chính ngày 01/01/2027: Số liệu.", told=day)
    shelf = shelve([*made[:60], corrected, *made[61:]], day)
    assert corrected in shelf.current
    assert [m for m, items in before.items() if closed(shelf)[m] != items] == ["-2026-2"]


def test_what_may_still_grow_is_not_called_closed() -> None:
    made = stories(60, per_day=60)
    shelf = shelve(made, FIRST)
    assert chain(shelf) == set(guids(made))
    assert [archive.closed for archive in shelf.archives] == [False]
    assert [a.closed for a in shelve(made, FIRST + timedelta(days=1)).archives] == [True]


def test_many_notices_leave_room_for_what_is_new_and_lose_nothing() -> None:
    made = stories(149, per_day=149)
    day = last_day(made)
    noted = [*(changed(w, told=day) for w in made[99:]), *made[:99]]
    shelf = shelve(noted, day)
    assert len(shelf.current) == MOST_ITEMS
    assert chain(shelf) == set(guids(made))
    assert sum(bool(w.item.told) for w in shelf.current) < MOST_ITEMS
    assert made[0] in shelf.current


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.integers(0, 800), st.integers(1, 90_000), st.booleans()),
        min_size=1,
        max_size=90,
    )
)
def test_nothing_is_lost_and_nothing_too_large(rows: list[tuple[int, int, bool]]) -> None:
    made = []
    for number, (days, size, noted) in enumerate(rows):
        one = story(number, FIRST + timedelta(days=days), size)
        made.append(changed(one, told=FIRST + timedelta(days=800)) if noted else one)
    shelf = shelve(made, FIRST + timedelta(days=800))
    assert chain(shelf) == set(guids(made))
    for document in (shelf.current, *(archive.items for archive in shelf.archives)):
        assert 0 < len(document) <= MOST_ITEMS
        assert sum(w.size for w in document) <= MOST_BYTES
        order = [(-w.item.published.timestamp(), w.item.guid) for w in document]
        assert order == sorted(order)
