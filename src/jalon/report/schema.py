"""The JSON Schema of the result, made from its dataclasses: `python -m jalon.report.schema` writes it anew."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin

from jalon.report.data import types
from jalon.report.result import Result

FILE = Path(__file__).with_name("result.schema.json")
SIMPLE = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12); every key is required and no other is allowed."""
    definitions: dict[str, Any] = {}
    root = _of(Result, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "jalon.result/1",
        "title": "Everything that a Jalon report shows",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _of(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in SIMPLE:
        return {"type": SIMPLE[kind]}
    if is_dataclass(kind):
        return _reference(cast("type", kind), definitions)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (UnionType, Union):
        return _any_of([_of(option, definitions) for option in inner])
    if origin is dict:
        return {"type": "object", "additionalProperties": _of(inner[1], definitions)}
    if origin is tuple and inner[1:] == (...,):
        return {"type": "array", "items": _of(inner[0], definitions)}
    if origin is tuple:
        parts = [_of(option, definitions) for option in inner]
        return {"type": "array", "prefixItems": parts, "minItems": len(parts), "maxItems": len(parts)}
    raise TypeError(f"No schema is known for {kind}.")


def _reference(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # Taken before its fields are read, which may name it again.
        definitions[kind.__name__] = _object(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def _object(kind: type, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = types(kind)
    return {
        "type": "object",
        "description": " ".join((kind.__doc__ or "").split()),
        "properties": {name: _of(hint, definitions) for name, hint in hints.items()},
        "required": list(hints),
        "additionalProperties": False,
    }


def _any_of(options: list[dict[str, Any]]) -> dict[str, Any]:
    simple = [option["type"] for option in options if list(option) == ["type"]]
    if len(simple) == len(options):
        return {"type": simple}
    return {"anyOf": options}


def text() -> str:
    """The schema as it is stored."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
