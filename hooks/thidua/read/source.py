"""Bytes to text: encoding, line ends, invisible characters, Unicode form."""

import errno
import os
import re
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path

from thidua.findings.faults import text as faults
from thidua.findings.finding import Finding, Place
from thidua.text.letters import is_nfc
from thidua.text.numbers import vietnamese_number

MAX_BYTES = 512 * 1024
"""The largest content file that is read; a story of 700 words has about 6 KB."""

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_WORD = re.compile(r"[^ \n]+")
_REASONS = {
    errno.EACCES: "không có quyền đọc",
    errno.EPERM: "không có quyền đọc",
    errno.ENOENT: "tệp vừa bị xóa",
    errno.EIO: "ổ đĩa bị lỗi",
}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""The byte order marks of what Windows calls Unicode."""


class Positions:
    """Turns an offset in a text into line and column, both from 1, in code points."""

    def __init__(self, text: str, first_line: int = 1) -> None:
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._first_line = first_line

    def at(self, path: str, offset: int) -> Place:
        """The place of ``offset`` in the file ``path``."""
        row = bisect_right(self._starts, offset) - 1
        return Place(path, row + self._first_line, offset - self._starts[row] + 1)


def read_bytes(path: str, file: Path) -> tuple[bytes | None, list[Finding]]:
    """The bytes of a content file, or why there are none; ``path`` is what findings show."""
    try:
        with file.open("rb", buffering=0) as opened:
            size = os.fstat(opened.fileno()).st_size
            if size <= MAX_BYTES:
                return opened.read(), []
    except OSError as error:
        return None, [unreadable(path, error)]
    return None, [_too_large(path, size)]


def _too_large(path: str, size: int) -> Finding:
    shown = vietnamese_number(-(-size // 1024))
    return faults.TOO_LARGE.at(Place(path), size=shown, limit=MAX_BYTES // 1024)


def unreadable(path: str, error: OSError) -> Finding:
    """The finding of a file that the system does not open."""
    reason = _REASONS.get(error.errno or 0, f"hệ thống báo lỗi số {error.errno}")
    return faults.UNREADABLE_FILE.at(Place(path), reason=reason)


def decode(path: str, data: bytes) -> tuple[str | None, list[Finding]]:
    r"""The text of a content file with ``\n`` line ends and without byte order mark.

    ``None`` when the bytes are no readable text; every fault of the letters
    is a finding.
    """
    if len(data) > MAX_BYTES:
        return None, [_too_large(path, len(data))]
    if b"\x00" in data and not data.startswith(_UTF_16):
        return None, [faults.BINARY_FILE.at(Place(path))]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        place = Positions(before).at(path, len(before))
        return None, [faults.NOT_UTF8.at(place, offset=error.start + 1, byte=data[error.start])]
    found: list[Finding] = []
    if text.startswith("\ufeff"):
        found.append(faults.BYTE_ORDER_MARK.at(Place(path)))
        text = text.removeprefix("\ufeff")
    if "\r" in text:
        offset = text.index("\r")
        found.append(faults.CARRIAGE_RETURN.at(Positions(text).at(path, offset)))
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        return None, [*found, faults.EMPTY_FILE.at(Place(path))]
    found.extend(_letters(path, text))
    return text, found


def _letters(path: str, text: str) -> Iterator[Finding]:
    if text.replace("\n", "").isprintable() and is_nfc(text):
        return  # nothing that Unicode calls invisible, of which ours are some
    positions = Positions(text)
    for match in _INVISIBLE.finditer(text):
        yield faults.CONTROL_CHARACTER.at(positions.at(path, match.start()), code=ord(match[0]))
    if not is_nfc(text):
        for match in _WORD.finditer(text):
            if not is_nfc(match[0]):
                yield faults.NOT_NFC.at(positions.at(path, match.start()), word=match[0])
