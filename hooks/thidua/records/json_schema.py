"""JSON Schemas (draft 2020-12) for the YAML editors of content, made of the record types."""

import json
from typing import Any

from thidua.records.base import Published
from thidua.records.kinds import KINDS
from thidua.records.lists import FeedChange, Holidays, Host, Redirect, Site
from thidua.records.values import Value

_OTHERS: dict[str, type[Value]] = {
    "holidays": Holidays,
    "redirects": Redirect,
    "https-hosts": Host,
    "feed-changes": FeedChange,
}


def schemas() -> dict[str, str]:
    """The text of each schema by its file name: one a kind of file, one a list."""
    found: dict[str, str] = {}
    for kind in KINDS.values():
        one = _of(kind.record)
        if issubclass(kind.record, Published):
            found[f"{kind.name.replace('_', '-')}.json"] = _text(_front_matter(one), kind.label)
        else:
            found[f"{kind.listed}.json"] = _text(_list_of(one), kind.label)
    for name, model in _OTHERS.items():
        found[f"{name}.json"] = _text(_list_of(_of(model)), name)
    found["site.json"] = _text(_of(Site), "Thông tin chung của trang")
    return found


def _of(model: type[Value]) -> dict[str, Any]:
    return model.model_json_schema(mode="validation")


def _front_matter(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of what a file writes itself: its id is its name, its body lies below."""
    for key in ("id", "body"):
        schema["properties"].pop(key, None)
    schema["required"] = [key for key in schema["required"] if key != "id"]
    return schema


def _list_of(schema: dict[str, Any]) -> dict[str, Any]:
    definitions = schema.pop("$defs", {})
    return {"type": "array", "items": schema, "$defs": definitions}


def _text(schema: dict[str, Any], title: str) -> str:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title}
    body = {key: value for key, value in schema.items() if key != "title"}
    return json.dumps({**head, **body}, ensure_ascii=False, indent=2) + "\n"
