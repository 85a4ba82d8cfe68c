"""Pictures: declared with their rights, small, of a known format, without hidden data."""

import posixpath
from collections.abc import Iterator
from pathlib import PurePosixPath

from thidua.check.context import Context
from thidua.findings.faults import prose as faults
from thidua.findings.finding import Finding, Place
from thidua.read.pictures import MAX_BYTES, hidden_data, picture_format

_ENDINGS = {".jpg": "jpeg", ".jpeg": "jpeg", ".png": "png", ".webp": "webp"}


def a_picture_is_declared(context: Context) -> Iterator[Finding]:
    """A picture stands in ``image`` with its rights, never loose in a body."""
    assets = set(context.tree.assets)
    for entry, page in context.published():
        for link in entry.prose.links():
            if link.is_picture:
                yield faults.PICTURE_IN_BODY.at(entry.in_body(link.offset))
        if page.image is not None and posixpath.normpath(page.image.src) not in assets:
            yield faults.NO_PICTURE.at(entry.at("image", "src"), src=page.image.src)


def a_picture_file_is_sound(context: Context) -> Iterator[Finding]:
    """A picture is JPEG, PNG or WebP, at most 80 KB, and carries no EXIF or place."""
    for uri in context.tree.assets:
        ending = PurePosixPath(uri).suffix.lower()
        if not uri.startswith("assets/images/"):
            continue
        place = Place(context.tree.path(uri))
        data = (context.tree.root / uri).read_bytes()
        if ending not in _ENDINGS or picture_format(data) != _ENDINGS[ending]:
            yield faults.PICTURE_FORMAT.at(place)
            continue
        if len(data) > MAX_BYTES:
            size = -(-len(data) // 1024)
            yield faults.PICTURE_TOO_LARGE.at(place, size=size, limit=MAX_BYTES // 1024)
        for what in hidden_data(data):
            yield faults.PICTURE_METADATA.at(place, what=what)
