"""What is told without asking is what asking would tell, whatever was edited."""

import random
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from tests.incremental.edits import EDITS, MODEL, QUESTION, Desk
from tests.site.conftest import Tree, tree

from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish import listings
from thidua.publish.feeds.items import changed, corrected
from thidua.publish.publication import Publication, publication
from thidua.publish.reads import Read
from thidua.publish.untouched import Untouched
from thidua.records.base import Published
from thidua.records.kinds import KINDS

__all__ = ["tree"]


def cited(desk: Desk) -> None:
    desk.sub(f"docs/{QUESTION}", r"\Z", "\nTheo [[nd-01-2025-mau:dieu-2]].\n")


def linked_place(desk: Desk) -> None:
    desk.sub(f"docs/{MODEL}", r"\Z", "\nXem [nơi ấy](../../localities/huyen-mau.md).\n")


def linked_movement(desk: Desk) -> None:
    desk.sub(f"docs/{MODEL}", r"\Z", "\nXem [phong trào](../../movements/xa-mau-sach-dep.md).\n")


def changed_tomorrow(desk: Desk) -> None:
    desk.today += timedelta(days=1)


def renamed_site(desk: Desk) -> None:
    desk.sub("docs/data/site.yml", r"^name: .*$", "name: Trang Mới")


def renamed_section(desk: Desk) -> None:
    desk.sub("docs/data/sections.yml", r"short: .*$", "short: Mục Mới")


def retitled_section(desk: Desk) -> None:
    desk.sub("docs/data/sections.yml", r"title: Gương .*$", "title: Mục Mới")


def renamed_topic(desk: Desk) -> None:
    desk.sub("docs/data/topics.yml", r"name: .*$", "name: Chủ đề Mới")


OF_THE_CONTENT: dict[str, Callable[[Desk], None]] = {
    **{
        name: edit
        for name, edit in EDITS.items()
        if name
        not in {
            "template", "style", "engine_settings", "hook_source", "version_of_a_package",
            "output_was_touched",
        }
    },
    **{
        edit.__name__: edit
        for edit in (
            cited, linked_place, linked_movement, changed_tomorrow, renamed_site,
            renamed_section, retitled_section, renamed_topic,
        )
    },
}  # fmt: skip


@pytest.fixture(autouse=True)
def _short_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the few stories of the small site fill more than one page of a list."""
    monkeypatch.setattr(listings, "PAGE_SIZE", 1)


def made(tree: Tree, day: date) -> Publication:
    checked = check(tree.docs, "docs", day)
    assert checked.passed, checked.findings
    return publication(build(checked.context), None, release=False)


def asked(site: Publication) -> dict[Read, str]:
    """Every question that may be told without asking, of every record and page."""
    noted: dict[Read, str] = {}
    site.reads.note_in(noted)
    catalogue, plan = site.watched.catalogue, site.watched.plan
    for key, record in site.catalogue.records.items():
        assert catalogue.records[key] is record
        assert catalogue.get(*key) is plan.catalogue.get(*key)
        for kind in KINDS:
            catalogue.outgoing(record, kind)
            catalogue.incoming(record, kind)
        catalogue.neighbours(record, 3)
        catalogue.citations(record)
        if isinstance(record, Published):
            changed(catalogue, record)
            corrected(catalogue, record)
            site.watched.press.is_story(record)
    for page in site.plan.pages:
        assert plan.by_uri[page.uri] is page
        plan.trail(page)
        site.watched.feeds.of_page(page)
    return noted


@pytest.mark.parametrize("name", OF_THE_CONTENT)
def test_what_is_told_is_what_asking_tells(tree: Tree, name: str) -> None:
    desk = Desk(tree, random.Random(name))
    desk.sub("docs/exemplars/2026/tran-thi-mau.md", "publish_at: '2030-", "publish_at: '2026-")
    desk.sub(
        f"docs/{MODEL}", r"^owner:", "corrections: [{date: '2026-11-23', note: Đã sửa.}]\nowner:"
    )
    before = made(tree, desk.today)
    known = asked(before)
    OF_THE_CONTENT[name](desk)
    after = made(tree, desk.today).reads
    untouched = Untouched(after, before.reads.parts)
    told = [read for read in known if read in untouched]
    assert {read: after.mark_today(read) for read in told} == {read: known[read] for read in told}
    assert len(told) > len(known) / 4


def test_nothing_is_told_where_the_last_build_is_not_known(tree: Tree) -> None:
    site = made(tree, date(2026, 11, 22))
    known = asked(site)
    assert not any(read in Untouched(site.reads, {}) for read in known)


def test_every_question_that_may_be_told_is_asked_here(tree: Tree) -> None:
    site = made(tree, date(2026, 11, 22))
    known, untouched = asked(site), Untouched(site.reads, site.reads.parts)
    assert {read[:2] for read in known if read in untouched} == untouched.questions


def test_of_a_changed_kind_nothing_is_told(tree: Tree) -> None:
    day = date(2026, 11, 22)
    before = made(tree, day)
    known = asked(before)
    EDITS["title"](Desk(tree, random.Random(1)))
    after = made(tree, day)
    untouched = Untouched(after.reads, before.reads.parts)
    news = after.catalogue.all("news")[0]
    stand_in = after.reads.stand_in(news)
    of_news = [read for read in known if stand_in in read[2]]
    assert of_news
    told = {read[1] for read in of_news if read in untouched}
    assert told <= {"outgoing", "citations", "incoming"}
