"""A build in a child of the test process, in which the engine is imported once for all."""

import os
import runpy
import shutil
import sys
import traceback
from datetime import date
from pathlib import Path

import feedgen.feed  # noqa: F401  (imported here so that no build has to)
import jinja2  # noqa: F401
import material  # noqa: F401
import mkdocs.commands.build  # noqa: F401
import nh3  # noqa: F401
import pydantic  # noqa: F401
import pytest

from tests.site.conftest import PARTS, ROOT, Tree, copy_tree

SMALL = ROOT / "tests" / "sites" / "valid" / "full"


def build(tree: Tree, day: date, site: Path, few: int = 100, entries: int = 60) -> tuple[int, str]:
    """The exit code and the words of a build.

    Children are forked from ``few`` pages on; a page of a list has ``entries``.
    """
    said = tree.root / "said.txt"
    child = os.fork()
    if child == 0:
        code = 70
        try:
            _become(tree, said)
            code = _build(tree, day, site, few, entries)
        except BaseException:  # noqa: BLE001  (whatever it is, this process is not the test)
            traceback.print_exc()
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said.read_text(encoding="utf-8")


def _become(tree: Tree, said: Path) -> None:
    out = os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(out, 1)
    os.dup2(out, 2)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    ours = {str(ROOT / "hooks"), str(ROOT / "scripts")}
    for name, module in list(sys.modules.items()):
        if (getattr(module, "__file__", None) or "").startswith(tuple(ours)):
            del sys.modules[name]
    paths = [path for path in sys.path if path not in ours]
    sys.path[:] = [str(tree.root / name) for name in ("scripts", "hooks", "packages")] + paths


def _build(tree: Tree, day: date, site: Path, few: int, entries: int) -> int:
    from thidua.publish import listings  # noqa: PLC0415  (of the tree, not of these tests)
    from thidua.read import cores  # noqa: PLC0415

    cores.WORTH_A_CHILD = few
    listings.PAGE_SIZE = entries
    sys.argv = ["build.py", "--today", day.isoformat(), "--site", str(site)]
    try:
        runpy.run_path(str(tree.root / "scripts" / "build.py"), run_name="__main__")
    except SystemExit as end:
        sys.stdout.flush()
        sys.stderr.flush()
        return int(end.code or 0)
    return 71


def reset(tree: Tree) -> None:
    """Bring all that is edited back, but for what the last build made and kept."""
    shutil.rmtree(tree.root / "packages", ignore_errors=True)
    for part in PARTS:
        source = SMALL if part == "docs" else ROOT / part
        if source.is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.rmtree(tree.root / part)
            shutil.copytree(source, tree.root / part, ignore=ignore)
        else:
            shutil.copy2(source, tree.root / part)


@pytest.fixture(scope="session")
def shared_tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """A tree with the small site, in which all sequences follow each other."""
    return copy_tree(tmp_path_factory.mktemp("incremental") / "tree", SMALL)
