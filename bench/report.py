"""Tables in Markdown, and the part of a file that a bench writes."""

import json
import os
import platform
import re
import subprocess
from pathlib import Path

BEGIN, END = "<!-- measured: written by the command -->", "<!-- end of what was measured -->"


def table(head: list[str], rows: list[list[str]]) -> str:
    """A table; all columns but words stand to the right."""
    lines = [
        "| " + " | ".join(head) + " |",
        "|" + "|".join(["---", *["--:"] * (len(head) - 1)]) + "|",
    ]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


def machine() -> str:
    """What the figures were measured on."""
    model = next(
        line.partition(":")[2].strip()
        for line in [*Path("/proc/cpuinfo").read_text().splitlines(), "model name: unknown"]
        if line.startswith("model name")
    )
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    return (
        f"{os.cpu_count()} × {model}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}; load before the end {load}."
    )


def rewrite(path: Path, text: str) -> None:
    """Put ``text`` between the two marks of a file; all around it is written by hand."""
    before, _, rest = path.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    path.write_text(f"{before}{BEGIN}\n\n{machine()}\n\n{text}\n\n{END}{after}", "utf-8")


def versions(root: Path) -> str:
    """The versions of what is measured, from the locks."""
    locks = (root / "requirements/bench.txt", root / "requirements/runtime.txt")
    text = "\n".join(lock.read_text("utf-8") for lock in locks)
    wanted = ("hugo", "pelican", "mkdocs", "mkdocs-material", "mkdocs-rss-plugin", "markdown")
    found = [re.search(rf"^{name}==(\S+)", text, re.MULTILINE) for name in wanted]
    node = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    packages = json.loads((root / "bench/package.json").read_text("utf-8"))["dependencies"]
    named = [f"{name} {match[1]}" for name, match in zip(wanted, found, strict=True) if match]
    return ", ".join(
        [*named, f"node {node.stdout.strip()}", *(f"{k} {v}" for k, v in packages.items())]
    )
