"""An index that is brought up to date is the one that is made from nothing, byte for byte."""

import pickle
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from bench.built_index import DAY, ROOT

from thidua.catalogue.catalogue import Key, build
from thidua.check.run import check
from thidua.publish.output import NO_PAST, Output
from thidua.publish.plan import PagePlan, Plan, make_plan
from thidua.publish.search import crews, postings, texts, write_index
from thidua.publish.search.files import INDEX
from thidua.read.folder import digest
from thidua.read.kept import Kept
from thidua.records.base import Published
from thidua.records.body_text import BodyText

Edit = Callable[[random.Random, list[PagePlan]], None]
"""Changes the pages of a plan in place."""


class Site:
    """A folder with an index, and what its build has kept; at first those of another site."""

    def __init__(self, folder: Path, like: "Site | None" = None) -> None:
        self._root = folder
        self._builds = 0
        self.kept = folder / "kept"
        if like is not None:
            shutil.copytree(like.kept, self.kept)
        self.past = replace(like.past if like else NO_PAST, store=Kept(self.kept, "tests"))
        self.output = Output(folder)

    def build(self, plan: Plan) -> dict[str, bytes]:
        """Bring the index up to date and return its files."""
        self._builds += 1
        folder = self._root / f"build-{self._builds}"
        self.output = Output(folder)
        kept = write_index(plan, world_of(plan), self.output, self.past)
        for path, before in self.output.same.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(self.past.folder / before, folder / path)
        files = contents(folder)
        digests = {path: digest(data) for path, data in files.items()}
        # As a build finds it: what was kept has been through a file.
        self.past = replace(
            self.past, folder=folder, files=digests, kept=pickle.loads(pickle.dumps(kept))
        )
        return files


def world_of(plan: Plan) -> str:
    """Changes with all that a plan holds but for bodies, which no record dumps."""
    pages = [replace(page, record=None) for page in plan.pages]
    shown = [page.record for page in plan.pages if page.record is not None]
    told = [record.model_dump_json() for record in (*plan.catalogue.records.values(), *shown)]
    return digest(repr((plan.catalogue.today, pages, told)).encode()).hex()


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def before(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The index of the real content as a build leaves it to the next."""
    site = Site(tmp_path_factory.mktemp("before"))
    site.build(plan)
    return site


@pytest.fixture
def site(tmp_path: Path, before: Site) -> Site:
    """A site with this index."""
    return Site(tmp_path / "site", before)


@pytest.fixture
def clean(tmp_path: Path) -> Callable[[Plan], dict[str, bytes]]:
    """Builds the index of a plan from nothing."""

    def built(plan: Plan) -> dict[str, bytes]:
        shutil.rmtree(tmp_path / "clean", ignore_errors=True)
        write_index(plan, world_of(plan), Output(tmp_path / "clean"), NO_PAST)
        return contents(tmp_path / "clean")

    return built


def with_pages(plan: Plan, pages: list[PagePlan]) -> Plan:
    was = plan.catalogue
    uris = {was.key(page.record): page.uri for page in pages if page.record is not None}
    marks = {page.uri: digest(page.body.data) for page in pages if page.written}
    known = {"uris": {**was.uris, **uris}, "body_marks": {**was.body_marks, **marks}}
    return Plan(replace(was, **known), tuple(pages))


def after_each(plan: Plan, chance: random.Random, *edits: Edit) -> Iterator[tuple[str, Plan]]:
    """The plan after one edit, then after one more, and so on, each with the edit's name."""
    pages = list(plan.pages)
    for edit in edits:
        edit(chance, pages)
        yield edit.__name__, with_pages(plan, pages)


def of_kind(pages: list[PagePlan], folder: str) -> list[int]:
    return [
        place
        for place, page in enumerate(pages)
        if page.uri.startswith(f"{folder}/") and isinstance(page.record, Published)
    ]


def with_record(page: PagePlan, **changed: Any) -> PagePlan:
    assert page.record is not None
    return replace(page, record=page.record.model_copy(update=changed))


def _body(chance: random.Random, pages: list[PagePlan]) -> None:
    place = chance.choice(of_kind(pages, "exemplars"))
    words = f"Chưa đâu có từ zơzự{chance.randrange(99)} và khen thưởng khên thưỡng."
    pages[place] = with_record(pages[place], body=BodyText(f"{pages[place].body}\n\n{words}\n"))


def _body_emptied(chance: random.Random, pages: list[PagePlan]) -> None:
    place = chance.choice(of_kind(pages, "news"))
    pages[place] = with_record(pages[place], body=BodyText())


def _title(chance: random.Random, pages: list[PagePlan]) -> None:
    place = chance.choice(of_kind(pages, "faq"))
    pages[place] = replace(pages[place], title=f"Ai được khen lần {chance.randrange(99)}?")


def _number(chance: random.Random, pages: list[PagePlan]) -> None:
    place = chance.choice(of_kind(pages, "exemplars"))
    number = f"{chance.randrange(1, 99)}/2099/NĐ-CP"
    pages[place] = replace(pages[place], description=f"Theo Nghị định số {number}, UBND tỉnh.")


def _added(chance: random.Random, pages: list[PagePlan]) -> None:
    page = pages[chance.choice(of_kind(pages, "exemplars"))]
    id = f"moi-{chance.randrange(10**6)}"
    new = with_record(page, id=id, published=_published(page) + timedelta(chance.choice((0, 9999))))
    pages.append(replace(new, uri=f"exemplars/2024/{id}.md", address=f"guong-dien-hinh/{id}/"))


def _removed(chance: random.Random, pages: list[PagePlan]) -> None:
    del pages[chance.choice(of_kind(pages, chance.choice(("exemplars", "news", "legal"))))]


def _address(chance: random.Random, pages: list[PagePlan]) -> None:
    place = chance.choice(of_kind(pages, "news"))
    pages[place] = replace(pages[place], address=f"tin-tuc/khac-{chance.randrange(99)}/")


def _day_of_publication(chance: random.Random, pages: list[PagePlan]) -> None:
    place = chance.choice(of_kind(pages, "exemplars"))
    earlier = _published(pages[place]) - timedelta(chance.randrange(1, 900))
    pages[place] = with_record(pages[place], published=earlier)


def _published(page: PagePlan) -> Any:
    assert isinstance(page.record, Published)
    return page.record.published


EDITS: tuple[Edit, ...] = (
    _body,
    _body_emptied,
    _title,
    _number,
    _added,
    _removed,
    _address,
    _day_of_publication,
)


@pytest.mark.parametrize("seed", range(len(EDITS)))
def test_an_index_after_edits_equals_a_clean_one(
    plan: Plan, site: Site, clean: Callable[[Plan], dict[str, bytes]], seed: int
) -> None:
    chance = random.Random(seed)
    for name, edited in after_each(plan, chance, EDITS[seed], chance.choice(EDITS)):
        assert site.build(edited) == clean(edited), name


def test_another_day_changes_the_states_alone(
    plan: Plan, site: Site, clean: Callable[[Plan], dict[str, bytes]]
) -> None:
    later = make_plan(build(check(ROOT / "docs", "docs", date(DAY.year + 3, 1, 1)).context))
    assert site.build(later) == clean(later)
    assert {path.rpartition("/")[2][:1] for path in site.output.made} <= {"t", "f", "d", "i"}


def test_other_short_forms_are_spelled_out_everywhere(
    plan: Plan, site: Site, clean: Callable[[Plan], dict[str, bytes]]
) -> None:
    terms = tuple(
        record.model_copy(update={"abbreviations": ("XYZT",)}) if place == 0 else record
        for place, record in enumerate(plan.catalogue.all("term"))
    )
    records = {**plan.catalogue.records, plan.catalogue.key(terms[0]): terms[0]}
    edited = replace(plan, catalogue=replace(plan.catalogue, records=records))
    assert site.build(edited) == clean(edited)


def test_what_a_body_cites_is_found_under_the_name_that_it_has_now(
    plan: Plan, site: Site, clean: Callable[[Plan], dict[str, bytes]]
) -> None:
    catalogue = plan.catalogue
    bodies = (str(r.body) for r in catalogue.records.values() if isinstance(r, Published))
    cited = next(match[1] for body in bodies if (match := re.search(r"\[\[([a-z0-9-]+)", body)))
    document = catalogue.records[Key("document", cited)]
    renamed = document.model_copy(update={"number": "77/2099/QĐ-UBND"})
    records = {**catalogue.records, Key("document", cited): renamed}
    edited = replace(plan, catalogue=replace(catalogue, records=records))
    assert site.build(edited) == clean(edited)
    assert any(re.search(r"/w\d", path) for path in site.output.made)


def test_lists_that_were_kept_again_are_as_good_as_new_ones(
    plan: Plan,
    site: Site,
    clean: Callable[[Plan], dict[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(postings, "MOST_CHANGES", 1)
    edits = _body, _added, _body_emptied, _removed
    for name, edited in after_each(plan, random.Random(1), *edits):
        assert site.build(edited) == clean(edited), name


def test_documents_that_share_a_file_of_texts_stay_in_it(
    plan: Plan,
    tmp_path: Path,
    clean: Callable[[Plan], dict[str, bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(texts, "MOST_TEXTS", 100)
    site = Site(tmp_path / "site")
    site.build(plan)
    for name, edited in after_each(plan, random.Random(1), _body, _body, _added, _body):
        assert site.build(edited) == clean(edited), name
        assert site.output.same, name


def test_nothing_is_written_when_nothing_changed(plan: Plan, site: Site) -> None:
    files = contents(site.past.folder)
    assert site.build(plan) == files
    assert not site.output.made
    assert set(site.output.same) == set(files)


def test_a_changed_story_rewrites_few_files(plan: Plan, site: Site) -> None:
    pages = list(plan.pages)
    (place, *_) = of_kind(pages, "exemplars")
    files = site.past.files
    pages[place] = with_record(
        pages[place], body=BodyText(f"{pages[place].body}\n\nMột câu mới, lần 1.\n")
    )
    site.build(with_pages(plan, pages))
    assert INDEX in site.output.made
    assert len(site.output.made) < len(files) / 50


def test_the_latest_story_rewrites_what_has_its_words(plan: Plan, site: Site) -> None:
    pages = list(plan.pages)
    page = pages[of_kind(pages, "exemplars")[0]]
    new = with_record(
        page, published=_published(page).replace(year=2099), body=BodyText("Một câu mới.")
    )
    pages.append(replace(new, uri="exemplars/2099/moi.md", address="guong-dien-hinh/moi/"))
    files = site.past.files
    site.build(with_pages(plan, pages))
    assert len(site.output.made) < len(files) / 4


@pytest.mark.parametrize("damage", ["file", "core", "missing", "kept", "lists"])
def test_what_is_damaged_is_made_anew(
    plan: Plan, tmp_path: Path, before: Site, clean: Callable[[Plan], dict[str, bytes]], damage: str
) -> None:
    site = Site(tmp_path / "site", before)
    folder = tmp_path / "damaged"
    shutil.copytree(before.past.folder, folder)
    files = dict(before.past.files)
    shard = next(path for path in files if path.endswith("/p0.txt"))
    match damage:
        case "missing":
            (folder / shard).unlink()
            del files[shard]
        case "file" | "core":
            path = INDEX if damage == "core" else shard
            (folder / path).write_bytes(b"?")
            files[path] = digest(b"?")
        case "lists":
            for piece in site.kept.iterdir():
                piece.write_bytes(piece.read_bytes()[:-1])
        case _:
            pass
    kept = {"of": "another"} if damage == "kept" else before.past.kept
    site.past = replace(site.past, folder=folder, files=files, kept=kept)
    pages = list(plan.pages)
    _body(random.Random(1), pages)
    changed = with_pages(plan, pages)
    assert site.build(changed) == clean(changed)


def test_many_processes_make_what_one_makes_and_leave_as_much_to_the_next_build(
    plan: Plan,
    clean: Callable[[Plan], dict[str, bytes]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = Site(tmp_path / "site")
    monkeypatch.setattr(crews, "WORTH_A_CHILD", 100)
    monkeypatch.setattr(crews, "cores", lambda: 3)
    by_many = site.build(plan)
    monkeypatch.setattr(crews, "cores", lambda: 1)
    assert by_many == clean(plan)
    pages = list(plan.pages)
    _body(random.Random(1), pages)
    changed = with_pages(plan, pages)
    assert site.build(changed) == clean(changed)
    assert len(site.output.made) < len(by_many) / 10
