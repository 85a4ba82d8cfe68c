"""Fixtures: the two built sites, one browser for all tests, pages of a given width and scheme."""

import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.built import BuiltSite, built

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

PATIENCE = 20_000
"""Milliseconds to wait for what must appear."""

Open = Callable[..., Page]
"""Opens an address in a fresh context: ``open_page(url, width=360, scheme="dark")``."""


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The site of the real content."""
    with built("real", tmp_path_factory.mktemp("real") / "site") as site:
        yield site


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The small site with a record of every kind."""
    with built("full", tmp_path_factory.mktemp("full") / "site") as site:
        yield site


@pytest.fixture(scope="session")
def sites(real: BuiltSite, full: BuiltSite) -> tuple[BuiltSite, BuiltSite]:
    """Both sites."""
    return real, full


def chromium() -> str:
    """The path of the system's Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome")
    program = next(filter(None, map(shutil.which, names)), None)
    assert program, "no Chromium on this machine: apt-get install chromium"
    return program


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; nothing is downloaded."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Open]:
    """Opens pages, and closes what was opened when the test is over."""
    contexts: list[BrowserContext] = []

    def open_(url: str, width: int = 1280, scheme: str = "light", **options: Any) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(url)
        return page

    yield open_
    for context in contexts:
        context.close()
