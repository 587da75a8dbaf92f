"""Incognito for `jalon read`: the account of the files without the owner's name and without names of files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath
from typing import Any

from jalon.report.mask import contact_code


def masked_reading(found: dict[str, Any], inputs: Sequence[str], key: bytes) -> dict[str, Any]:
    """The object of `jalon read` with the owner as a code and each of `inputs` (names of files given) as a number."""
    name: str | None = found["owner"]["name"]
    names = {given: f"source-{n}{PurePosixPath(given).suffix}" for n, given in enumerate(dict.fromkeys(inputs), 1)}
    return {
        **found,
        "owner": {"name": contact_code(name, key) if name else None, "url": None},
        "files": [{**file, "name": _replaced(file["name"], names)} for file in found["files"]],
        "never_opened": [_replaced(name, names) for name in found["never_opened"]],
        "problems": [
            {**problem, **{part: _replaced(problem[part], names) for part in ("source", "message", "hint")}}
            for problem in found["problems"]
        ],
    }


def _replaced(text: str, names: dict[str, str]) -> str:
    """A text in which every name of an input, the longest first, is its number; the platform's own names stay."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, names[name])
    return text
