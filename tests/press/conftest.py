"""Desks of made and of real content, without a build of the site."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests.site.conftest import DAY, ROOT, tree
from thidua.catalogue.catalogue import Catalogue, Key, build
from thidua.check.run import check
from thidua.publish.press import PressDesk
from thidua.publish.press.story import PressStory
from thidua.publish.publication import publication
from thidua.records.base import Published
from thidua.records.body_text import BodyText

__all__ = ["tree"]

BASE = "https://example.vn/thi-dua/"
FULL = ROOT / "tests" / "sites" / "valid" / "full"


def catalogue_of(docs: Path, day: str = DAY) -> Catalogue:
    checked = check(docs, "docs", date.fromisoformat(day))
    assert checked.passed, checked.findings
    return build(checked.context)


def desk_of(catalogue: Catalogue) -> PressDesk:
    return publication(catalogue, BASE, release=False).press


@pytest.fixture(scope="session")
def full() -> Catalogue:
    """The small content with a record of every kind."""
    return catalogue_of(FULL)


@pytest.fixture(scope="session")
def real() -> PressDesk:
    """The desk of the real content."""
    return desk_of(catalogue_of(ROOT / "docs"))


Tell = Callable[..., PressStory]
"""A story of the small content with another body, or other fields."""


@pytest.fixture
def tell(full: Catalogue) -> Tell:
    """Tells a story of a record of the small content that has been changed."""

    def changed(
        body: str | None = None, kind: str = "exemplar", id: str = "", **fields: object
    ) -> PressStory:
        key = Key(kind, id or "nguyen-van-thu")
        record = full.records[key]
        assert isinstance(record, Published)
        update = fields if body is None else {**fields, "body": BodyText(body)}
        record = record.model_copy(update=update)
        story = desk_of(replace(full, records={**full.records, key: record})).story(record)
        assert story is not None
        return story

    return changed
