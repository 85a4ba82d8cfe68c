"""Before any page: the items and the newsroom files of all records, on all cores.

What the last build left and today's would be the same is taken over. All else
is made record by record, so that the body of each is rendered once.
"""

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from thidua.catalogue.catalogue import Key
from thidua.publish.feeds.archives import Written
from thidua.publish.feeds.documents import places
from thidua.publish.feeds.item_texts import Places
from thidua.publish.output import Output, Past
from thidua.publish.plan import shown_body
from thidua.publish.press.files import StoryFiles
from thidua.publish.publication import Publication
from thidua.publish.reads import Read
from thidua.publish.remembered import Made, Name, Noted, Remembered
from thidua.publish.spool import Slice, Spool
from thidua.read.cores import WORTH_A_CHILD, ChildDied, Crew, Shares, cores
from thidua.records.base import Published

ITEM, STORY = "item", "story"


class _Story(NamedTuple):
    """What came of a story: its length, the digests of its files by path."""

    syllables: int
    files: tuple[tuple[str, bytes], ...]


@dataclass(frozen=True)
class _Task:
    """A record of which something must be made."""

    key: Key
    record: Published
    has_item: bool = False
    is_story: bool = False


class Aside(NamedTuple):
    """Other ``work`` for a child, which it does first; the parent is to ``take_in`` its answer."""

    work: Callable[[], Any]
    take_in: Callable[[Any], None]


@dataclass
class _Done:
    """What one process made: bodies put aside, places of items, things for the next build.

    ``told`` is the answer of what it did aside.
    """

    bodies: list[tuple[str, Slice, tuple[Noted, ...]]] = field(default_factory=list)
    items: list[tuple[Written, Places]] = field(default_factory=list)
    things: dict[Name, Made] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    told: Any = None
    failure: str | None = None


def prepare(
    made: Publication,
    remembered: Remembered,
    output: Output,
    past: Past,
    aside: Aside | None = None,
) -> dict[Name, Made]:
    """Make or take over all items and stories; the answer is to be kept for the next build.

    ``past`` is what the documents of feeds were. What is to be done ``aside``
    has half of the cores. Raises ``ChildDied``.
    """
    count = cores() if len(made.plan.pages) >= WORTH_A_CHILD else 1
    if aside:
        count = max(2, count)
    spool = Spool(output.folder.parent, count)
    made.texts.begin(spool)
    made.texts.items.begin(spool, past.folder, places(past))
    tasks = list(_tasks(made, remembered, output, past))
    shares = Shares(tasks)
    crew = Crew(1 + count // 2 if aside else min(count, 1 + len(tasks) // WORTH_A_CHILD))
    if crew.number:
        first = aside.work if aside and crew.number == 1 else None
        crew.hand_back(_try(made, shares, output.folder, crew.number, first))
    try:
        things: dict[Name, Made] = {}
        for done in (_work(made, chain.from_iterable(shares), output, 0), *crew.answers()):
            if done.failure is not None:
                raise ChildDied(done.failure)
            if aside and done.told is not None:
                aside.take_in(done.told)
            _learn(made, done)
            output.made.update(done.files)
            things.update(done.things)
        return things
    finally:
        crew.dismiss()


def _tasks(
    made: Publication, remembered: Remembered, output: Output, past: Past
) -> Iterator[_Task]:
    """The records whose item or story must be made; those of all others are taken over."""
    records, uris = made.catalogue.records, made.catalogue.uris
    named = {id(record): (key, uris[key]) for key, record in records.items()}
    in_feeds = [named[id(record)] for _, record in made.feeds.out]
    items = set(_without_item(made, remembered, in_feeds))
    order = [(*named[id(record)], record) for record in made.press.order]
    stories = set(_without_story(made, remembered, output, past, order))
    for key, record in records.items():
        if key in items or key in stories:
            assert isinstance(record, Published)
            yield _Task(key, record, key in items, key in stories)


def _without_item(
    made: Publication, remembered: Remembered, wanted: Sequence[tuple[Key, str]]
) -> Iterator[Key]:
    texts, bodies = made.texts, made.catalogue.body_marks
    known = remembered.recall(ITEM, {uri: bodies[uri] for _, uri in wanted})
    for key, uri in wanted:
        written = known.get(uri)
        if written is not None and written.digest in texts.items:
            texts.learn_item(key, written)
        else:
            yield key


def _without_story(
    made: Publication,
    remembered: Remembered,
    output: Output,
    past: Past,
    wanted: Sequence[tuple[Key, str, Published]],
) -> Iterator[Key]:
    marks = {uri: _story_mark(made, uri, record) for _, uri, record in wanted}
    known = remembered.recall(STORY, marks)
    there = past.files
    for key, uri, _ in wanted:
        story: _Story | None = known.get(uri)
        if story is not None and all(there.get(path) == digest for path, digest in story.files):
            made.texts.learn_syllables(key, story.syllables)
            output.same.update((path, path) for path, _ in story.files)
        else:
            yield key


def _story_mark(made: Publication, uri: str, record: Published) -> bytes:
    """Another one for another body, and when a story gets or loses its Word file."""
    return made.catalogue.body_marks[uri] + bytes([made.press.has_word_file(record)])


def _try(
    made: Publication,
    shares: Shares[_Task],
    folder: Path,
    number: int,
    first: Callable[[], Any] | None,
) -> _Done:
    """The work of a child, whose failure the parent tells."""
    try:
        told = first() if first else None
        return replace(_work(made, chain.from_iterable(shares), Output(folder), number), told=told)
    except Exception:  # noqa: BLE001  (whatever it is, the parent must hear of it)
        return _Done(failure=traceback.format_exc())


def _work(made: Publication, tasks: Iterable[_Task], output: Output, number: int) -> _Done:
    """Make what is wanted of some records; ``number`` is that of the process."""
    reads, texts = made.reads, made.texts
    done = _Done()
    files = StoryFiles()
    for task in tasks:
        uri = made.catalogue.uris[task.key]
        noted: dict[Read, str] = {}
        reads.note_in(noted)
        record = reads.catalogue.records[task.key]  # what it says changes all that is made of it
        assert isinstance(record, Published)
        body = texts.body(uri, shown_body(task.record))
        markup = body.absolute(made.base_url)
        of_body = reads.pairs(noted)
        done.bodies.append((uri, texts.put_aside(body, number), of_body))
        if task.has_item:
            written = texts.write_item(record, markup, number)
            done.items.append((written, texts.items.places(written)))
            done.things[ITEM, uri] = Made(
                made.catalogue.body_marks[uri], reads.pairs(noted), written
            )
        if task.is_story:
            noted = dict(of_body)
            reads.note_in(noted)
            word = made.press.has_word_file(task.record)
            story = texts.teller.story(record, markup, has_word_file=word)
            written_files = tuple((path, output.write(path, d)) for path, d in files.of(story))
            done.things[STORY, uri] = Made(
                _story_mark(made, uri, task.record),
                reads.pairs(noted),
                _Story(story.syllables, written_files),
            )
    done.files = output.made
    return done


def _learn(made: Publication, done: _Done) -> None:
    """Let this process know what one of the crew has made."""
    keys = {uri: key for key, uri in made.catalogue.uris.items()}
    for uri, place, noted in done.bodies:
        made.texts.learn_body(uri, place, noted)
    for written, where in done.items:
        made.texts.items.learn(written, where)
    for (sort, uri), thing in done.things.items():
        if sort == ITEM:
            made.texts.learn_item(keys[uri], thing.answer)
        else:
            made.texts.learn_syllables(keys[uri], thing.answer.syllables)
