"""The house keeps its shape: rooms import only from rooms before them, and no engine."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "hooks" / "thidua"
ROOMS = ("text", "findings", "records", "read", "check", "catalogue", "publish")
ENGINES = ("mkdocs", "material", "properdocs")


def modules() -> Iterator[str]:
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT / "hooks").with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path) -> Iterator[str]:
    """Names of modules that a file imports, read from its syntax tree."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_room_stands_in_the_flow() -> None:
    folders = {p.name for p in PACKAGE.iterdir() if p.is_dir() and p.name != "__pycache__"}
    assert folders == set(ROOMS)


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_only_from_rooms_before_it(room: str) -> None:
    allowed = set(ROOMS[: ROOMS.index(room) + 1])
    against = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in (PACKAGE / room).rglob("*.py")
        for name in imported(path)
        if name.startswith("thidua.") and name.split(".")[1] not in allowed
    ]
    assert against == []


def test_no_module_of_the_package_names_an_engine() -> None:
    against = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in PACKAGE.rglob("*.py")
        for name in imported(path)
        if name.split(".")[0] in ENGINES
    ]
    assert against == []


def test_every_module_imports_with_the_engines_blocked() -> None:
    code = (
        "import sys, importlib\n"
        f"sys.path.insert(0, {str(ROOT / 'hooks')!r})\n"
        f"for name in {ENGINES!r}: sys.modules[name] = None\n"
        f"for name in {list(modules())!r}: importlib.import_module(name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_nothing_is_called_utils() -> None:
    assert [p for p in (ROOT / "hooks").rglob("*") if "util" in p.name] == []
    assert [p for p in (ROOT / "scripts").rglob("*") if "util" in p.name] == []
