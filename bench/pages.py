"""What a page costs, in bytes and in time: ``make bench-pages`` writes ``bench/PAGES.md``.

With options it measures a part and prints it. Every page of a content folder
is made in this one process, by the engine and with our hooks; what else a
build makes is left out. Bytes are the same at every run, times are not.
"""

import argparse
import logging
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "hooks")]

from bench import corpus  # noqa: E402  (the path comes first)
from bench.made.drawing import TODAY  # noqa: E402
from bench.page_parts import PARTS, parts, sent  # noqa: E402
from bench.report import rewrite, table  # noqa: E402
from mkdocs.commands.build import build as build_with  # noqa: E402
from mkdocs.config import load_config  # noqa: E402
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority  # noqa: E402

from thidua.catalogue.catalogue import build  # noqa: E402
from thidua.check.run import check  # noqa: E402
from thidua.publish.output import Maker  # noqa: E402
from thidua.publish.prose import Body  # noqa: E402
from thidua.publish.publication import Publication, publication  # noqa: E402
from thidua.publish.structured_data import structured_data  # noqa: E402
from thidua.records.body_text import BodyText  # noqa: E402

OUR_CONTENT = 0
SIZES = (OUR_CONTENT, 1_000, 5_000)
"""Records of the folders that are measured."""

FIRST, LAST = event_priority(100), event_priority(-100)
STEPS = ("body", "view", "template", "kept")
"""What is timed: Markdown, what templates show, Jinja, what the next build must know."""


@dataclass(frozen=True)
class MadePage:
    """A page as it was made: its type, its text, milliseconds by step, the number of its reads."""

    kind: str
    address: str
    words: int
    html: str
    body: str
    milliseconds: dict[str, float]
    reads: int


class Stopwatch(BasePlugin):  # type: ignore[no-untyped-call]
    """Takes the time of each step of each page, and keeps the page."""

    def __init__(self, made: Publication) -> None:
        self.made = made
        self.pages: list[MadePage] = []
        self._begun = 0.0
        self._body = 0.0
        self._taken: dict[str, float] = {}
        render = made.texts.body

        def timed(uri: str, text: BodyText) -> Body:
            start = time.process_time()
            body = render(uri, text)
            self._body = (time.process_time() - start) * 1000
            return body

        setattr(made.texts, "body", timed)  # noqa: B010  (mypy knows it as a method)

    def _take(self, step: str) -> None:
        now = time.process_time()
        self._taken[step] = (now - self._begun) * 1000
        self._begun = time.process_time()

    @FIRST
    def _before_view(self, context: Any, page: Any, **more: Any) -> None:
        self._taken = {}
        self._begun = time.process_time()

    @LAST
    def _after_view(self, context: Any, page: Any, **more: Any) -> None:
        self._take("view")
        self._taken = {"body": self._body, "view": self._taken["view"] - self._body}

    on_page_context = CombinedEvent(_before_view, _after_view)

    @FIRST
    def _before_keeping(self, output: str, page: Any, **more: Any) -> None:
        self._take("template")
        self._page = MadePage(
            page.plan.template.removesuffix(".html"),
            page.plan.address,
            len(str(page.plan.body).split()),
            output,
            page.content,
            self._taken,
            len(page.reads),
        )
        self._begun = time.process_time()

    @LAST
    def _after_keeping(self, output: str, page: Any, **more: Any) -> None:
        self._take("kept")
        self.pages.append(self._page)

    on_post_page = CombinedEvent(_before_keeping, _after_keeping)


@dataclass(frozen=True)
class PagesOnly(Publication):
    """A site of pages: no feeds, no index of search, no files for newsrooms."""

    @property
    def makers_of_plan(self) -> Mapping[str, Maker]:
        return {}

    makers_of_items = makers_of_plan


def made_pages(docs: Path) -> tuple[list[MadePage], list[float]]:
    """Every page of a content folder; the milliseconds of structured data, by itself, of each."""
    checked = check(docs, docs.name, TODAY)
    whole = publication(build(checked.context), None, release=True)
    made = PagesOnly(whole.catalogue, whole.plan, whole.base_url, whole.release)
    watch = Stopwatch(made)
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as site:
        config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=site)
        config.extra.update(publication=made)
        config.plugins["stopwatch"] = watch
        build_with(config)
    again = []
    for page in made.plan.pages:
        made.reads.note_in({})
        begun = time.process_time()
        structured_data(made.watched, page, made.plan.trail(page))
        again.append((time.process_time() - begun) * 1000)
    return watch.pages, again


def by_type(pages: Iterable[MadePage]) -> dict[str, list[MadePage]]:
    """The pages of each type, those with most pages first."""
    found: dict[str, list[MadePage]] = defaultdict(list)
    for page in pages:
        found[page.kind].append(page)
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0])))


def weights(groups: dict[str, list[MadePage]]) -> str:
    """Bytes of each type of page, as they stand and as they are sent."""
    rows = []
    for kind, pages in groups.items():
        raw = [len(page.html.encode()) for page in pages]
        small = [sent(page.html) for page in pages]
        words = statistics.median(page.words for page in pages)
        figures = (statistics.median(raw), max(raw), statistics.median(small), max(small))
        rows.append([kind, str(len(pages)), f"{words:.0f}", *(f"{each:,.0f}" for each in figures)])
    head = ["page", "pages", "words of the body", "bytes", "max", "gzipped", "max"]
    return table(head, rows)


def shares(groups: dict[str, list[MadePage]]) -> str:
    """Of each type the median bytes of each part, and by how much it makes the sent page larger."""
    rows = []
    for kind, pages in groups.items():
        cut = [parts(page.html, page.body) for page in pages]
        cells = []
        for name in PARTS:
            found = [each.get(name, (0, 0)) for each in cut]
            raw, small = (statistics.median(pair) for pair in zip(*found, strict=True))
            cells.append(f"{raw:,.0f} / {small:,.0f}" if raw else "")
        rows.append([kind, *cells])
    return table(["page", *PARTS], rows)


def times(groups: dict[str, list[MadePage]], structured: Sequence[float]) -> str:
    """Milliseconds of processor time of each step: medians by type, and of all pages the sum."""
    rows = []
    for kind, pages in groups.items():
        taken = [[page.milliseconds[step] for page in pages] for step in STEPS]
        reads = statistics.median(page.reads for page in pages)
        rows.append([kind, *(f"{statistics.median(each):.2f}" for each in taken), f"{reads:.0f}"])
    every = [page for pages in groups.values() for page in pages]
    sums = [sum(page.milliseconds[step] for page in every) for step in STEPS]
    rows.append(["*all pages, s*", *(f"{each / 1000:.2f}" for each in sums), ""])
    rows.append(["*a page, mean*", *(f"{each / len(every):.2f}" for each in sums), ""])
    alone = statistics.median(structured)
    words = f"Structured data, made once more by itself: median {alone:.2f} ms a page."
    return f"{table(['page', *STEPS, 'reads'], rows)}\n\n{words}"


def report(docs: Path, title: str) -> str:
    """The tables of one content folder."""
    pages, structured = made_pages(docs)
    groups = by_type(pages)
    total = sum(len(page.html.encode()) for page in pages)
    return "\n\n".join(
        [
            f"## {title}",
            f"{len(pages):,} pages, {total:,} bytes: {total / len(pages):,.0f} a page.",
            weights(groups),
            "Bytes of each part / by how much it makes the gzipped page larger, medians:",
            shares(groups),
            "Milliseconds of processor time, medians:",
            times(groups, structured),
        ]
    )


def main() -> int:
    """Measure what is asked for; print it, or write the file when nothing was chosen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=SIZES, help="0: our own content")
    parser.add_argument("--words", type=int, default=700, help="mean words of a story")
    parser.add_argument("--docs", type=Path, help="a content folder of one's own")
    given = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # one process makes all pages
    found = []
    if given.docs:
        print(report(given.docs.resolve(), given.docs.name))
        return 0
    for size in given.records:
        with tempfile.TemporaryDirectory() as folder:
            docs = ROOT / "docs"
            if size != OUR_CONTENT:
                docs = Path(folder) / "docs"
                corpus.write(docs, size, words=given.words)
            found.append(report(docs, f"{size:,} records" if size else "Our own content"))
        print(found[-1], flush=True)
    if len(sys.argv) == 1:
        rewrite(ROOT / "bench/PAGES.md", "\n\n".join(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
