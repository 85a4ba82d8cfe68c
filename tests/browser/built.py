"""Finished sites for the tests of this folder: built once, served under their path, with their plan."""

import functools
import http.server
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish.plan import PagePlan, Plan
from thidua.publish.publication import publication

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 22)
CONTENTS = {"real": ROOT / "docs", "full": ROOT / "tests" / "sites" / "valid" / "full"}
"""The content folders: what is published, and the small one with a record of every kind."""

FRAMES = {"base.html", "main.html", "index.html"}
"""Templates that others fill; no page is made of them alone."""

TEMPLATES = sorted({path.name for path in (ROOT / "theme").glob("*.html")} - FRAMES)
"""The types of pages: each has a page in the small site (``test_page_types`` says so)."""

MISSING = "404.html"
REDIRECT = "redirect.html"
EMBED = "embed.html"
"""The list inside the page of another site: it has no frame of ours, no script, no search."""

RESULTS = ".md-search__output"
RESULT = ".md-search-result:not([aria-busy]) .md-search-result__link"
"""Where the search shows what it found, and one thing that it found for what stands in the box."""


@dataclass(frozen=True)
class Visit:
    """A page to be looked at: its template, its address below the base, its file."""

    template: str
    address: str
    file: Path


@dataclass(frozen=True)
class BuiltSite:
    """A site on disk, the plan it was built by, and where it is served."""

    name: str
    folder: Path
    plan: Plan
    prefix: str
    url: str

    def language_of(self, visit: Visit) -> str:
        """The language in which a page is written (BCP 47)."""
        page = self.plan.by_address.get(visit.address)
        return str(getattr(page.record if page else None, "language", "vi"))

    @property
    def visits(self) -> list[Visit]:
        """Every page of the site, the one for missing addresses included."""
        pages = [self._visit(page) for page in self.plan.pages]
        return [*pages, Visit(MISSING, "khong/co/o-day/", self.folder / MISSING)]

    @property
    def redirects(self) -> list[PagePlan]:
        """The pages that lead elsewhere."""
        return [page for page in self.plan.pages if page.leads_to is not None]

    def example(self, template: str) -> Visit | None:
        """The heaviest page of a type, where layouts break first; ``None`` when there is none."""
        found = [visit for visit in self.visits if visit.template == template]
        return max(found, key=lambda v: (v.file.stat().st_size, v.address), default=None)

    def _visit(self, page: PagePlan) -> Visit:
        return Visit(page.template, page.address, self.folder / page.file)


@contextmanager
def built(name: str, target: Path) -> Iterator[BuiltSite]:
    """Build the content called ``name`` into ``target`` and serve it while the context lasts."""
    docs = CONTENTS[name]
    done = subprocess.run(
        [
            sys.executable, str(ROOT / "scripts" / "build.py"),
            "--docs", str(docs), "--site", str(target), "--today", TODAY.isoformat(),
        ],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
    made = publication(build(check(docs, docs.name, TODAY).context), None, release=False)
    prefix = urlsplit(made.base_url).path
    handler = functools.partial(_UnderPrefix, prefix=prefix, directory=str(target))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}{prefix}"
        yield BuiltSite(name, target, made.plan, prefix, url)
        server.shutdown()


class _UnderPrefix(http.server.SimpleHTTPRequestHandler):
    """Serves a folder below a path, as the portal will, and the site's own page for what is missing."""

    def __init__(self, *arguments: object, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "outside" / "the" / "prefix")
        return super().translate_path(path.removeprefix(self.prefix.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / MISSING
        if code != http.HTTPStatus.NOT_FOUND or not self.path.startswith(self.prefix):
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing; the tests say what matters."""
