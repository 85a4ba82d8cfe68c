"""What the commands share: where the package lies, the day, the exit codes."""

import argparse
import gc
import io
import os
import signal
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import IntEnum
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from thidua.text.today import resolve_today  # noqa: E402  (the package lies in hooks/)


class Exit(IntEnum):
    """The exit codes of every command."""

    GOOD = 0
    FINDINGS = 1
    WRONG_USE = 2
    BUILD_FAILED = 3


def run(main: Callable[[], int]) -> NoReturn:
    """Run ``main`` as a process of its own, and end with its exit code.

    Only here are signals and streams touched: a program that imports a
    command, such as a test with a server in it, keeps its own.
    """
    gc.disable()  # what a command makes by the million stays until it ends, within seconds
    # A reader that stops listening, such as head, ends a command quietly.
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # a million objects need not be taken apart before a process ends


def day(text: str) -> date:
    """The ``--today`` of a command line."""
    try:
        return resolve_today(text, {}, datetime.now(UTC))
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” không phải ngày có thật dạng năm-tháng-ngày, ví dụ 2026-11-22"
        ) from None


def folder(text: str) -> Path:
    """An existing folder named on a command line."""
    path = Path(text)
    if not path.is_dir():
        raise argparse.ArgumentTypeError(f"không có thư mục “{text}”")
    return path


def parser(description: str) -> argparse.ArgumentParser:
    """A command-line parser with the options that all commands know."""
    made = argparse.ArgumentParser(description=description)
    add_common(made)
    made.add_argument("--release", action="store_true", help="đòi đủ thông tin của bản phát hành")
    return made


def add_common(made: argparse.ArgumentParser) -> None:
    """The content folder and the day."""
    made.add_argument(
        "--docs", type=folder, default=ROOT / "docs", metavar="DIR", help="thư mục nội dung"
    )
    made.add_argument(
        "--today", type=day, metavar="YYYY-MM-DD", help="ngày dùng để tính mọi trạng thái"
    )


def today(given: date | None) -> date:
    """The day of this run; the only place that reads the clock."""
    if given is not None:
        return given
    try:
        return resolve_today(None, os.environ, datetime.now(UTC))
    except (ValueError, OverflowError, OSError):
        print("SOURCE_DATE_EPOCH không phải số giây.", file=sys.stderr)
        raise SystemExit(Exit.WRONG_USE) from None


def label(docs: Path) -> str:
    """The path of the content folder as findings show it."""
    path = docs.resolve()
    for base in (Path.cwd().resolve(), ROOT):
        if path.is_relative_to(base):
            shown = path.relative_to(base).as_posix()
            return shown if shown != "." else docs.name or "."
    return docs.as_posix()
