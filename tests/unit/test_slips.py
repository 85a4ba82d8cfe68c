"""Each slip of the catalogue, put into a real record of every kind, is found on that file.

The records are those of ``docs/``; a small tree of them, of the lists and of
what they speak of is checked again for each slip.
"""

import posixpath
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml
from tests.support.cases import TODAY
from tests.support.slips import roles, slipped

from thidua.check.context import Context, Entry
from thidua.check.run import Checked, check
from thidua.findings.finding import Severity
from thidua.read import yaml_reader
from thidua.read.tree import RecordSource
from thidua.records.citations import parse_citation
from thidua.records.kinds import KINDS
from thidua.records.references import references

ROOT = Path(__file__).resolve().parents[2]
DATA = yaml.safe_load((ROOT / "tests/data/slips.yml").read_text(encoding="utf-8"))
SLIPS: list[dict[str, Any]] = DATA["slips"]
CHECKER_FAILED = "TD-901"
ROLES: dict[str, dict[str, dict[str, str]]] = DATA["roles"]


@dataclass(frozen=True)
class Target:
    """The file of a real record in a content folder made for it."""

    root: Path
    uri: str
    text: str

    def check(self) -> Checked:
        return check(self.root, "docs", TODAY)


def target_for(kind: str, context: Context, root: Path) -> Target | None:
    """The first faultless record of ``kind`` in a tree with all that it speaks of.

    A record with many keys has more that can break; of those with as many, a
    short one is read faster.
    """
    files: dict[str, list[Entry]] = {}
    for entry in context.by_kind.get(kind, {}).values():
        files.setdefault(_uri(entry), []).append(entry)
    size = {uri: (ROOT / "docs" / uri).stat().st_size for uri in files}
    lists = shutil.ignore_patterns("*.lock")
    shutil.copytree(ROOT / "docs/data", root / "data", ignore=lists)
    for uri in sorted(files, key=lambda uri: (-_keys(files[uri]), size[uri]))[:20]:
        for each in {uri, *(other for e in files[uri] for other in _spoken_of(e, context))}:
            source, copy = ROOT / "docs" / each, root / each
            if source.is_file() and not copy.exists():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, copy)
        target = Target(root, uri, (root / uri).read_text(encoding="utf-8"))
        if not codes_of(target.check(), uri):
            return target
    return None


def codes_of(checked: Checked, uri: str) -> list[str]:
    """The codes of the errors in one file."""
    return [
        f.code
        for f in checked.findings
        if f.severity is Severity.ERROR and f.place.path == f"docs/{uri}"
    ]


def _uri(entry: Entry) -> str:
    return entry.path.removeprefix("docs/")


def _keys(entries: list[Entry]) -> int:
    return max(len(entry.node.entries) for entry in entries)


def _spoken_of(entry: Entry, context: Context) -> Iterator[str]:
    """The files of the records and pictures that ``entry`` speaks of."""
    ids = [(r.kind, r.id) for r in references(entry.record)]
    cited = (parse_citation(span.text) for span in entry.prose.citations())
    ids += [("document", c.document) for c in cited if c is not None]
    for kind, id in ids:
        other = context.by_kind.get(kind, {}).get(id)
        if other is not None:
            yield _uri(other)
    if isinstance(entry.source, RecordSource):
        folder = posixpath.dirname(entry.source.uri)
        for link in entry.prose.links():
            path = unquote(link.target.partition("#")[0])
            yield posixpath.normpath(posixpath.join(folder, path))
        image = getattr(entry.record, "image", None)
        if image is not None:
            yield image.src


def kinds_with_records() -> list[str]:
    """The kinds of which ``docs/`` has a record, read without the code under test."""
    return [
        kind.name
        for kind in KINDS.values()
        if (kind.folder and any((ROOT / "docs" / kind.folder).rglob("*.md")))
        or (kind.listed and yaml.safe_load((ROOT / f"docs/data/{kind.listed}.yml").read_bytes()))
    ]


def reason_against(slip: dict[str, Any], kind: str) -> str | None:
    """Why ``slip`` has no place in a record of ``kind``; ``None`` where it has one."""
    place = DATA["places"].get(slip.get("in", ""))
    if place is not None and (place["only"] == "files") != (KINDS[kind].folder is not None):
        return str(place["why"])
    for role in roles(slip):
        if kind not in ROLES[role]["keys"]:
            return ROLES[role]["none"][kind]
    return None


@pytest.fixture(scope="module", autouse=True)
def _unchanged_files_are_read_once() -> Iterator[None]:
    """The reader is a function of its text alone; each broken file is a text of its own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_reader, "read", lru_cache(maxsize=512)(yaml_reader.read))
        yield


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Target | None]:
    context = check(ROOT / "docs", "docs", TODAY).context
    return {
        kind: target_for(kind, context, tmp_path_factory.mktemp(kind) / "docs")
        for kind in kinds_with_records()
    }


@pytest.mark.parametrize("kind", kinds_with_records())
def test_each_kind_has_a_faultless_record(targets: dict[str, Target | None], kind: str) -> None:
    assert targets[kind] is not None


@pytest.mark.parametrize(
    ("slip", "kind"),
    [
        pytest.param(slip, kind, id=f"{slip['name']}-{kind}")
        for kind in kinds_with_records()
        for slip in SLIPS
        if reason_against(slip, kind) is None
    ],
)
def test_a_slip_is_found(
    targets: dict[str, Target | None], slip: dict[str, Any], kind: str
) -> None:
    target = targets[kind]
    assert target is not None
    path = target.root / target.uri
    broken = slipped(slip, target.text, lambda role: ROLES[role]["keys"].get(kind, ""))
    assert broken != target.text.encode()
    path.write_bytes(broken)
    try:
        checked = target.check()
    finally:
        path.write_text(target.text, encoding="utf-8")
    assert slip["code"] in codes_of(checked, target.uri)
    assert not checked.passed
    assert CHECKER_FAILED not in {f.code for f in checked.findings}


def test_the_catalogue_is_whole() -> None:
    assert len(SLIPS) >= 40
    assert len({slip["name"] for slip in SLIPS}) == len(SLIPS)
    for role in ROLES.values():
        assert set(role["keys"]).isdisjoint(role.get("none", {}))
        assert set(role["keys"]) | set(role.get("none", {})) == set(KINDS)
