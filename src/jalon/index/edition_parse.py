"""From a JSON object to an `Edition`: every field required, none unknown, each of its declared type."""

from __future__ import annotations

import dataclasses
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from jalon.errors import EditionInvalid
from jalon.index import edition as model

_HINT = "Compare the file with a published edition: every field is required and none may be added."


def edition_from(document: dict[str, Any]) -> model.Edition:
    """The edition that `document` describes, unvalidated. Raises EditionInvalid naming the first wrong field."""
    body = dict(document)
    if body.pop("format", None) != model.FORMAT:
        raise EditionInvalid("The edition's format is not known.", f"It must say {model.FORMAT}.")
    body.setdefault("hash", "")
    return _value(model.Edition, body, "")


def _value(wanted: Any, raw: Any, where: str) -> Any:
    if dataclasses.is_dataclass(wanted):
        return _record(wanted, raw, where)
    origin = get_origin(wanted)
    if origin is tuple:
        return _sequence(get_args(wanted), raw, where)
    if origin in (Union, UnionType):
        return None if raw is None else _value(get_args(wanted)[0], raw, where)
    return _scalar(wanted, raw, where)


def _record(wanted: Any, raw: Any, where: str) -> Any:
    types = _types(wanted)
    if not isinstance(raw, dict) or not _required(wanted) <= set(raw) <= set(types):  # pyright: ignore[reportUnknownArgumentType]
        whose = f"edition's {where}" if where else "edition"
        raise EditionInvalid(f"The {whose} has missing or unknown fields.", _HINT)
    given = ((name, kind) for name, kind in types.items() if name in raw)
    return wanted(**{name: _value(kind, raw[name], f"{where}.{name}".lstrip(".")) for name, kind in given})


@cache
def _required(wanted: type) -> set[str]:
    """Fields without a default: an edition may leave out what it does not know, such as sectors."""
    return {field.name for field in dataclasses.fields(wanted) if field.default is dataclasses.MISSING}


@cache
def _types(wanted: type) -> dict[str, Any]:
    return get_type_hints(wanted)


def _sequence(wanted: tuple[Any, ...], raw: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(raw, list):
        raise EditionInvalid(f"The edition's {where} is not a list.", _HINT)
    values: list[Any] = raw  # pyright: ignore[reportUnknownVariableType]
    if wanted[-1] is not Ellipsis and len(values) != len(wanted):
        raise EditionInvalid(f"The edition's {where} must have {len(wanted)} entries.", _HINT)
    return tuple(_value(wanted[0], value, f"{where}[{index}]") for index, value in enumerate(values))


def _scalar(wanted: type, raw: Any, where: str) -> Any:
    if wanted is float and type(raw) is int:
        return float(raw)
    if type(raw) is not wanted:
        raise EditionInvalid(f"The edition's {where} is not of type {wanted.__name__}.", _HINT)
    return raw
