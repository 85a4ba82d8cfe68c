"""Telling a WebSub hub: what it is told, when it is asked again, when the run gives up."""

import http.server
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from tests.feeds.finished import FULL, feed_files
from tests.feeds.test_archives_chain import START, STEP, write_story

ROOT = Path(__file__).resolve().parents[2]
BASE = "https://example.vn/mau/rss/"

HELD = 60
"""Seconds after which a run is one that a hub holds."""


class Hub(http.server.ThreadingHTTPServer):
    """A hub that answers by a list of codes, then 202; 0 is silence until the test is over."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.codes: list[int] = []
        self.heard: list[dict[str, str]] = []
        self.over = threading.Event()
        self.url = f"http://127.0.0.1:{self.server_port}/"

    @property
    def topics(self) -> list[str]:
        return [form["hub.url"].removeprefix(BASE) for form in self.heard]


class _Answer(http.server.BaseHTTPRequestHandler):
    server: Hub

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.heard.append({key: values[0] for key, values in parse_qs(body).items()})
        code = self.server.codes.pop(0) if self.server.codes else 202
        if code == 0:
            self.server.over.wait()
            return
        self.send_response(code)
        if code in (301, 307):
            self.send_header("Location", f"{self.server.url}elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def hub() -> Iterator[Hub]:
    with Hub() as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.over.set()
        server.shutdown()


class Site:
    """A folder with feeds that name a hub, and the command run on it."""

    def __init__(self, root: Path) -> None:
        self.root = root / "site"
        (self.root / "rss").mkdir(parents=True)
        self.told = root / "told"

    def rss(self, name: str, hub: str | None, text: str = "") -> None:
        named = f'<atom:link rel="hub" href="{hub}"/>' if hub else ""
        (self.root / "rss" / name).write_text(
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            '<rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel>'
            f'<atom:link rel="self" href="{BASE}{name}"/>{named}<title>{text}</title></channel></rss>',
            encoding="utf-8",
        )

    def json(self, name: str, hub: str) -> None:
        (self.root / "rss" / name).write_text(
            f'{{"feed_url": "{BASE}{name}", "hubs": [{{"type": "rssCloud", "url": "x"}},'
            f' {{"type": "WebSub", "url": "{hub}"}}]}}',
            encoding="utf-8",
        )

    def ping(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [
                sys.executable, str(ROOT / "scripts" / "ping_hub.py"), "--site", str(self.root),
                "--told", str(self.told), "--pause", "0", *arguments,
            ],
            capture_output=True,
            text=True,
            check=False,
            timeout=HELD,
        )  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_the_hub_is_told_of_each_feed_in_the_words_that_hubs_understand(
    site: Site, hub: Hub
) -> None:
    site.rss("a.xml", hub.url)
    site.json("a.json", hub.url)
    done = site.ping()
    assert (done.returncode, done.stderr) == (0, "")
    assert hub.topics == ["a.json", "a.xml"]
    assert hub.heard[1] == {
        "hub.mode": "publish",
        "hub.url": f"{BASE}a.xml",
        "hub.topic": f"{BASE}a.xml",
    }


def test_only_what_changed_since_is_told(site: Site, hub: Hub) -> None:
    for name in ("a.xml", "b.xml"):
        site.rss(name, hub.url)
    site.ping()
    hub.heard.clear()
    assert site.ping().returncode == 0
    assert hub.topics == []
    site.rss("b.xml", hub.url, "thêm")
    site.rss("c.xml", hub.url)
    assert site.ping().returncode == 0
    assert hub.topics == ["b.xml", "c.xml"]


def test_what_was_told_is_kept_in_a_form_that_sha256sum_checks(site: Site, hub: Hub) -> None:
    site.rss("a.xml", hub.url)
    site.ping()
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", str(site.told)],
        cwd=site.root, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "rss/a.xml: OK\n")


def test_a_site_without_a_hub_asks_nobody_and_leaves_no_trace(site: Site) -> None:
    site.rss("a.xml", None)
    (site.root / "rss" / "index.html").write_text("<p>", encoding="utf-8")
    assert site.ping().returncode == 0
    assert not site.told.exists()


@pytest.mark.parametrize("code", [500, 503, 429, 408])
def test_a_hub_in_trouble_is_asked_again(site: Site, hub: Hub, code: int) -> None:
    hub.codes = [code, code]
    site.rss("a.xml", hub.url)
    assert site.ping().returncode == 0
    assert hub.topics == ["a.xml"] * 3


def test_a_hub_that_stays_in_trouble_is_left_for_the_next_run(site: Site, hub: Hub) -> None:
    hub.codes = [202, 500, 500, 500]
    for name in ("a.xml", "b.xml", "c.xml"):
        site.rss(name, hub.url)
    done = site.ping()
    assert done.returncode == 1
    assert "mã 500" in done.stderr
    assert hub.topics == ["a.xml", "b.xml", "b.xml", "b.xml"]
    hub.heard.clear()
    assert site.ping().returncode == 0
    assert hub.topics == ["b.xml", "c.xml"]


@pytest.mark.parametrize("code", [301, 307, 400, 404])
def test_a_hub_that_refuses_is_not_pressed_and_never_followed(
    site: Site, hub: Hub, code: int
) -> None:
    hub.codes = [code]
    for name in ("a.xml", "b.xml"):
        site.rss(name, hub.url)
    done = site.ping()
    assert done.returncode == 1
    assert f"rss/a.xml: trạm từ chối: mã {code}" in done.stderr
    assert hub.topics == ["a.xml", "b.xml"]
    hub.heard.clear()
    site.ping()
    assert hub.topics == ["a.xml"]


def test_a_hub_that_hangs_does_not_hold_the_run(site: Site, hub: Hub) -> None:
    hub.codes = [0, 0, 0]
    for name in ("a.xml", "b.xml"):
        site.rss(name, hub.url)
    done = site.ping("--timeout", "0.2")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert hub.topics == ["a.xml"] * 3
    assert not site.told.exists()


def test_a_hub_that_is_not_there_is_a_finding(site: Site, hub: Hub) -> None:
    site.rss("a.xml", hub.url)
    hub.server_close()
    done = site.ping()
    assert done.returncode == 1
    assert "Trạm không trả lời" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "address",
    ["http://example.vn/hub", "file:///etc/hostname", "ftp://127.0.0.1/", "hub", "https:///x"],
)
def test_only_https_is_spoken_beyond_this_machine(site: Site, address: str) -> None:
    site.rss("a.xml", address)
    done = site.ping()
    assert done.returncode == 2
    assert address in done.stderr


def test_wrong_use_is_told_apart(site: Site, hub: Hub) -> None:
    site.rss("a.xml", hub.url)
    site.told.write_text("không phải tệp này\n", encoding="utf-8")
    assert site.ping().returncode == 2
    assert site.ping("--told", str(site.root / "nowhere" / "told")).returncode == 2
    assert site.ping("--site", str(site.root / "nowhere")).returncode == 2
    assert hub.heard == []


def test_the_feeds_of_a_site_with_a_hub_are_told_and_their_archives_are_not(
    site: Site, hub: Hub, tmp_path: Path
) -> None:
    docs = Path(shutil.copytree(FULL, tmp_path / "docs"))
    with (docs / "data" / "site.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"websub_hub: {hub.url}\n")
    for number in range(120):
        write_story(docs, number, START + STEP * number)
    for name, data in feed_files(docs, date(2026, 11, 22)).items():
        path = site.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    documents = {
        path.relative_to(site.root / "rss").as_posix()
        for ending in ("xml", "json")
        for path in (site.root / "rss").rglob(f"*.{ending}")
    }
    archives = {name for name in documents if "-2024-" in name}
    assert archives
    assert site.ping().returncode == 0
    assert set(hub.topics) == documents - archives
    hub.heard.clear()
    write_story(docs, 120, date(2026, 11, 22))
    for name, data in feed_files(docs, date(2026, 11, 22)).items():
        (site.root / name).write_bytes(data)
    assert site.ping().returncode == 0
    told = {name.partition(".")[0] for name in hub.topics}
    assert told == {"tat-ca", "tin-tuc", "dia-phuong/huyen-mau"}
