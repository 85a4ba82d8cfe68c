"""Relative addresses: the site may stand under any path, and be moved."""

import posixpath
from functools import cache


class Way:
    """From the page that is being made to others; it goes along from page to page."""

    def __init__(self) -> None:
        self._up = _up("")

    def stand_at(self, address: str) -> None:
        """From now on start at the page with this address below the site's base."""
        self._up = _up(address)

    def stand_in(self, folder: str) -> None:
        """Start at any page right below ``folder``: what is said there is right on all of them."""
        self._up = tuple((ancestor, f"../{steps}") for ancestor, steps in _up(folder))

    def stand_anywhere(self, base: str) -> None:
        """Start at whatever address: ``base`` is the path of the site on its server."""
        self._up = (("", base),)

    def to(self, address: str) -> str:
        """The way to a page or a file, whose address below the site's base is given."""
        for ancestor, steps in self._up:
            if address.startswith(ancestor):
                return steps + address[len(ancestor) :] or "./"
        raise AssertionError("every address is below the base")


@cache
def _up(address: str) -> tuple[tuple[str, str], ...]:
    """The folders above a page, nearest first, each with the steps that lead up to it."""
    names = address.rstrip("/").split("/") if address else []
    return tuple(
        ("".join(f"{name}/" for name in names[:depth]), "../" * (len(names) - depth))
        for depth in range(len(names), -1, -1)
    )


def folder_of(address: str) -> str:
    """The folder right above a page."""
    above, slash, _ = address.rstrip("/").rpartition("/")
    return above + slash


@cache
def way_from(folder: str, uri: str) -> str:
    """The relative path from a body in ``folder`` to the source path ``uri``."""
    return posixpath.relpath(uri, folder or ".")
