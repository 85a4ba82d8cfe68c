"""The scripts as they are sent: without what only their readers need, the worker in one file."""

import re
from collections.abc import Mapping

_IMPORT_SCRIPTS = re.compile(r"^importScripts\(([^()]*)\)$", re.MULTILINE)
_MODULE = re.compile(r'^import (?:[^"]* from )?"\./([^"]*)"$', re.MULTILINE)
_NAME = re.compile(r'"([^"]*)"')
_NO_STATEMENT = re.compile(r"^[ \t]*(?://.*)?\n|^[ \t]+", re.MULTILINE)


def sent(scripts: Mapping[str, str]) -> dict[str, str]:
    """The files to send, by path, for ``scripts`` by path.

    What a worker imports at its start is put into its file and is sent apart
    only when a module imports it too; what it imports later stays apart. No
    string of ours runs over a line, so that lines of remarks and the space
    before a line may go.
    """
    joined: set[str] = set()
    files = {}
    for path, text in scripts.items():
        folder = path.rpartition("/")[0]

        def in_place(match: re.Match[str], folder: str = folder) -> str:
            names = [f"{folder}/{name}" for name in _NAME.findall(match[1])]
            joined.update(names)
            return "".join(scripts[name] for name in names)

        files[path] = _NO_STATEMENT.sub("", _IMPORT_SCRIPTS.sub(in_place, text))
    modules = {name for text in scripts.values() for name in _MODULE.findall(text)}
    return {
        path: text
        for path, text in files.items()
        if path not in joined or path.rpartition("/")[2] in modules
    }
