"""What the bytes of a picture say, on pictures made block by block."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.read.pictures import hidden_data, picture_format


def segment(marker: int, body: bytes) -> bytes:
    """A segment of JPEG: its length counts itself (ITU T.81, B.1.1.4)."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def chunk(name: bytes, body: bytes = b"") -> bytes:
    """A chunk of PNG (RFC 2083, 3.2)."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def block(name: bytes, body: bytes) -> bytes:
    """A chunk of RIFF, padded to an even length."""
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


JFIF = segment(0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0")
SCAN = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\xff\xe1Exif in the picture itself\xff\xd9"
PNG = b"\x89PNG\r\n\x1a\n"
WEBP = b"RIFF\0\0\0\0WEBP"
PICTURES = [
    (b"\xff\xd8" + JFIF + SCAN, "jpeg", []),
    (b"\xff\xd8" + JFIF + segment(0xE1, b"Exif\0\0MM") + SCAN, "jpeg", ["EXIF"]),
    (b"\xff\xd8" + b"\xff\xff" + segment(0xE1, b"Exif\0\0MM") + SCAN, "jpeg", ["EXIF"]),
    (b"\xff\xd8" + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>") + SCAN, "jpeg", ["XMP"]),
    (b"\xff\xd8" + segment(0xED, b"Photoshop 3.0\0") + SCAN, "jpeg", ["IPTC"]),
    (PNG + chunk(b"IHDR", b"\0" * 13) + chunk(b"IDAT", b"eXIf") + chunk(b"IEND"), "png", []),
    (PNG + chunk(b"IHDR", b"\0" * 13) + chunk(b"eXIf", b"MM") + chunk(b"IEND"), "png", ["eXIf"]),
    (
        PNG + chunk(b"tEXt", b"By\0x") + chunk(b"zTXt") + chunk(b"iTXt"),
        "png",
        ["iTXt", "tEXt", "zTXt"],
    ),
    (WEBP + block(b"VP8 ", b"EXIF!"), "webp", []),
    (
        WEBP + block(b"VP8 ", b"a") + block(b"EXIF", b"M") + block(b"XMP ", b"x"),
        "webp",
        ["EXIF", "XMP"],
    ),
    (b"GIF89a", None, []),
    (b"<svg/>", None, []),
    (b"", None, []),
]


@pytest.mark.parametrize(("data", "name", "hidden"), PICTURES)
def test_a_picture(data: bytes, name: str | None, hidden: list[str]) -> None:
    assert picture_format(data) == name
    assert hidden_data(data) == hidden


@given(st.sampled_from([p[0] for p in PICTURES]), st.integers(0, 80), st.binary(max_size=40))
def test_a_broken_picture_raises_nothing(data: bytes, cut: int, tail: bytes) -> None:
    hidden_data(data[:cut] + tail)
