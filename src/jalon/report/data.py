"""The result as JSON and back: keys are the field names of `jalon.report.result`, all of them, in their order."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from jalon.report.harmless import harmless
from jalon.report.result import Result

# Twelve significant digits: more than any figure deserves, and the same on every machine.
DIGITS = 12


def to_json(result: Result) -> str:
    """The whole result as one JSON object, indented, closed by a line end."""
    return json.dumps(plain(result), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def from_json(text: str) -> Result:
    """The result that `to_json` wrote. Raises KeyError or TypeError when a field is missing or of another shape."""
    return cast("Result", built(Result, json.loads(text)))


def plain(value: object) -> Any:
    """Dictionaries, lists and plain values only; numbers to twelve significant digits, whole ones without a point."""
    if isinstance(value, float):
        short = float(f"{value:.{DIGITS}g}")
        return int(short) if short.is_integer() else short
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, tuple | list):
        return [plain(item) for item in cast("list[object]", value)]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in cast("dict[object, object]", value).items()}
    if is_dataclass(value):
        return {name: plain(getattr(value, name)) for name in names(type(value))}
    return value


def built(kind: Any, value: Any) -> Any:
    """A value of the type `kind` from plain data."""
    if value is None:
        return None
    if is_dataclass(kind):
        made = cast("type[Any]", kind)
        return made(**{name: built(hint, value[name]) for name, hint in types(made).items()})
    if get_origin(kind) in (UnionType, Union):
        options = [option for option in get_args(kind) if option is not NoneType]
        return built(options[0], value) if len(options) == 1 else value
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        each = [inner[0]] * len(value) if inner[1:] == (...,) else list(inner)
        return tuple(built(one, item) for one, item in zip(each, value, strict=True))
    if get_origin(kind) is dict:
        return {key: built(get_args(kind)[1], item) for key, item in value.items()}
    return float(value) if kind is float else value


@cache
def names(kind: type) -> tuple[str, ...]:
    """Field names of a dataclass, in order."""
    return tuple(field.name for field in fields(kind))


@cache
def types(kind: type) -> dict[str, Any]:
    """Types of the fields of a dataclass, by name."""
    return get_type_hints(kind)
