"""While an editor writes: every save is shown, and a slip leaves the last good site on show."""

import re
import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.site.conftest import DAY, Tree

STORY = "exemplars/2024/nguyen-van-thu.md"
PAGE = "guong-dien-hinh/nguyen-van-thu/"


@dataclass
class Desk:
    """An editor's desk: the content, and a browser that is open at the served site."""

    docs: Path
    address: str

    def page(self, path: str = PAGE) -> str:
        with urlopen(self.address + path) as answer:
            return str(answer.read().decode())

    def wait_for_newer(self, page: str) -> None:
        """Wait as the page does, which then loads itself anew."""
        script = self.page(re.findall(r'<script src="/(livereload/[0-9]+\.js)">', page)[0])
        asked = re.findall(r'fetch\("/(livereload/([0-9]+)/0)"\)', script)[0]
        assert self.page(asked[0]) != asked[1]

    def save(self, path: str, old: str, new: str) -> str:
        """Save a change, and tell what the page shows then."""
        before = self.page()
        file = self.docs / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        self.wait_for_newer(before)
        return self.page()


@pytest.fixture
def desk(tree: Tree) -> Iterator[Desk]:
    command = tree.command("--today", DAY, "--port", "0", script="serve")
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout
        try:
            (address,) = re.findall(r"http://\S+", process.stdout.readline())
            yield Desk(tree.docs, address)
        finally:
            process.terminate()


def test_what_is_saved_is_shown(desk: Desk) -> None:
    assert "Câu vừa viết" not in desk.page()
    assert "Câu vừa viết" in desk.save(STORY, "Xem [tin", "Câu vừa viết. Xem [tin")


def test_a_slip_leaves_the_last_good_page_and_mending_it_shows_the_next(desk: Desk) -> None:
    before = re.sub(r"livereload/[0-9]+", "", desk.page())
    after_the_slip = desk.save(STORY, "\npublished: ", "\npublishd: ")
    assert re.sub(r"livereload/[0-9]+", "", after_the_slip) == before
    desk.save(STORY, "\npublishd: ", "\npublished: ")
    assert "Câu khác" in desk.save(STORY, "Xem [tin", "Câu khác. Xem [tin")


def test_a_template_and_the_program_itself_may_change_too(desk: Desk, tree: Tree) -> None:
    template = tree.root / "theme" / "exemplar.html"
    shown = desk.save(str(template), "{% block content %}", "{% block content %}<p>Mẫu mới</p>")
    assert "<p>Mẫu mới</p>" in shown
    module = tree.root / "hooks" / "thidua" / "publish" / "views" / "records.py"
    assert "Con người" in desk.save(str(module), '"Cá nhân"', '"Con người"')


def test_a_port_that_is_taken_is_said_to_be(tree: Tree) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = tree.run("--today", DAY, "--port", str(port), script="serve")
    assert done.returncode == 2
    assert f"Không mở được cổng {port}" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("port", ["99999", "-1", "tám"])
def test_what_is_no_port_is_said_to_be_none(tree: Tree, port: str) -> None:
    done = tree.run(f"--port={port}", script="serve")
    assert done.returncode == 2
    assert f"“{port}” không phải một cổng" in done.stderr
