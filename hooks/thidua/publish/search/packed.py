"""Numbers as printable letters, so that every server compresses the files as text."""

from itertools import takewhile
from operator import eq

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""The 64 digits; the browser's side has the same."""

LIMIT = 32
"""A digit from ``LIMIT`` on says that more digits follow."""


def digit(value: int) -> str:
    """One digit for a number below 64, the last digit for all others."""
    return ALPHABET[min(value, 63)]


def packed(value: int) -> str:
    """A number from 0 as digits of five bits, the lowest first."""
    if value < LIMIT:
        return ALPHABET[value]
    digits = []
    while value >= LIMIT:
        digits.append(ALPHABET[LIMIT + value % LIMIT])
        value //= LIMIT
    digits.append(ALPHABET[value])
    return "".join(digits)


def starts_shared(texts: list[str], most: int) -> list[str]:
    """Sorted texts, each as a digit, the letters that it shares with the one before, and the rest.

    No more than ``most`` letters are taken over.
    """
    found = []
    for before, text in zip(["", *texts], texts, strict=False):
        shared = sum(1 for _ in takewhile(bool, map(eq, before[:most], text)))
        found.append(digit(shared) + text[shared:])
    return found


def size_class(count: int) -> str:
    """A count from 1 as a capital letter: the bits that it takes (A 1, B 2-3, C 4-7, …)."""
    return chr(ord("A") + min(count.bit_length() - 1, 25))
