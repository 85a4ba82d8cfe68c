"""What the bytes of a picture say: its format, its size, data hidden in it."""

import struct
from collections.abc import Iterator

MAX_BYTES = 80 * 1024
"""The largest picture that a page may carry (requirement V24)."""


def picture_format(data: bytes) -> str | None:
    """``jpeg``, ``png`` or ``webp`` by the first bytes; ``None`` for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return None


def hidden_data(data: bytes) -> list[str]:
    """The names of the metadata blocks in a picture: EXIF (with the place of taking), XMP, text."""
    kind = picture_format(data)
    if kind == "jpeg":
        found = set(_jpeg(data))
    elif kind == "png":
        found = {name for name in _chunks(data, 8, ">") if name in ("eXIf", "tEXt", "iTXt", "zTXt")}
    elif kind == "webp":
        found = {name for name in _chunks(data, 12, "<") if name.strip() in ("EXIF", "XMP")}
    else:
        found = set()
    return sorted(name.strip() for name in found)


def _jpeg(data: bytes) -> Iterator[str]:
    """Segments before the scan: APP1 holds EXIF or XMP, APP13 the IPTC record (ITU T.81)."""
    offset = 2
    while offset + 4 <= len(data) and data[offset] == 0xFF:
        marker = data[offset + 1]
        if marker == 0xDA:
            return
        (length,) = struct.unpack_from(">H", data, offset + 2)
        body = data[offset + 4 : offset + 2 + length]
        if marker == 0xE1:
            yield "EXIF" if body.startswith(b"Exif") else "XMP"
        elif marker == 0xED:
            yield "IPTC"
        offset += 2 + max(length, 2)


def _chunks(data: bytes, offset: int, order: str) -> Iterator[str]:
    """The chunk names of PNG (length, name, data, sum) or RIFF (name, length, data)."""
    while offset + 8 <= len(data):
        if order == ">":
            length, name = struct.unpack_from(">I4s", data, offset)
            offset += 12 + length
        else:
            name, length = struct.unpack_from("<4sI", data, offset)
            offset += 8 + length + length % 2
        yield name.decode("latin-1")
