"""Bytes written as data, so that neither Git nor an editor normalises them."""

from typing import Any, TypeAlias

Recipe: TypeAlias = "str | list[Recipe] | dict[str, Any]"

NEWLINES = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}


def content(recipe: Recipe) -> bytes:
    """The bytes that ``recipe`` describes.

    A recipe is text, or a list of recipes to be joined, or one of
    ``{text, encoding, newline}``, ``{hex}``, ``{repeat, times}``.
    """
    if isinstance(recipe, str):
        return recipe.encode()
    if isinstance(recipe, list):
        return b"".join(map(content, recipe))
    if "hex" in recipe:
        return bytes.fromhex(recipe["hex"])
    if "repeat" in recipe:
        return content(recipe["repeat"]) * int(recipe["times"])
    text = str(recipe["text"]).replace("\n", NEWLINES[recipe.get("newline", "lf")])
    return text.encode(recipe.get("encoding", "utf-8"))
