"""How long a text takes on air.

Vietnamese writes one syllable (tiếng) between two spaces, so that words are
counted as syllables; only figures and abbreviations are longer aloud than on
paper.

The pace of 240 syllables a minute is an assumption of the editors. It lies
below what was measured: 5.25 syllables a second for texts read aloud without
their long pauses (Coupé, Oh, Dediu and Pellegrino, Science Advances 5, 2019),
because a newsreader makes pauses and a programme must not overrun.
"""

import re

PACE = 240
"""Syllables a minute."""

STEP = 5
"""Seconds to which a time is rounded up: no text is timed more exactly."""

_TOKEN = re.compile(
    r"(?P<figure>\d+(?:\.\d{3})*)|(?P<letters>[A-ZĐ]{2,5}\b)|(?P<word>[^\W\d_]+)|(?P<sign>[%/,])"
)


def spoken_syllables(text: str) -> int:
    """The syllables of ``text`` read aloud.

    A figure of n digits has n digits and n - 1 names of places in full
    (``2024``: hai nghìn không trăm hai mươi bốn), zeros at its end make one
    name; ``%`` is "phần trăm", a decimal comma "phẩy", a stroke between
    figures "trên" or "tháng"; an abbreviation is spelt.
    """
    return sum(map(_ALOUD.__getitem__, text.split()))


class _Aloud(dict[str, int]):
    """The syllables of what stands between two spaces, which neither figure nor name contains.

    A language has few words, and a story repeats most of those of the others.
    """

    def __missing__(self, word: str) -> int:
        count = self[word] = _count(word)
        return count


_ALOUD = _Aloud()


def _count(word: str) -> int:
    count = 0
    figure = False
    for match in _TOKEN.finditer(word):
        if match["figure"]:
            digits = match["figure"].replace(".", "")
            told = digits.rstrip("0") or "0"
            count += 2 * len(told) - 1 + (told != digits)
        elif match["letters"]:
            count += len(match["letters"])
        elif match["word"]:
            count += 1
        elif match["sign"] == "%":
            count += 2
        elif figure and word[match.end() : match.end() + 1].isdigit():
            count += 1
        figure = match["figure"] is not None
    return count


def air_seconds(syllables: int) -> int:
    """The seconds that ``syllables`` take at the pace, rounded up to ``STEP``."""
    return -(-syllables * 60 // (PACE * STEP)) * STEP


def in_minutes(seconds: int) -> str:
    """``1 phút 25 giây``; a length of time as a rundown says it."""
    minutes, rest = divmod(seconds, 60)
    parts = [f"{minutes} phút"] if minutes else []
    if rest or not minutes:
        parts.append(f"{rest} giây")
    return " ".join(parts)
