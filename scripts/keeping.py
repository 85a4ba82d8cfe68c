"""Where the commands keep what they found out, so that the next run need not.

All of it lies in ``.cache/build``, which may be deleted at any time.
"""

import hashlib
import os
import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path

import command
from thidua.read.kept import Kept, Known, edition, read_ahead
from thidua.read.seen import Seen, look

_SEEN = "seen"

_OF = "of"
"""The symbolic link that leads to the content folder."""


def of_content(docs: Path) -> Known:
    """What is known of a content folder as it is now, whatever is made of it."""
    kept = Kept(_folder(docs), edition_of_code())
    before: Seen = kept.recall(_SEEN, "") or Seen()
    now = look(docs, before)
    if now.news_since(before):
        kept.keep(_SEEN, "", now)
    return Known(now, kept)


def of_site(docs: Path, site: Path, settings: Path, engine: str) -> Kept:
    """What is known of the site in a folder, if all that it was made with is the same."""
    theme = [path for path in (command.ROOT / "theme").rglob("*") if path.is_file()]
    made_with = edition(command.ROOT, [*theme, settings.resolve()], edition_of_code(), engine)
    return Kept(_folder(docs, site), made_with)


def at_hand(docs: Path, site: Path) -> None:
    """Read what is kept of both, so that a process that is forked from this one need not."""
    for made in ((), (site,)):
        read_ahead(_folder(docs, *made))


@cache
def edition_of_code() -> str:
    """What everything kept depends on: the code, Python and all that is installed."""
    code = (path for name in ("hooks", "scripts") for path in (command.ROOT / name).rglob("*.py"))
    return edition(command.ROOT, code)


def _folder(docs: Path, *made: Path) -> Path:
    """The folder for a content folder, and for what is made of it."""
    places = "\0".join(os.path.relpath(path.resolve(), command.ROOT) for path in (docs, *made))
    all_kept = command.ROOT / ".cache" / "build"
    folder = all_kept / hashlib.sha256(os.fsencode(places)).hexdigest()[:12]
    if not folder.exists():
        with suppress(OSError):  # where nothing can be written, nothing is kept
            _sweep(all_kept)
            folder.mkdir(parents=True)
            (folder / _OF).symlink_to(os.path.relpath(docs.resolve(), folder))
    return folder


def _sweep(all_kept: Path) -> None:
    """Remove what is kept of content folders that are no more, such as those of tests."""
    for folder in all_kept.glob("*/"):
        if not (folder / _OF).exists():
            shutil.rmtree(folder, ignore_errors=True)
