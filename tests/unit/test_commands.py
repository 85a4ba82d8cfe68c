"""What every command does with its process, and what a program that imports one keeps."""

import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMMANDS = sorted(
    path.stem for path in (ROOT / "scripts").glob("*.py") if "command.run(main)" in path.read_text()
)


SHARED = {"command", "keeping"}


def test_every_script_but_the_shared_ones_is_a_command() -> None:
    assert sorted({p.stem for p in (ROOT / "scripts").glob("*.py")} - SHARED) == COMMANDS


def test_importing_a_command_leaves_signals_alone() -> None:
    """A server in the same process would die by the signal when a browser closes its end."""
    code = (
        "import signal, importlib\n"
        f"for name in {COMMANDS!r}: importlib.import_module(name)\n"
        "print(signal.getsignal(signal.SIGPIPE) is signal.SIG_IGN)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT / "scripts",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "True\n", done.stderr


def test_a_reader_that_stops_listening_ends_a_command_quietly() -> None:
    process = subprocess.Popen(
        [sys.executable, "scripts/law.py", "timeline"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == -signal.SIGPIPE
