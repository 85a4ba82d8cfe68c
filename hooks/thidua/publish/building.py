"""One build: what it begins with, what it takes over, what comes of it."""

import traceback
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from thidua.publish.output import Maker, Output, Past
from thidua.publish.plan import PagePlan
from thidua.publish.prepare import Aside, prepare
from thidua.publish.publication import FEEDS, Publication
from thidua.publish.remembered import Made, Name, Remembered
from thidua.read.cores import WORTH_A_CHILD, ChildDied, Crew, cores
from thidua.read.folder import digest
from thidua.read.kept import NOTHING_KEPT, Kept
from thidua.read.seen import Seen

PAGE = "page"

WORTH_A_CHILD_BESIDE = 10 * WORTH_A_CHILD
"""Pages of a site below which its index is made faster than a child is forked."""

_TOLD_AT_ONCE = 500
"""Things that a child tells its parent in one part: what several of them read is told once."""


@dataclass(frozen=True)
class LastBuild:
    """What there is of an earlier build: digests of its files below ``folder``, what it kept."""

    folder: Path = Path()
    files: Mapping[str, bytes] = field(default_factory=dict)
    kept: Kept = NOTHING_KEPT


@dataclass(frozen=True)
class Built:
    """A whole site: what it was made of, the number of its pages, its files as they were seen.

    Of what it was made is not known when the content changed meanwhile.
    """

    inputs: bytes | None
    pages: int
    seen: Seen


class Building:
    """The build of a publication into ``folder``.

    ``things`` are pages, items and stories that were made, for the next build;
    ``paths`` are those of files that the engine writes, or that were written
    twice; ``drafts`` are the makers whose knowledge is drafted for the next build.
    """

    def __init__(self, made: Publication, last: LastBuild, folder: Path) -> None:
        self.made = made
        self.last = last
        self.output = Output(folder)
        self.things: dict[Name, Made] = {}
        self.pages: dict[str, bytes] = {}
        self.paths: list[str] = []
        self.drafts: list[str] = []

    @property
    def _key(self) -> str:
        return f"{self.made.base_url} {self.made.release}"

    @cached_property
    def _remembered(self) -> Remembered:
        return Remembered(self.made.reads, self.last.kept, self._key)

    def past(self, maker: str) -> Past:
        """What the last build has left to one maker of files."""
        last = self.last
        return Past(last.folder, last.files, last.kept.recall(maker, self._key), last.kept)

    def pages_to_make(self) -> list[PagePlan]:
        """Make the files that are no pages; find the pages that changed. Raises ``ChildDied``."""
        pasts = {name: self.past(name) for name in {FEEDS, *self.made.makers_of_items}}
        _ = self.made.reads.world  # once for all processes, as the feeds below
        with self._beside(self.made.makers_of_plan) as aside:
            # Items and stories come before pages, which tell of them.
            self.things |= prepare(self.made, self._remembered, self.output, pasts[FEEDS], aside)
            pages = list(self._changed_pages())
        self._make(self.made.makers_of_items, pasts)
        return pages

    def _changed_pages(self) -> Iterator[PagePlan]:
        _ = self.made.feeds.all
        bodies = self.made.catalogue.body_marks
        marks = {page.uri: bodies.get(page.uri, b"") for page in self.made.plan.pages}
        known = self._remembered.recall(PAGE, marks)
        for page in self.made.plan.pages:
            digest = known.get(page.uri)
            if digest is not None and self.last.files.get(page.file) == digest:
                self.output.leave(page.file)
            else:
                yield page

    @contextmanager
    def _beside(self, makers: Mapping[str, Maker]) -> Iterator[Aside | None]:
        """Let a child make files while this process goes on; where it is little work, make them.

        What takes long, since nothing is known, is to be done ``aside`` by one
        of the children that also make all else.
        """
        pasts = {name: self.past(name) for name in makers}
        is_known = all(past.kept is not None for past in pasts.values())
        is_small = len(self.made.plan.pages) < WORTH_A_CHILD_BESIDE
        if is_small or cores() == 1 or (is_known and self._remembered.stays):
            self._make(makers, pasts)
            yield None
        elif not is_known:
            yield Aside(lambda: self._share(makers, pasts), lambda told: self.take_in(iter(told)))
        else:
            crew = Crew(2)
            if crew.number:
                crew.hand_back_in_parts(self._try(makers, pasts))
            try:
                yield None
                self._take_in_of(crew)
            finally:
                crew.dismiss()

    @property
    def digests(self) -> dict[str, bytes]:
        """Of the files that were made: of pages and of others."""
        return {**self.pages, **self.output.made}

    def page_made(self, page: PagePlan, reads: Mapping[Any, str], data: bytes) -> None:
        """Remember what a finished page was made of."""
        known = self.pages[page.file] = digest(data)
        mark = self.made.catalogue.body_marks.get(page.uri, b"")
        self.things[PAGE, page.uri] = Made(mark, self.made.reads.pairs(reads), known)

    def _make(self, makers: Mapping[str, Maker], pasts: Mapping[str, Past]) -> None:
        for name, maker in makers.items():
            self.last.kept.draft(name, self._key, maker(self.output, pasts[name]))
            self.drafts.append(name)

    def _try(self, makers: Mapping[str, Maker], pasts: Mapping[str, Past]) -> Iterator[object]:
        """The work of a child, whose failure the parent tells."""
        try:
            told = self._share(makers, pasts)
        except Exception:  # noqa: BLE001  (whatever it is, the parent must hear of it)
            yield traceback.format_exc()
        else:
            yield from (None, *told)

    def _share(self, makers: Mapping[str, Maker], pasts: Mapping[str, Past]) -> tuple[object, ...]:
        """In a child: make files, and what the parent is to be told of them."""
        self.begin_share()
        self._make(makers, pasts)
        return tuple(self.end_share())

    def _take_in_of(self, crew: Crew) -> None:
        for parts in crew.answers_in_parts():
            failure = next(parts)
            if failure is not None:
                raise ChildDied(failure)
            self.take_in(parts)
        crew.dismiss()

    def begin_share(self) -> None:
        """In a child: tell the parent only of what is made from here on."""
        self.things, self.pages, self.paths, self.drafts = {}, {}, [], []
        self.output = Output(self.output.folder)

    def end_share(self) -> Iterator[object]:
        """What a child tells its parent when it has done its share; things are let go as told."""
        yield self.pages, self.output, self.paths, self.drafts
        while self.things:
            few = islice(iter(self.things), _TOLD_AT_ONCE)
            yield {name: self.things.pop(name) for name in tuple(few)}

    def take_in(self, told: Iterator[Any]) -> None:
        """Take in what a child has told."""
        pages, output, paths, drafts = next(told)
        self.drafts += drafts
        self.paths += paths
        self.paths += self._files & {*output.made, *output.same}
        self.pages.update(pages)
        self.output.made.update(output.made)
        self.output.same.update(output.same)
        for things in told:
            self.things.update(things)

    @property
    def _files(self) -> set[str]:
        return {*self.output.made, *self.output.same}

    @property
    def made_twice(self) -> list[str]:
        """The paths at which two files would stand; there must be none."""
        times = Counter([*self.paths, *self.output.made, *self.output.same])
        return sorted(path for path, count in times.items() if count > 1)

    def keep(self) -> None:
        """Keep for the next build what this one knows."""
        self._remembered.keep(self.things)
        for name in self.drafts:
            self.last.kept.confirm(name)
