"""How people type: a title in, what someone who looks for it would type out.

The tables are those of keyboards and input methods (Telex, VNI, QWERTY), of
the two places of a tone mark, and of sounds that regions do not tell apart.
They are written here on their own and share nothing with the search: a slip
that both did not know of would not be found otherwise.
"""

import random
import re
import unicodedata
from collections.abc import Callable

Distortion = Callable[[str, random.Random], str | None]
"""From a text to its distorted form; ``None`` where the slip cannot happen."""

TONES = {"\u0301": ("s", "1"), "\u0300": ("f", "2"), "\u0309": ("r", "3"),
         "\u0303": ("x", "4"), "\u0323": ("j", "5")}  # fmt: skip
"""Combining mark of a tone → its key in Telex and in VNI, typed behind the syllable."""

LETTERS = {"ă": ("aw", "a8"), "â": ("aa", "a6"), "ê": ("ee", "e6"), "ô": ("oo", "o6"),
           "ơ": ("ow", "o7"), "ư": ("uw", "u7"), "đ": ("dd", "d9")}  # fmt: skip

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")

OLD_PLACE = re.compile(r"(?<![qQ])([oO])([\u0300\u0301\u0303\u0309\u0323])([ae])(?!\w)"
                       r"|(?<![qQ])([uU])([\u0300\u0301\u0303\u0309\u0323])(y)(?!\w)")  # fmt: skip
"""A decomposed open syllable in -oa, -oe, -uy with the tone on the first vowel."""

SOUNDS = (("s", "x"), ("x", "s"), ("tr", "ch"), ("ch", "tr"), ("gi", "d"), ("d", "gi"),
          ("r", "g"), ("l", "n"), ("n", "l"), ("v", "d"))  # fmt: skip
"""First consonants that are heard alike somewhere."""

SHORT = {
    "ủy ban nhân dân": "UBND", "hội đồng nhân dân": "HĐND", "thi đua, khen thưởng": "TĐKT",
    "nông thôn mới": "NTM", "hợp tác xã": "HTX", "chiến sĩ thi đua": "CSTĐ",
    "lao động tiên tiến": "LĐTT", "huân chương lao động": "HCLĐ", "cải cách hành chính": "CCHC",
    "chuyển đổi số": "CĐS", "mặt trận tổ quốc": "MTTQ", "thủ tướng chính phủ": "TTCP",
    "bằng khen": "BK", "nghị định": "NĐ", "thông tư": "TT", "quyết định": "QĐ",
    "nghị quyết": "NQ", "kế hoạch": "KH", "ban chấp hành": "BCH", "lực lượng vũ trang": "LLVT",
}  # fmt: skip
"""Short forms as officials write them."""


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def without_marks(text: str, _: random.Random) -> str | None:
    """As on a phone, or by one in a hurry: "khen thuong"."""
    bare = "".join(c for c in _decomposed(text) if not unicodedata.combining(c))
    return bare.replace("đ", "d").replace("Đ", "D").lower()


def decomposed(text: str, _: random.Random) -> str | None:
    """As pasted from a Mac or a PDF: letters and marks apart."""
    return _decomposed(text)


def _raw(text: str, method: int) -> str:
    """Every syllable as its keys, the input method being off."""

    def keys(syllable: str) -> str:
        tone = ""
        typed = []
        for letter in syllable.lower():
            parts = _decomposed(letter)
            tone += "".join(TONES[mark][method] for mark in parts if mark in TONES)
            bare = _composed("".join(c for c in parts if c not in TONES))
            typed.append(LETTERS[bare][method] if bare in LETTERS else bare)
        return ("".join(typed) + tone).replace("uwow", "uow").replace("u7o7", "uo7")

    return re.sub(r"[^\W\d_]+", lambda match: keys(match[0]), _composed(text))


def telex(text: str, _: random.Random) -> str | None:
    """Telex keys with the input method off: "khen thuowngr"."""
    return _raw(text, 0)


def vni(text: str, _: random.Random) -> str | None:
    """VNI keys with the input method off: "khen thuo7ng3"."""
    return _raw(text, 1)


def old_tone_place(text: str, _: random.Random) -> str | None:
    """The tone mark where many keyboards put it: "hoà", "thuỷ"."""

    def moved(match: re.Match[str]) -> str:
        first, tone, second = match.group(1, 2, 3) if match[1] else match.group(4, 5, 6)
        return f"{first}{second}{tone}"

    old = _composed(OLD_PLACE.sub(moved, _decomposed(text)))
    return old if old != _composed(text) else None


def _words_of_letters(words: list[str], least: int) -> list[int]:
    return [place for place, word in enumerate(words) if word.isalpha() and len(word) >= least]


def _in_one_word(
    text: str, chance: random.Random, change: Callable[[str], str | None]
) -> str | None:
    words = text.split()
    places = _words_of_letters(words, 4)
    chance.shuffle(places)
    for place in places:
        changed = change(words[place])
        if changed is not None and changed != words[place]:
            return " ".join([*words[:place], changed, *words[place + 1 :]])
    return None


def _neighbours(key: str) -> str:
    for number, row in enumerate(ROWS):
        if key in row:
            place = row.index(key)
            around = row[max(place - 1, 0) : place] + row[place + 1 : place + 2]
            for other in ROWS[max(number - 1, 0) : number] + ROWS[number + 1 : number + 2]:
                around += other[place : place + 1]
            return around
    return ""


def wrong_key(text: str, chance: random.Random) -> str | None:
    """One letter is its neighbour on the keyboard, marks left out."""

    def change(word: str) -> str | None:
        place = chance.randrange(1, len(word))
        around = _neighbours(word[place])
        return word[:place] + chance.choice(around) + word[place + 1 :] if around else None

    return _in_one_word(without_marks(text, chance) or "", chance, change)


def turned_letters(text: str, chance: random.Random) -> str | None:
    """Two letters in turned order, one left out or one twice, marks left out: "thuogn"."""

    def change(word: str) -> str | None:
        place = chance.randrange(1, len(word) - 1)
        a, b = word[place], word[place + 1]
        return word[:place] + chance.choice([b + a, b, a + a + b]) + word[place + 2 :]

    return _in_one_word(without_marks(text, chance) or "", chance, change)


def as_heard(text: str, chance: random.Random) -> str | None:
    """A first consonant, or hỏi for ngã, as it is heard: "xáng kiến"."""

    def change(word: str) -> str | None:
        if word.isupper():
            return None
        lower = word.lower()
        parts = _decomposed(lower)
        if ("\u0309" in parts or "\u0303" in parts) and chance.random() < 0.5:
            return _composed(parts.translate({0x309: "\u0303", 0x303: "\u0309"}))
        for written, heard in SOUNDS:
            rest = lower.removeprefix(written)
            if rest != lower and _decomposed(rest)[:1] in "aeiouy":
                return heard + rest
        return None

    return _in_one_word(text, chance, change)


def swapped_words(text: str, chance: random.Random) -> str | None:
    """Two groups of words in turned order: what came to mind first."""
    words = text.lower().split()
    if len(words) < 4:
        return None
    cut = chance.randrange(2, len(words) - 1)
    return " ".join([*words[cut:], *words[:cut]])


def dropped_word(text: str, chance: random.Random) -> str | None:
    """A word that was forgotten."""
    words = text.lower().split()
    if len(words) < 5:
        return None
    place = chance.randrange(1, len(words) - 1)
    return " ".join([*words[:place], *words[place + 1 :]])


def short_form(text: str, _: random.Random) -> str | None:
    """A phrase by its short form: "UBND huyện"."""
    for phrase, short in SHORT.items():
        found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)
        if found:
            return text[: found.start()] + short + text[found.end() :]
    return None


def unfinished(text: str, chance: random.Random) -> str | None:
    """Still being typed: the last word is cut."""
    words = text.split()
    if len(words) < 3 or not words[-1].isalpha() or len(words[-1]) < 3:
        return None
    return " ".join([*words[:-1], words[-1][: chance.randrange(1, len(words[-1]))]])


DISTORTIONS: dict[str, Distortion] = {
    "không dấu": without_marks,
    "Unicode tổ hợp": decomposed,
    "Telex": telex,
    "VNI": vni,
    "dấu kiểu cũ": old_tone_place,
    "trượt phím": wrong_key,
    "đảo, sót, lặp chữ": turned_letters,
    "viết theo tai nghe": as_heard,
    "đảo cụm từ": swapped_words,
    "quên một từ": dropped_word,
    "viết tắt": short_form,
    "gõ dở": unfinished,
}


LONGEST = 12
"""Words of a query: of a longer title people type a stretch."""


def stretch(title: str, chance: random.Random) -> str:
    """The title, or a stretch of 6 to 12 of its words, without the commas."""
    words = re.sub(r"[,:;.?!“”()]+(?=\s|$)|(?<!\S)[“(]+|(?<=\s)-(?=\s)", "", title).split()
    if len(words) <= LONGEST:
        return " ".join(words)
    length = chance.randrange(6, LONGEST + 1)
    start = chance.randrange(len(words) - length + 1)
    return " ".join(words[start : start + length])


def known_items(titles: dict[str, str], each: int, seed: int) -> list[tuple[str, str, str]]:
    """Kind of distortion, query and address of what is looked for, ``each`` times a kind.

    ``titles`` has the title of each address. A stretch of words that stands
    in several titles is not asked: nobody could say which one is meant.
    """
    chance = random.Random(seed)
    shared = "\n".join(" ".join(stretch_of_all(title)) for title in titles.values())
    found = []
    for kind, distort in DISTORTIONS.items():
        addresses = sorted(titles)
        chance.shuffle(addresses)
        asked = 0
        for address in addresses:
            plain = stretch(titles[address], chance)
            words = " ".join(stretch_of_all(plain))
            if asked == each or len(words.split()) < 3 or shared.count(words) != 1:
                continue
            query = distort(plain, chance)
            if query is not None and query != plain:
                found.append((kind, query, address))
                asked += 1
    return found


def stretch_of_all(text: str) -> list[str]:
    """The words of a text without marks, to compare by."""
    bare = "".join(c for c in _decomposed(text) if not unicodedata.combining(c))
    return re.findall(r"\w+", bare.replace("đ", "d").replace("Đ", "D").lower())
