"""A corpus is content: it passes the checker, and the same seed gives the same bytes."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from bench.corpus import ROOT, files
from bench.made.law import CITED, CITING
from bench.rivals.articles import articles

from tests.bench.conftest import AS_WE_WRITE, COUNT
from thidua.check.context import Entry
from thidua.check.run import Checked, check
from thidua.records.base import Published
from thidua.records.exemplar import Exemplar


def written(out: Path, seed: int, hash_seed: str = "0") -> dict[str, bytes]:
    """The files that the command writes."""
    command = ["bench/corpus.py", "--records", str(COUNT), "--words", str(AS_WE_WRITE)]
    subprocess.run(
        [sys.executable, *command, "--seed", str(seed), "--out", str(out)],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        check=True,
    )
    found = (path for path in out.rglob("*") if path.is_file())
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}


@pytest.fixture(scope="module")
def checked(corpus: Path) -> Checked:
    """What the checker makes of it."""
    return check(corpus, "docs", date(2026, 11, 25))


def test_it_passes_the_checker(checked: Checked) -> None:
    assert checked.findings == ()


def test_it_has_as_many_records_as_asked_for_and_all_kinds(checked: Checked) -> None:
    kinds = Counter(entry.kind.name for entry, _ in checked.context.published())
    assert kinds.total() == COUNT
    assert len(kinds) == 7
    assert min(kinds.values()) >= 4


def test_no_two_records_look_the_same(checked: Checked) -> None:
    records = [record for _, record in checked.context.published()]
    assert len({record.body for record in records}) == COUNT
    assert len({getattr(record, "title", record.id) for record in records}) == COUNT


def test_the_decree_that_a_bench_ends_has_its_citing_pages(corpus: Path) -> None:
    texts = [path.read_text("utf-8") for path in corpus.rglob("*.md")]
    assert sum(CITED in text for text in texts) == CITING


def test_it_names_none_of_the_people_of_our_stories(checked: Checked) -> None:
    ours = check(ROOT / "docs", "docs", date(2026, 11, 25)).context
    names = {record.name for record in people(ours.published())}
    assert names.isdisjoint(record.name for record in people(checked.context.published()))


def people(published: Iterable[tuple[Entry, Published]]) -> list[Exemplar]:
    return [record for _, record in published if isinstance(record, Exemplar)]


def test_the_same_seed_gives_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    again = written(tmp_path / "again", 1, hash_seed="7")
    assert all((corpus / path).read_bytes() == data for path, data in again.items())
    assert len(again) == sum(path.is_file() for path in corpus.rglob("*"))
    assert written(tmp_path / "other", 2) != again


def test_other_generators_get_every_record_with_its_links_resolved(corpus: Path) -> None:
    made = list(articles(corpus))
    assert len(made) == len({(article.section, article.id) for article in made}) == COUNT
    assert not [article.id for article in made if "[[" in article.body or ".md)" in article.body]
    addresses = {f"/thi-dua/{article.section}/{article.id}/" for article in made}
    linked = {link for article in made for link in re.findall(r"\]\(([^)]*)\)", article.body)}
    assert linked
    assert linked <= addresses


def test_our_own_records_may_stand_among_them() -> None:
    ours = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    mixed = files(len(ours) + 100, seed=1, words=AS_WE_WRITE, with_content=True)
    assert ours < set(mixed)
    assert all(path in mixed for path in ours)
