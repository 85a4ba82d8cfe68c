"""Engines in Chromium: a server that compresses the usual types, a slowed processor, bytes."""

import functools
import gzip
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

ROOT = Path(__file__).resolve().parents[1]

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".svg": "image/svg+xml",
}
"""What a usual server knows to be text, and compresses."""

CODE = (".js", ".html", ".wasm", ".pagefind")
"""Files of an engine that no query changes; all others are index and texts of results."""

SLOWED = 4
"""How much slower Chromium runs the main thread of a page (it cannot slow a worker)."""

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]


class _Handler(http.server.BaseHTTPRequestHandler):
    """``/built/`` is the engine's output, ``/`` the folder of the benches."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, built: Path, *args: Any) -> None:
        self._built = built
        super().__init__(*args)

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path.startswith("/built/"):
            data = _read(self._built / path.removeprefix("/built/"))
        elif path.startswith("/engines/") and path.endswith(".html"):
            engine = Path(path).stem.partition("-")[0]
            data = f'<!doctype html><html lang="vi"><script type="module" src="{engine}.js"></script>'.encode()
        else:
            data = _read(ROOT / "bench" / path.lstrip("/"))
        kind = TYPES.get(Path(path).suffix)
        is_compressed = bool(data and kind and "gzip" in self.headers.get("Accept-Encoding", ""))
        sent = _compressed(data or b"") if is_compressed else data or b""
        self.send_response(200 if data is not None else 404)
        self.send_header("Content-Type", kind or "application/octet-stream")
        if is_compressed:
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: Any) -> None:
        """Silent."""


@functools.lru_cache(maxsize=10_000)
def _compressed(data: bytes) -> bytes:
    """Compressed once, so that no later question waits for the server."""
    return gzip.compress(data, 6, mtime=0)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


@contextmanager
def served(built: Path) -> Iterator[str]:
    """The address of a server of the benches and of what an engine has built."""
    handler = functools.partial(_Handler, built)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium."""
    program = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """A page of an engine in a fresh browser context, and the bytes that came over the network."""

    page: Page
    network: "Network"

    def ask(self, queries: list[str]) -> list[dict[str, Any]]:
        """For each query the addresses of ten results, and the milliseconds until they were there."""
        found: list[dict[str, Any]] = self.page.evaluate(
            """async queries => {
              const answers = []
              for (const query of queries) {
                const start = performance.now()
                const addresses = await ask(query)
                answers.push({ addresses, milliseconds: performance.now() - start })
              }
              return answers
            }""",
            queries,
        )
        return found

    def bytes(self, code: bool) -> int:
        """What came of code, or of index and texts."""
        received = self.network.received(self.page)
        return sum(size for path, size in received if path.endswith(CODE) == code)


class Network:
    """What comes over the network of a browser context, for workers too."""

    def __init__(self, context: BrowserContext) -> None:
        self._awaited = 0
        self._received: list[tuple[str, int]] = []
        context.on("request", self._asked)
        context.on("requestfinished", self._finished)
        context.on("requestfailed", self._failed)

    def _asked(self, _: Request) -> None:
        self._awaited += 1

    def _failed(self, _: Request) -> None:
        self._awaited -= 1

    def _finished(self, request: Request) -> None:
        sizes = request.sizes()
        size = sizes["responseHeadersSize"] + sizes["responseBodySize"]
        self._received.append((urlsplit(request.url).path, size))
        self._awaited -= 1

    def received(self, page: Page) -> list[tuple[str, int]]:
        """The path and the bytes of each request; an answer may be told of after the page has it."""
        while self._awaited:
            page.wait_for_timeout(10)
        return self._received


def page_view(browser: Browser, site: Path) -> int:
    """Bytes that come for search when the home page of ``site`` is opened and nothing typed."""
    with served(site) as base, browser.new_context() as context:
        page = context.new_page()
        network = Network(context)
        page.goto(f"{base}built/index.html", wait_until="networkidle")
        return sum(size for path, size in network.received(page) if "search" in path)


@contextmanager
def visit(browser: Browser, address: str, rate: int = 1) -> Iterator[Visit]:
    """Open ``address``, the main thread ``rate`` times slower; nothing is cached from before."""
    with browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(600_000)
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": rate})
        made = Visit(page, Network(context))
        page.goto(address)
        page.wait_for_function("window.ask !== undefined")
        yield made
