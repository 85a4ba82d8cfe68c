"""The place of a piece of text in a file, counted without the code under test."""


def as_read(data: bytes) -> str:
    r"""The letters of a file as editors count them: no byte order mark, ``\\n`` line ends.

    A byte that is no UTF-8 is one U+FFFD.
    """
    text = data.decode("utf-8", "replace")
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def place_of(text: str, piece: str, occurrence: int = 1) -> tuple[int, int]:
    """Line and column, both from 1 and in code points, of an occurrence of ``piece``."""
    at = -1
    for _ in range(occurrence):
        at = text.find(piece, at + 1)
        if at < 0:
            raise LookupError(f"{piece!r} does not occur {occurrence} times")
    before = text[:at].split("\n")
    return len(before), len(before[-1]) + 1
