"""Before any page: the items and the newsroom files of all records, on all cores.

What the last build left and today's would be the same is taken over. All else
is made record by record, so that the body of each is rendered once.
"""

import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from thidua.catalogue.catalogue import Key
from thidua.publish.feeds.archives import Written
from thidua.publish.feeds.documents import places
from thidua.publish.feeds.item_texts import Places
from thidua.publish.output import Output, Past
from thidua.publish.plan import body_mark, shown_body
from thidua.publish.press.files import StoryFiles
from thidua.publish.publication import Publication
from thidua.publish.reads import Read
from thidua.publish.remembered import Made, Name, Noted, Remembered
from thidua.publish.spool import Slice, Spool
from thidua.read.cores import WORTH_A_CHILD, ChildDied, Crew, cores
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


@dataclass
class _Done:
    """What one process made: bodies put aside, places of items, things for the next build."""

    bodies: list[tuple[str, Slice, tuple[Noted, ...]]] = field(default_factory=list)
    items: list[tuple[Written, Places]] = field(default_factory=list)
    things: dict[Name, Made] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    failure: str | None = None


def prepare(
    made: Publication, remembered: Remembered, output: Output, past: Past
) -> dict[Name, Made]:
    """Make or take over all items and stories; the answer is to be kept for the next build.

    ``past`` is what the documents of feeds were. Raises ``ChildDied``.
    """
    count = cores() if len(made.plan.pages) >= WORTH_A_CHILD else 1
    spool = Spool(output.folder.parent, count)
    made.texts.begin(spool)
    made.texts.items.begin(spool, past.folder, places(past))
    tasks = list(_tasks(made, remembered, output, past))
    crew = Crew(min(count, 1 + len(tasks) // WORTH_A_CHILD))
    if crew.number:
        crew.hand_back(_try(made, tasks[crew.number :: crew.count], output.folder, crew.number))
    try:
        things: dict[Name, Made] = {}
        for done in (_work(made, tasks[:: crew.count], output, 0), *crew.answers()):
            if done.failure is not None:
                raise ChildDied(done.failure)
            _learn(made, done)
            output.made.update(done.files)
            things.update(done.things)
        return things
    finally:
        crew.dismiss()


def _tasks(
    made: Publication, remembered: Remembered, output: Output, past: Past
) -> Iterable[_Task]:
    catalogue, texts = made.catalogue, made.texts
    in_feeds = {id(record) for _, record in made.feeds.out()}
    stories = {id(record) for record in made.press.order}
    for key, record in catalogue.records.items():
        has_item, is_story = id(record) in in_feeds, id(record) in stories
        if not isinstance(record, Published) or not (has_item or is_story):
            continue
        mark, uri = body_mark(shown_body(record)), catalogue.uris[key]
        if has_item:
            written = remembered.recall((ITEM, uri), mark)
            if written is not None and written.digest in texts.items:
                texts.learn_item(key, written)
                has_item = False
        if is_story:
            word = made.press.has_word_file(record)
            story = remembered.recall((STORY, uri), _story_mark(mark, has_word_file=word))
            if story is not None and all(past.files.get(p) == d for p, d in story.files):
                texts.learn_syllables(key, story.syllables)
                for path, _ in story.files:
                    output.leave(path)
                is_story = False
        if has_item or is_story:
            yield _Task(key, record, has_item, is_story)


def _story_mark(body: str, *, has_word_file: bool) -> str:
    return f"{body} {has_word_file}"


def _try(made: Publication, tasks: Sequence[_Task], folder: Path, number: int) -> _Done:
    """The work of a child, whose failure the parent tells."""
    try:
        return _work(made, tasks, Output(folder), number)
    except Exception:  # noqa: BLE001  (whatever it is, the parent must hear of it)
        return _Done(failure=traceback.format_exc())


def _work(made: Publication, tasks: Sequence[_Task], output: Output, number: int) -> _Done:
    """Make what is wanted of some records; ``number`` is that of the process."""
    reads, texts = made.reads, made.texts
    done = _Done()
    files = StoryFiles()
    for task in tasks:
        uri, text = made.catalogue.uris[task.key], shown_body(task.record)
        mark = body_mark(text)
        noted: dict[Read, str] = {}
        reads.note_in(noted)
        record = reads.catalogue.records[task.key]  # what it says changes all that is made of it
        assert isinstance(record, Published)
        body = texts.body(uri, text)
        markup = body.absolute(made.base_url)
        of_body = reads.pairs(noted)
        done.bodies.append((uri, texts.put_aside(body, number), of_body))
        if task.has_item:
            written = texts.write_item(record, markup, number)
            done.items.append((written, texts.items.places(written)))
            done.things[ITEM, uri] = Made(mark, reads.pairs(noted), written)
        if task.is_story:
            noted = dict(of_body)
            reads.note_in(noted)
            word = made.press.has_word_file(task.record)
            story = texts.teller.story(record, markup, has_word_file=word)
            written_files = tuple((path, output.write(path, d)) for path, d in files.of(story))
            done.things[STORY, uri] = Made(
                _story_mark(mark, has_word_file=word),
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
