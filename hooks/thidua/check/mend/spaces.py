"""Mends of spaces and tabs in YAML; in a body two spaces at the end of a line are a line break."""

import re

from thidua.check.mend.proof import proven

_TRAILING = re.compile(r"(?<![ \t])[ \t]+$", re.MULTILINE)
_RUN = re.compile(r"[ \t]+")
_TABBED_INDENT = re.compile(r"^ *\t[ \t]*", re.MULTILINE)


def without_trailing_spaces(yaml: str) -> str:
    """No line ends with a space or a tab, where that changes no value."""
    return proven(yaml, _TRAILING.sub("", yaml))


def without_any_trailing_spaces(yaml: str) -> str:
    """No line ends with a space or a tab, in blocks of text neither (TD-110)."""
    return proven(yaml, _TRAILING.sub("", yaml), _spaces_aside)


def _spaces_aside(text: str) -> str:
    """``text`` as it is apart from spaces at line ends, which a folded block has inside lines."""
    return _TRAILING.sub("", _RUN.sub(" ", text))


def indented_with_spaces(yaml: str) -> str:
    """Two spaces for each tab of an indentation (TD-204)."""
    return proven(yaml, spaces_for_tabs(yaml))


def spaces_for_tabs(yaml: str) -> str:
    """Two spaces for each tab of an indentation, whatever comes of it."""
    return _TABBED_INDENT.sub(lambda match: match[0].replace("\t", "  "), yaml)
