"""Show the site while it is written: ``scripts/serve.py [--port N]`` and what ``build.py`` takes.

Every save is built as ``build.py`` builds, and the pages that are open load
themselves anew. Where a build fails, its findings are told and the last good
site stays on show.
"""

import argparse
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer

import build
import command
import workshop

HOST = "127.0.0.1"
MOST_PORTS = 65535
PAUSE = 0.2
"""Seconds between two looks for what was saved."""

MORE = 0.05
"""Seconds to wait for more to be saved, once something was."""

WATCHED = ("hooks", "scripts", "theme", "mkdocs.yml")
"""What a site depends on beside its content."""

_SCRIPT = re.compile(r"/livereload/([0-9]+)\.js")
_RELOAD = """(function wait() {
  fetch("/livereload/%(epoch)s/0").then((answer) => answer.text()).then((epoch) => {
    if (epoch === "%(epoch)s") wait(); else location.reload();
  }).catch(() => setTimeout(wait, 1000));
})();
"""
"""Asks the server until there is a newer site; its answer waits for that."""


class Server(LiveReloadServer):
    """The server of the engine; a page loads itself anew by a file, as its policy asks."""

    def __init__(self, builder: Callable[[], None], port: int, root: Path) -> None:
        super().__init__(builder, HOST, port, str(root), polling_interval=PAUSE)
        self.build_delay = MORE
        missing = root / "404.html"  # not there before the first good build
        self.error_handler = lambda _: missing.read_bytes() if missing.is_file() else None

    def server_activate(self) -> None:
        """Say where, now that the port is known."""
        super().server_activate()
        print(f"Trang đang mở tại http://{HOST}:{self.server_port}/", flush=True)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        script = f'<script src="/livereload/{epoch}.js"></script>'.encode()
        return content.replace(b"</body>", script + b"</body>")

    def _serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes] | None:
        found = _SCRIPT.fullmatch(environ["PATH_INFO"])
        if found is None:
            return super()._serve_request(environ, start_response)
        start_response("200 OK", [("Content-Type", "text/javascript")])
        return [(_RELOAD % {"epoch": found[1]}).encode()]


class Builder:
    """Asks a workshop for builds, and starts one whenever there is none."""

    def __init__(self, arguments: list[str]) -> None:
        self._command = [sys.executable, str(command.ROOT / "scripts" / "workshop.py"), *arguments]
        self._workshop: subprocess.Popen[str] | None = None

    def __call__(self) -> None:
        """Build; the pages are shown whether or not it succeeds."""
        answer = self._ask()
        if answer == workshop.STALE:
            self.stop()
            answer = self._ask()
        if not answer:
            self.stop()
            print("Chương trình đã dừng. Sửa lỗi rồi lưu lại để dựng tiếp.", file=sys.stderr)

    def _ask(self) -> str:
        if self._workshop is None:
            pipe = subprocess.PIPE
            self._workshop = subprocess.Popen(  # noqa: S603  (this program, with its own arguments)
                self._command, stdin=pipe, stdout=pipe, text=True
            )
        assert self._workshop.stdin and self._workshop.stdout
        try:
            print("build", file=self._workshop.stdin, flush=True)
        except BrokenPipeError:
            return ""
        return self._workshop.stdout.readline().strip()

    def stop(self) -> None:
        """End the workshop."""
        if self._workshop is not None:
            self._workshop.communicate()
            self._workshop = None


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > MOST_PORTS:
        raise argparse.ArgumentTypeError(f"“{text}” không phải một cổng, từ 0 đến {MOST_PORTS}")
    return int(text)


def main() -> int:
    """Build, serve, and build again at every save, until Ctrl+C."""
    parser = build.parser()
    parser.description = "Xem trang trong khi viết: mỗi lần lưu là một lần dựng."
    parser.add_argument("--port", type=_port, default=8000, metavar="N", help="cổng trên máy này")
    arguments = parser.parse_args()
    builder = Builder(sys.argv[1:])
    builder()
    server = Server(builder, arguments.port, arguments.site.resolve())
    for path in (arguments.docs, *(command.ROOT / name for name in WATCHED)):
        server.watch(str(path))
    try:
        server.serve()  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        return command.Exit.GOOD
    except OSError as error:
        port = arguments.port
        print(f"Không mở được cổng {port}: {error.strerror}. Thử --port khác.", file=sys.stderr)
        return command.Exit.WRONG_USE
    finally:
        server.shutdown()
        builder.stop()
    return command.Exit.GOOD


if __name__ == "__main__":
    command.run(main)
