"""Pictures: declared with their rights, small, of a known format, without hidden data."""

import os
import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from thidua.check.context import Context
from thidua.findings.faults import prose as faults
from thidua.findings.finding import Finding, Place
from thidua.read.pictures import MAX_BYTES, hidden_data, picture_format
from thidua.read.source import unreadable

_FOLDER = "assets/images/"
_READ_AT_MOST = 4 * 1024 * 1024
"""Hidden data stand before the picture itself; what is larger is too large anyway."""
_ENDINGS = {".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png", ".webp": "webp"}


def a_picture_is_declared(context: Context) -> Iterator[Finding]:
    """A picture stands in ``image`` with its rights, never loose in a body."""
    assets = set(context.tree.assets)
    for entry, page in context.published():
        for link in entry.prose.links():
            if link.is_picture:
                yield faults.PICTURE_IN_BODY.at(entry.in_body(link.offset))
        if page.image is None:
            continue
        src = posixpath.normpath(page.image.src)
        if src not in assets or not src.startswith(_FOLDER):
            yield faults.NO_PICTURE.at(entry.at("image", "src"), src=page.image.src)


def a_picture_file_is_sound(context: Context) -> Iterator[Finding]:
    """A picture is JPEG, PNG or WebP, at most 80 KB, and carries no EXIF or place.

    All files among the pictures must be such, and all such files wherever they lie.
    """
    for uri in context.tree.assets:
        ending = PurePosixPath(uri).suffix.lower()
        if not uri.startswith(_FOLDER) and ending not in _ENDINGS:
            continue
        place = Place(context.tree.path(uri))
        try:
            with (context.tree.root / uri).open("rb") as file:
                data = file.read(_READ_AT_MOST)
                length = os.fstat(file.fileno()).st_size
        except OSError as error:
            yield unreadable(place.path, error)
            continue
        if ending not in _ENDINGS or picture_format(data) != _ENDINGS[ending]:
            yield faults.PICTURE_FORMAT.at(place)
            continue
        if length > MAX_BYTES:
            size = -(-length // 1024)
            yield faults.PICTURE_TOO_LARGE.at(place, size=size, limit=MAX_BYTES // 1024)
        for what in hidden_data(data):
            yield faults.PICTURE_METADATA.at(place, what=what)
