"""The build as its users see it: same bytes, nothing lost, nothing half done."""

import random
import re
import subprocess
import threading
import time
from pathlib import Path

from tests.site.conftest import DAY, ROOT, Tree, contents, copy_tree

EPOCH = "1795280400"
"""Sunday, 22 November 2026, 00:00 in Viet Nam."""


def test_two_clones_in_different_worlds_build_the_same_bytes(tmp_path: Path) -> None:
    worlds = (
        {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242"},
    )
    found = []
    for number, world in enumerate(worlds):
        tree = copy_tree(tmp_path / f"clone-{number}" / ("x" * number or "y"), ROOT / "docs")
        done = tree.run("--site", str(tree.site), env={**world, "SOURCE_DATE_EPOCH": EPOCH})
        assert done.returncode == 0, done.stdout + done.stderr
        found.append(contents(tree.site))
    assert found[0] == found[1]
    assert len(found[0]) > 400


def test_properdocs_builds_the_same_bytes(real_tree: Tree) -> None:
    real_tree.build()
    other = real_tree.root / "other"
    python = str(ROOT / ".venv-properdocs" / "bin" / "python")
    done = real_tree.run(
        "--today", DAY, "--engine", "properdocs", "--site", str(other), python=python
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert contents(other) == contents(real_tree.site)


def test_no_page_names_its_generator(tree: Tree) -> None:
    tree.build()
    named = [p for p in tree.site.rglob("*.html") if b'name="generator"' in p.read_bytes()]
    assert named == []


def test_a_rebuild_keeps_every_file_with_its_inode_and_time(tree: Tree) -> None:
    tree.build()
    before = {
        p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in tree.site.rglob("*") if p.is_file()
    }
    tree.build()
    after = {
        p: (p.stat().st_ino, p.stat().st_mtime_ns) for p in tree.site.rglob("*") if p.is_file()
    }
    assert after == before


def test_a_changed_story_changes_its_page_and_leaves_strangers_alone(tree: Tree) -> None:
    tree.build()
    before = contents(tree.site)
    story = next(p for p in sorted((tree.docs / "news").glob("*.md")))
    story.write_text(story.read_text(encoding="utf-8") + "\nThêm một câu.\n", encoding="utf-8")
    tree.build()
    after = contents(tree.site)
    changed = {path for path in after if after[path] != before.get(path)}
    assert f"tin-tuc/{story.stem}/index.html" in changed
    assert not {path for path in changed if path.startswith(("van-ban/", "hoi-dap/", "assets/"))}


def test_a_removed_asset_leaves_the_site(tree: Tree) -> None:
    spare = tree.docs / "assets" / "note.txt"
    spare.write_text("x", encoding="utf-8")
    tree.build()
    assert (tree.site / "assets" / "note.txt").exists()
    spare.unlink()
    tree.build()
    assert not (tree.site / "assets" / "note.txt").exists()


def test_a_fault_in_the_content_leaves_the_last_good_site(tree: Tree) -> None:
    tree.build()
    before = contents(tree.site)
    story = next(p for p in sorted((tree.docs / "news").glob("*.md")))
    text = story.read_text(encoding="utf-8")
    story.write_text(
        re.sub(r"title: .*", "title: Phong trào: thi đua", text, count=1), encoding="utf-8"
    )
    done = tree.run("--today", DAY)
    assert done.returncode == 1
    assert "TD-203" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(tree.site) == before


def test_a_fault_in_a_template_is_a_failed_build_and_leaves_the_last_good_site(tree: Tree) -> None:
    tree.build()
    before = contents(tree.site)
    (tree.root / "theme" / "news.html").write_text("{% extends 'nothing.html' %}", encoding="utf-8")
    done = tree.run("--today", DAY)
    assert done.returncode == 3
    assert "Traceback" not in done.stdout + done.stderr
    assert contents(tree.site) == before
    assert [p.name for p in tree.root.iterdir() if "staging" in p.name] == []


def test_wrong_use_is_told_apart(tree: Tree) -> None:
    assert tree.run("--today", "2026-02-30").returncode == 2
    assert tree.run("--docs", str(tree.root / "nowhere")).returncode == 2


def test_a_kill_at_any_moment_leaves_a_whole_site(tree: Tree) -> None:
    other = tree.root / "other"
    tree.build()
    started = time.monotonic()
    tree.run("--today", "2027-03-01", "--site", str(other))
    length = time.monotonic() - started
    whole = {tuple(sorted(contents(tree.site).items())), tuple(sorted(contents(other).items()))}
    homes = {path.read_bytes() for path in (tree.site / "index.html", other / "index.html")}
    feeds = {path.read_bytes() for path in (tree.site / "rss/tat-ca.xml", other / "rss/tat-ca.xml")}
    faults: list[str] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            for name, good in (("index.html", homes), ("rss/tat-ca.xml", feeds)):
                try:
                    if (tree.site / name).read_bytes() not in good:
                        faults.append(f"{name} is of no build")
                except FileNotFoundError:
                    faults.append(f"{name} is missing")

    reader = threading.Thread(target=read)
    reader.start()
    moments = random.Random(20261122)
    try:
        for number in range(20):
            day = "2027-03-01" if number % 2 else DAY
            build = subprocess.Popen(
                tree.command("--today", day), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            try:
                build.wait(timeout=moments.uniform(0.05, 1.1) * length)
            except subprocess.TimeoutExpired:
                build.kill()
                build.wait()
            assert tuple(sorted(contents(tree.site).items())) in whole
    finally:
        done.set()
        reader.join()
    assert faults == []
    tree.build()
    assert [p.name for p in tree.root.iterdir() if "staging" in p.name] == []


def test_an_embargoed_record_is_nowhere_in_the_site_until_its_day(tree: Tree) -> None:
    embargoed = [
        p for p in tree.docs.rglob("*.md") if "\npublish_at:" in p.read_text(encoding="utf-8")
    ]
    assert embargoed
    tree.build()
    for path in embargoed:
        title = re.search(
            r"^(?:title|question): (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE
        )
        assert title
        name = title[1].strip("'\"").encode()
        holders = [p for p in tree.site.rglob("*") if p.is_file() and name in p.read_bytes()]
        assert holders == []
        assert list(tree.site.rglob(path.stem)) == []
    done = tree.run("--today", "2031-01-01")
    assert done.returncode == 0, done.stdout
    assert all(list(tree.site.rglob(path.stem)) for path in embargoed)
