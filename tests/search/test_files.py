"""The files of the index: the same for the same content, small, complete."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

from bench.built_index import ROOT
from bench.queries import scored

from thidua.publish.plan import Plan

CORE = "search/index.json"


def compressed(data: bytes) -> int:
    return len(gzip.compress(data, mtime=0))


def test_another_process_writes_the_same_bytes(index: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from bench.built_index import *;"
        "write_files(plan_of(ROOT / 'docs'), Path(sys.argv[1]))"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env={**os.environ, "PYTHONHASHSEED": "7"},
        cwd=ROOT,
        check=True,
    )
    for path in index.rglob("*.*"):
        assert (tmp_path / path.relative_to(index)).read_bytes() == path.read_bytes(), path


def test_names_are_hashed_and_of_a_type_that_servers_compress(index: Path) -> None:
    files = [path.relative_to(index).as_posix() for path in index.rglob("*.*")]
    folder = json.loads((index / CORE).read_bytes())["folder"]
    assert all(name == CORE or name.startswith(folder) for name in files)
    assert {name.rpartition(".")[2] for name in files} == {"json", "txt"}


def test_every_page_of_a_record_can_be_found(index: Path, plan: Plan) -> None:
    packs = (json.loads(path.read_bytes()) for path in index.rglob("t*.json"))
    found = {row[0] for pack in packs for row in pack if row}
    gone = "withdrawn.html"
    wanted = {page.address for page in plan.pages if page.record and page.template != gone}
    assert wanted <= found


def test_the_first_query_stays_small(index: Path) -> None:
    core = compressed((index / CORE).read_bytes())
    sizes = sorted(row.bytes for row in scored(index))
    assert core <= 6_500
    assert sizes[len(sizes) // 2] <= 8_000
    assert sizes[-1] <= 13_000
