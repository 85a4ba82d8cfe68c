"""One build: what it begins with, what it takes over, what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from thidua.publish.output import Output, Past
from thidua.publish.plan import PagePlan, body_mark
from thidua.publish.prepare import prepare
from thidua.publish.publication import Publication
from thidua.publish.remembered import Made, Name, Remembered
from thidua.read.folder import digest
from thidua.read.kept import NOTHING_KEPT, Kept

PAGE = "page"


@dataclass(frozen=True)
class LastBuild:
    """What there is of an earlier build: digests of its files below ``folder``, what it kept."""

    folder: Path = Path()
    files: Mapping[str, bytes] = field(default_factory=dict)
    kept: Kept = NOTHING_KEPT


@dataclass(frozen=True)
class Built:
    """A whole site: the number of its pages, the digests of all its files by their path."""

    pages: int
    files: Mapping[str, bytes]


class Building:
    """The build of a publication into ``folder``.

    ``things`` are pages, items and stories that were made, for the next build;
    ``keeps`` what each maker of files wants to know then. ``paths`` are those
    of all files, as often as somebody put one there.
    """

    def __init__(self, made: Publication, last: LastBuild, folder: Path) -> None:
        self.made = made
        self.last = last
        self.output = Output(folder)
        self.things: dict[Name, Made] = {}
        self.keeps: dict[str, object] = {}
        self.pages: dict[str, bytes] = {}
        self.paths: list[str] = []

    @property
    def _key(self) -> str:
        return f"{self.made.base_url} {self.made.release}"

    @cached_property
    def _remembered(self) -> Remembered:
        return Remembered(self.made.reads, self.made.catalogue, self.last.kept, self._key)

    def past(self, maker: str) -> Past:
        """What the last build has left to one maker of files."""
        last = self.last
        return Past(last.folder, last.files, last.kept.recall(maker, self._key), last.kept)

    def pages_to_make(self) -> list[PagePlan]:
        """Prepare items and stories, of which pages tell; then find the pages that changed."""
        self.things |= prepare(self.made, self._remembered, self.output, self.past("feeds"))
        _ = self.made.feeds.all  # once for all processes
        return [page for page in self.made.plan.pages if not self._takes_over(page)]

    def _takes_over(self, page: PagePlan) -> bool:
        digest = self._remembered.recall((PAGE, page.uri), body_mark(page.body))
        if digest is None or self.last.files.get(page.file) != digest:
            return False
        self.output.leave(page.file)
        return True

    @property
    def digests(self) -> dict[str, bytes]:
        """Of the files that were made: of pages and of others."""
        return {**self.pages, **self.output.made}

    def page_made(self, page: PagePlan, reads: Mapping[Any, str], data: bytes) -> None:
        """Remember what a finished page was made of."""
        known = self.pages[page.file] = digest(data)
        self.things[PAGE, page.uri] = Made(
            body_mark(page.body), self.made.reads.pairs(reads), known
        )

    def begin_share(self) -> None:
        """In a child: tell the parent only of what is made from here on."""
        self.things, self.output = {}, Output(self.output.folder)

    def make(self, maker: str) -> None:
        """Let one maker write its files."""
        self.keeps[maker] = self.made.makers[maker](self.output, self.past(maker))

    def end_share(self) -> tuple[Any, ...]:
        """What a child tells its parent when it has done its share."""
        self.paths += [*self.output.made, *self.output.same]
        return self.things, self.keeps, self.pages, self.output, self.paths

    def take_in(self, told: tuple[Any, ...]) -> None:
        """Take in what a child has told."""
        things, keeps, pages, output, paths = told
        self.things.update(things)
        self.keeps.update(keeps)
        self.pages.update(pages)
        self.output.made.update(output.made)
        self.output.same.update(output.same)
        self.paths += paths

    def keep(self) -> None:
        """Keep for the next build what this one knows."""
        self._remembered.keep(self.things)
        for maker, value in self.keeps.items():
            self.last.kept.keep(maker, self._key, value)
