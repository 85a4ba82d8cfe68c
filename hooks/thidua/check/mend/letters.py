"""Mends of letters and line ends.

The byte order mark and the line ends of Windows are gone before: decoding
takes them away (``thidua.read.source.decode``).
"""

from thidua.check.mend.proof import proven, reading
from thidua.text.letters import nfc


def composed(yaml: str) -> str:
    """All letters in Unicode Normalization Form C (TD-105).

    In YAML that cannot be read no value can change.
    """
    if reading(yaml).node is None:
        return nfc(yaml)
    return proven(yaml, nfc(yaml), nfc)


def one_final_newline(text: str) -> str:
    """The last line ends with one newline, and no empty line follows it."""
    return text.rstrip("\n") + "\n"
