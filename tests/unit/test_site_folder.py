"""A site is published in one step; what only makes the next one quick may fail."""

import os
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from thidua.publish.plan import Plan
from thidua.publish.site_folder import BuildFault, SiteFolder, verify
from thidua.read.folder import digests
from thidua.read.seen import Seen, look

FILES = {"index.html": "home", "a/index.html": "a page"}


def publish(target: Path) -> None:
    """Publish a first site of these files."""
    with SiteFolder(target) as folder:
        for path, text in FILES.items():
            file = folder.staging / path
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
        assert set(folder.publish(digests(folder.staging), {}, Seen())) == set(FILES)
        assert texts(target) == FILES


def texts(folder: Path) -> dict[str, str]:
    return {path: (folder / path).read_text() for path in look(folder, Seen()).digests}


def test_a_first_site_lies_ready_for_the_next(tmp_path: Path) -> None:
    publish(tmp_path / "site")
    assert texts(tmp_path / "site") == FILES
    assert all((tmp_path / ".site-spare" / p).samefile(tmp_path / "site" / p) for p in FILES)


@pytest.mark.parametrize("succeed", [0, 1])
def test_a_first_site_is_published_where_no_links_can_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, succeed: int
) -> None:
    link, made = os.link, []

    def full(source: str, new: str) -> None:
        if len(made) >= succeed:
            raise OSError("no space")
        made.append(new)
        link(source, new)

    monkeypatch.setattr(os, "link", full)
    publish(tmp_path / "site")
    assert texts(tmp_path / "site") == FILES
    assert sorted(path.name for path in tmp_path.iterdir() if "staging" in path.name) == []


@pytest.mark.parametrize(
    ("end", "fault"),
    [("</html>\n", None), ("</html>", None), ("</html", "bị cụt"), ("", "bị cụt")],
)
def test_a_page_that_was_cut_short_is_not_published(
    tmp_path: Path, end: str, fault: str | None
) -> None:
    plan = cast(Plan, SimpleNamespace(pages=[SimpleNamespace(file="index.html")]))
    (tmp_path / "index.html").write_text(end and "a page " * 100 + end)
    files = ["index.html", "404.html"]
    with pytest.raises(BuildFault, match=fault) if fault else nullcontext():
        verify(tmp_path, plan, files, new=["index.html"])
