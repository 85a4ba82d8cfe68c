"""What is installed is named to the byte, and from no address of its own."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REQUIREMENTS = ROOT / "requirements"
LOCKS = sorted(REQUIREMENTS.glob("*.txt"))
SOURCES = sorted(REQUIREMENTS.glob("*.in"))

_PIN = re.compile(r"(?P<name>[a-z0-9.-]+)==(?P<version>[^\s;\\]+)( ; [^\\]+)?")
_HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def pins(lock: Path) -> dict[str, str]:
    """Name and version of each requirement of a lock, every one of them with its hashes."""
    text = re.sub(r"^\s*#.*\n", "", lock.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found: dict[str, str] = {}
    for line in text.replace("\\\n", " ").splitlines():
        requirement, *hashes = line.split("--hash=")
        pin = _PIN.fullmatch(requirement.strip())
        assert pin, f"{lock.name}: not pinned to one version: {line[:80]}"
        assert hashes, f"{lock.name}: {requirement.strip()} has no hash"
        for digest in hashes:
            assert _HASH.fullmatch(f"--hash={digest.strip()}"), f"{lock.name}: {digest}"
        assert pin["name"] not in found, f"{lock.name}: {pin['name']} twice"
        found[pin["name"]] = pin["version"]
    return found


def wanted(source: Path) -> set[str]:
    """The names that a source asks for itself, as a lock spells them."""
    lines = [line.split("#")[0].strip() for line in source.read_text(encoding="utf-8").splitlines()]
    names = [_NAME.match(line) for line in lines if line and not line.startswith("-")]
    return {re.sub(r"[-_.]+", "-", name[0]).lower() for name in names if name}


def test_there_is_a_lock_for_each_source() -> None:
    assert [path.stem for path in LOCKS] == [path.stem for path in SOURCES]
    assert {"build", "runtime", "test", "properdocs", "ci"} <= {path.stem for path in LOCKS}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_each_requirement_has_one_version_and_its_hashes(lock: Path) -> None:
    assert pins(lock)


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_a_lock_holds_all_that_its_source_asks_for(source: Path) -> None:
    assert wanted(source)
    assert wanted(source) <= pins(source.with_suffix(".txt")).keys()


@pytest.mark.parametrize("path", [*LOCKS, *SOURCES], ids=lambda path: path.name)
def test_no_address_and_no_path_of_a_machine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"(?:^|\s)(?:-i|-f|--(?:extra-)?index-url|--find-links)\b", text)
    assert not re.search(r"(?:^|\s)/\w", text)


@pytest.mark.parametrize("name", ["test", "properdocs"])
def test_what_builds_the_site_is_the_same_everywhere(name: str) -> None:
    runtime = pins(REQUIREMENTS / "runtime.txt")
    assert runtime.items() <= pins(REQUIREMENTS / f"{name}.txt").items()


def test_runtime_is_free_of_test_tools() -> None:
    tools = wanted(REQUIREMENTS / "test.in") - {"lxml"}  # feedgen needs lxml too
    assert tools.isdisjoint(pins(REQUIREMENTS / "runtime.txt"))


def test_the_frozen_engines_are_the_ones_designed_for() -> None:
    assert pins(REQUIREMENTS / "runtime.txt")["mkdocs"] == "1.6.1"
    assert pins(REQUIREMENTS / "properdocs.txt")["properdocs"].startswith("1.6.")


@pytest.mark.parametrize(
    ("folder", "key"), [(ROOT, "devDependencies"), (ROOT / "bench", "dependencies")]
)
def test_npm_packages_are_exact_hashed_and_from_no_address(folder: Path, key: str) -> None:
    manifest = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    assert manifest["private"] is True
    assert "scripts" not in manifest
    assert {"devDependencies", "dependencies"} & manifest.keys() == {key}
    assert lock["packages"][""][key] == manifest[key]
    for name, version in manifest[key].items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name
        assert lock["packages"][f"node_modules/{name}"]["version"] == version
    for name, package in lock["packages"].items():
        assert "resolved" not in package, name
        assert not name or package["integrity"].startswith("sha512-"), name


def test_install_scripts_of_npm_packages_never_run() -> None:
    """One of them (vnu-jar) would fetch a Java of its own."""
    settings = (ROOT / ".npmrc").read_text(encoding="utf-8").split()
    assert (ROOT / "bench" / ".npmrc").resolve() == ROOT / ".npmrc"
    assert "ignore-scripts=true" in settings
    assert "omit-lockfile-registry-resolved=true" in settings


def test_the_tools_read_their_settings() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["mypy"]["strict"] is True
    assert "build-system" not in settings
