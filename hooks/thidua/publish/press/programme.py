"""A month's broadcast and the newspaper's pages out of the month's stories.

The limits are those of the plan of 2024: one programme a month of at most 12
minutes (III.5), at least one issue a month and at most 24 a year (III.4). The
lengths of a greeting, of a story and of a page are assumptions of the editors
and stand here in one place.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from thidua.catalogue.catalogue import Catalogue
from thidua.catalogue.states import MovementState
from thidua.publish.press.story import PressStory
from thidua.records.movement import Movement
from thidua.records.others import NewsItem
from thidua.text.dates import PartialDate
from thidua.text.speech import in_minutes

PROGRAMME_SECONDS = 12 * 60
MOST_ISSUES = 24
MONTHS = 12

OPENING_SECONDS = 20
CLOSING_SECONDS = 15
CHANGE_SECONDS = 5
"""The greeting, the farewell, and the pause or signal between two stories."""

LONGEST_STORY = 4 * 60
"""A story that takes longer is told by its lead alone: a third of the programme is enough."""

PAGE_SYLLABLES = 2000
"""Syllables of an issue's pages beside its pictures."""

EARLIER = 5
"""Stories of earlier months that are named beside a month's own."""

CHOICE = ("exemplar", "movement", "news", "question")
"""The kinds in the order in which they are chosen from, one of each in turn.

The plan wants people, models and movements told first (III.5).
"""

ORDER = ("news", "movement", "exemplar", "question")
"""The kinds in the order in which they are read: what happened, then who is worth following."""


@dataclass(frozen=True, slots=True)
class Part:
    """A story in a programme or an issue; ``size`` in seconds or in syllables."""

    story: PressStory
    size: int
    whole: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A story of the month that is not taken, and why; ``detail`` is what only this one has."""

    story: PressStory
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Rundown:
    """The programme of a month; ``total`` counts greeting, stories, changes and farewell."""

    month: PartialDate
    parts: tuple[Part, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def starts(self) -> tuple[int, ...]:
        """The second at which each part begins, and that at which the farewell does."""
        lengths = (part.size + CHANGE_SECONDS for part in self.parts)
        return tuple(accumulate(lengths, initial=OPENING_SECONDS))

    @property
    def total(self) -> int:
        """The seconds of the whole programme, 0 when there is nothing to tell."""
        return self.starts[-1] + CLOSING_SECONDS if self.parts else 0


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue: the first part is its main story."""

    number: int
    parts: tuple[Part, ...]

    @property
    def total(self) -> int:
        """The syllables of the issue."""
        return sum(part.size for part in self.parts)


@dataclass(frozen=True, slots=True)
class MonthPlan:
    """What a month has: its programme, its issues, and what can be repeated if it has neither."""

    broadcast: Rundown
    issues: tuple[Issue, ...]
    not_printed: tuple[LeftOut, ...]
    earlier: tuple[PressStory, ...]


class TooManyIssues(ValueError):
    """More issues than the plan allows in a year."""


def plan_month(
    catalogue: Catalogue, stories: Sequence[PressStory], month: PartialDate, numbers: range
) -> MonthPlan:
    """The plan of ``month``; ``numbers`` are those of its issues in their year.

    Raises ``TooManyIssues`` when too few would be left for the months to come.
    """
    found = [s for s in stories if month.first <= s.published.date() <= month.last]
    before = [s for s in stories if s.published.date() < month.first and not s.doubts]
    printed, not_printed = issues(catalogue, found, month, numbers)
    broadcast = rundown(catalogue, found, month)
    return MonthPlan(broadcast, printed, not_printed, tuple(before[:EARLIER]))


def objection(catalogue: Catalogue, story: PressStory, month: PartialDate) -> LeftOut | None:
    """Why a story is not for this month, whatever room there is."""
    if story.doubts:
        return LeftOut(story, story.doubts[0])
    record = story.record
    if isinstance(record, NewsItem) and record.date.last < _month_before(month):
        return LeftOut(story, "sự kiện đã cũ, chỉ dùng làm tư liệu", str(record.date))
    if isinstance(record, Movement):
        state = catalogue.movement_state(record, month.last)
        if state is MovementState.CLOSED:
            return LeftOut(story, "phong trào đã kết thúc")
    return None


def _month_before(month: PartialDate) -> date:
    """The first day of the month before ``month``."""
    first = month.first
    return date(first.year - (first.month == 1), (first.month - 2) % MONTHS + 1, 1)


def rundown(catalogue: Catalogue, stories: Sequence[PressStory], month: PartialDate) -> Rundown:
    """The programme of ``month`` out of its ``stories``: never longer than the plan allows."""
    fit, left_out = _sort_out(catalogue, stories, month)

    def size(story: PressStory) -> Part:
        whole = story.seconds <= LONGEST_STORY
        return Part(story, story.seconds if whole else story.lead_seconds, whole)

    room = PROGRAMME_SECONDS - OPENING_SECONDS - CLOSING_SECONDS
    parts = _choose(fit, room, size, CHANGE_SECONDS)
    taken = {part.story.address for part in parts}
    left_out += [
        LeftOut(story, "hết giờ", f"cần {in_minutes(size(story).size + CHANGE_SECONDS)}")
        for story in fit
        if story.address not in taken
    ]
    return Rundown(month, tuple(_in_order(parts)), tuple(left_out))


def issues(
    catalogue: Catalogue,
    stories: Sequence[PressStory],
    month: PartialDate,
    numbers: range,
) -> tuple[tuple[Issue, ...], tuple[LeftOut, ...]]:
    """The issues of ``month``, and what they leave out; raises ``TooManyIssues``."""
    assert month.month is not None
    to_come = MONTHS - month.month
    if numbers.stop - 1 + to_come > MOST_ISSUES:
        raise TooManyIssues(
            f"Số kỳ vượt kế hoạch: sau tháng này đã ra {numbers.stop - 1} kỳ, còn {to_come} tháng "
            f"mỗi tháng ít nhất 1 kỳ, mà cả năm không quá {MOST_ISSUES} kỳ."
        )
    fit, left_out = _sort_out(catalogue, stories, month)
    made = []
    for number in numbers:
        parts = _choose(fit, PAGE_SYLLABLES, lambda s: Part(s, s.syllables, True), 0)
        taken = {part.story.address for part in parts}
        fit = [story for story in fit if story.address not in taken]
        if parts:
            made.append(Issue(number, tuple(_main_first(parts))))
    left_out += [LeftOut(story, "hết chỗ trên trang") for story in fit]
    return tuple(made), tuple(left_out)


def _sort_out(
    catalogue: Catalogue, stories: Iterable[PressStory], month: PartialDate
) -> tuple[list[PressStory], list[LeftOut]]:
    fit: list[PressStory] = []
    left_out: list[LeftOut] = []
    for story in stories:
        against = objection(catalogue, story, month)
        if against is None:
            fit.append(story)
        else:
            left_out.append(against)
    return fit, left_out


def _choose(
    stories: Iterable[PressStory], room: int, size: Callable[[PressStory], Part], between: int
) -> list[Part]:
    """The parts that fit into ``room``, one of each kind in turn, ``between`` after each."""
    chosen: list[Part] = []
    for story in _in_turn(stories):
        part = size(story)
        if part.size + between <= room:
            chosen.append(part)
            room -= part.size + between
    return chosen


def _in_turn(stories: Iterable[PressStory]) -> Iterator[PressStory]:
    piles: dict[str, list[PressStory]] = {kind: [] for kind in CHOICE}
    for story in stories:
        piles[story.kind].append(story)
    for turn in range(max(map(len, piles.values()))):
        for pile in piles.values():
            if turn < len(pile):
                yield pile[turn]


def _in_order(parts: Iterable[Part]) -> list[Part]:
    return sorted(parts, key=lambda part: ORDER.index(part.story.kind))


def _main_first(parts: list[Part]) -> list[Part]:
    """The longest story of a person, a model or a movement first, then by kind."""
    told = [part for part in parts if part.story.kind in CHOICE[:2]] or parts
    main = max(told, key=lambda part: (part.size, part.story.address))
    return [main, *_in_order(part for part in parts if part is not main)]
