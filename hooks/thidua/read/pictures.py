"""What the bytes of a picture say: its format, its size, data hidden in it."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

MAX_BYTES = 80 * 1024
"""The largest picture that a page may carry (requirement V24)."""


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture by its bytes: its media type, its length in bytes, its size in pixels."""

    type: str
    length: int
    width: int
    height: int


def picture_file(data: bytes) -> PictureFile | None:
    """What the bytes say, whatever the name of the file; ``None`` when they do not say it."""
    kind, size = picture_format(data), picture_size(data)
    return PictureFile(f"image/{kind}", len(data), *size) if size else None


def picture_format(data: bytes) -> str | None:
    """``jpeg``, ``png`` or ``webp`` by the first bytes; ``None`` for anything else."""
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    return None


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, or ``None`` when the picture does not say."""
    kind = picture_format(data)
    if kind == "png":
        return struct.unpack_from(">II", data, 16)
    if kind == "jpeg":
        return _jpeg_size(data)
    if kind == "webp":
        return _webp_size(data)
    return None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """From the frame header SOFn, which comes before the scan (ITU T.81, B.2.2)."""
    offset = 2
    while offset + 9 <= len(data) and data[offset] == 0xFF:
        marker = data[offset + 1]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack_from(">HH", data, offset + 5)
            return width, height
        (length,) = struct.unpack_from(">H", data, offset + 2)
        offset += 2 + max(length, 2)
    return None


def _webp_size(data: bytes) -> tuple[int, int] | None:
    """From the first chunk: VP8, VP8L or VP8X (WebP container specification)."""
    name = data[12:16]
    if name == b"VP8X" and len(data) >= 30:
        width = int.from_bytes(data[24:27], "little") + 1
        return width, int.from_bytes(data[27:30], "little") + 1
    if name == b"VP8L" and len(data) >= 25:
        bits = int.from_bytes(data[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 " and len(data) >= 30:
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
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
        if marker == 0xFF:
            offset += 1  # a fill byte, any number of which may stand before a marker
            continue
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
