"""Two editions side by side: every figure that differs, by its place in the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jalon.index.edition import Edition

IGNORED = ("hash", "basis", "changes")
Difference = tuple[str, Any, Any]


def edition_differences(before: Edition, after: Edition) -> list[Difference]:
    """(place, before, after) of every figure that differs; None where one edition has no such place."""
    first, second = dict(_figures("", before)), dict(_figures("", after))
    places = list(dict.fromkeys([*first, *second]))
    return [(p, first.get(p), second.get(p)) for p in places if first.get(p) != second.get(p)]


def _figures(place: str, value: Any) -> Iterator[tuple[str, Any]]:
    if hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            if name not in IGNORED:
                yield from _figures(f"{place}.{name}".lstrip("."), getattr(value, name))
    elif isinstance(value, tuple) and value and hasattr(value[0], "code"):  # pyright: ignore[reportUnknownArgumentType]
        for part in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _figures(f"{place}.{part.code}", part)
    else:
        yield place, value
