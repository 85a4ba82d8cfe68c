"""Every character that nobody sees is found, in whatever plain text it stands."""

import pytest

from thidua.read.source import decode

UNSEEN = [
    *range(0x01, 0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0), 0xAD, 0x200B,
    0x200E, 0x200F, *range(0x2028, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF, 0xFFFE, 0xFFFF,
]  # fmt: skip
SEEN = "Khóa mới có 30 người học.\n\nตัว – “ខ្មែរ” 🌾 U+00A0: \u00a0, \u200c\u200d\n"


@pytest.mark.parametrize("code", UNSEEN, ids=hex)
def test_one_that_nobody_sees(code: int) -> None:
    _, found = decode("a.md", f"Dòng một\nhai{chr(code)}\n".encode())
    assert [(f.code, f.place.line, f.place.column) for f in found] == [("TD-104", 2, 4)]


def test_letters_of_all_peoples_are_seen() -> None:
    assert decode("a.md", SEEN.encode()) == (SEEN, [])
