"""What a command costs: time, processor, memory."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PAUSE = 0.1
"""Seconds between two looks at the memory of a running command."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a process and all that it started: seconds of the clock and of processors, megabytes."""

    wall: float
    cpu: float
    peak: float
    output: str


class Failed(Exception):
    """The command ended with another code than 0; its output is the message."""


def run(command: Sequence[str], cwd: Path, env: Mapping[str, str] | None = None) -> Cost:
    """Run a command to its end.

    Memory is the highest sum of what the processes hold, each page that
    several share counted once (Linux: PSS); at least the most that one held.
    """
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    memory = _Memory(process.pid)
    assert process.stdout
    output = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    peak = max(memory.stop(), used.ru_maxrss / 1000)
    if process.returncode:
        raise Failed(f"{' '.join(command)}\n{output[-4000:]}")
    return Cost(wall, used.ru_utime + used.ru_stime, peak, output)


class _Memory:
    """Looks at a session of processes until it is stopped."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0.0
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _watch(self) -> None:
        while not self._end.wait(PAUSE):
            self._peak = max(self._peak, sum(map(_held, self._processes())))

    def _processes(self) -> list[Path]:
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                after_name = (folder / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if after_name[3] == str(self._session):
                found.append(folder)
        return found

    def stop(self) -> float:
        self._end.set()
        self._thread.join()
        return self._peak


def _held(process: Path) -> float:
    try:
        lines = (process / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1000
