"""Feeds to be read: those of a built site on disk, and those made of a content folder in memory."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.site.made import made_by
from thidua.catalogue.catalogue import build
from thidua.check.run import check
from thidua.publish.publication import FEEDS, Publication, publication

ROOT = Path(__file__).resolve().parents[2]
FULL = ROOT / "tests" / "sites" / "valid" / "full"


@dataclass(frozen=True)
class Finished:
    """A built site: the folder, the content it was made of, the address it will have."""

    folder: Path
    docs: Path

    @property
    def base(self) -> str:
        """The address of the site, as its content says."""
        text = (self.docs / "data" / "site.yml").read_text(encoding="utf-8")
        return re.findall(r"^base_url: (\S+)$", text, re.MULTILINE)[0]  # type: ignore[no-any-return]

    @property
    def rss(self) -> list[Path]:
        """Every RSS document, archives included."""
        return sorted((self.folder / "rss").rglob("*.xml"))

    @property
    def json(self) -> list[Path]:
        """Every JSON Feed document."""
        return sorted((self.folder / "rss").rglob("*.json"))

    def address(self, path: Path) -> str:
        """Where a file of the site will be read."""
        return self.base + path.relative_to(self.folder).as_posix()

    def has(self, address: str) -> bool:
        """Whether an address below the base is a page or a file of the site."""
        path = self.folder / re.split("[?#]", address.removeprefix(self.base))[0]
        return (path / "index.html").is_file() or path.is_file()

    def records(self) -> Iterator[tuple[str, str]]:
        """Folder and id of every file of content, as their names say."""
        for path in self.docs.rglob("*.md"):
            yield path.relative_to(self.docs).parts[0], path.stem


def feed_files(docs: Path, day: date, *, checked: bool = True) -> Mapping[str, bytes]:
    """The feed files of a content folder on a day, by their path below the base.

    Without ``checked`` the findings of the checker, the first wall, are passed over.
    """
    found = check(docs, "docs", day)
    assert found.passed or not checked, found.findings
    return documents_of(publication(build(found.context), None, release=False))


def documents_of(made: Publication) -> Mapping[str, bytes]:
    """The feed files of a publication, by their path below the base."""
    return made_by(made.makers_of_items[FEEDS])
