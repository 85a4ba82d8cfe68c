"""The sites of ``tests/sites/invalid``: a valid one, changed for one reason."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from tests.support.pieces import content
from tests.support.places import as_read, place_of

SITES = Path(__file__).resolve().parents[1] / "sites"
TODAY = date(2026, 11, 22)
RECIPE = "case.yml"
KEYS = {
    "about", "base", "today", "release", "remove", "rename", "files", "edit", "convert", "splice",
    "fifo", "symlink", "expect",
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One folder of ``tests/sites/invalid``.

    The files beside ``case.yml`` are laid over the base; the recipe itself is
    described in ``tests/sites/README.md``.
    """

    folder: Path
    recipe: dict[str, Any]

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.folder.name

    @property
    def code(self) -> str:
        """The code in the name of the folder, which the case is about."""
        return "-".join(self.name.split("-")[:2])

    @property
    def today(self) -> date:
        """The day of the run."""
        day = self.recipe.get("today", TODAY)
        return day if isinstance(day, date) else date.fromisoformat(day)

    @property
    def release(self) -> bool:
        """Whether the run is one for a release."""
        return bool(self.recipe.get("release", False))

    @property
    def codes(self) -> set[str]:
        """The codes that it expects."""
        return {row["code"] for row in self.recipe["expect"]}

    def build(self, root: Path) -> None:
        """Make the site of this case in the new folder ``root``."""
        shutil.copytree(SITES / "valid" / self.recipe.get("base", "minimal"), root)
        overlay = shutil.ignore_patterns(RECIPE)
        shutil.copytree(self.folder, root, dirs_exist_ok=True, ignore=overlay)
        for uri in self.recipe.get("remove", ()):
            (root / uri).unlink()
        for old, new in self.recipe.get("rename", {}).items():
            _write(root / new, (root / old).read_bytes())
            (root / old).unlink()
        for uri, recipe in self.recipe.get("files", {}).items():
            _write(root / uri, content(recipe))
        for change in self.recipe.get("edit", ()):
            _edit(root / change["path"], content(change["replace"]), content(change["with"]))
        for uri, form in self.recipe.get("convert", {}).items():
            text = (root / uri).read_text(encoding="utf-8")
            _write(root / uri, content({"text": text, **form}))
        for uri, recipe in self.recipe.get("splice", {}).items():
            data, at = (root / uri).read_bytes(), int(recipe["at"])
            _write(root / uri, data[:at] + content(recipe) + data[at:])
        for uri in self.recipe.get("fifo", ()):
            os.mkfifo(root / uri)
        for uri, target in self.recipe.get("symlink", {}).items():
            (root / uri).symlink_to(target)

    def expected(self, root: Path) -> list[tuple[str, str, int, int]]:
        """Code, path, line and column of each finding; without ``text`` it is the file's start."""
        return sorted(
            (row["code"], row["path"], *self._place(root, row)) for row in self.recipe["expect"]
        )

    def _place(self, root: Path, row: dict[str, Any]) -> tuple[int, int]:
        if "text" not in row:
            return 1, 1
        text = as_read((root / row["path"]).read_bytes())
        return place_of(text, row["text"], row.get("occurrence", 1))


def cases() -> Iterator[Case]:
    """All cases in the order of their names."""
    for folder in sorted((SITES / "invalid").iterdir()):
        recipe = yaml.safe_load((folder / RECIPE).read_text(encoding="utf-8"))
        unknown = set(recipe) - KEYS
        assert not unknown, f"{folder.name}: {unknown}"
        yield Case(folder, recipe)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _edit(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    count = data.count(old)
    assert count == 1, f"{path.name} holds {old!r} {count} times"
    path.write_bytes(data.replace(old, new))
