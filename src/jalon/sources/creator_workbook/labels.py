"""Names of metrics and categories in the creator workbook, in the languages known."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from jalon.sources.days import fold


@cache
def _names() -> dict[str, dict[str, str]]:
    raw = tomllib.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))
    return {kind: {name: code for code, names in table.items() for name in names} for kind, table in raw.items()}


def metric(label: object) -> str | None:
    """Code of a metric by its label; None when the label is not known."""
    return _names()["metrics"].get(_plain(label))


def category(label: object) -> str | None:
    """Code of a category of the audience by its label; None when the label is not known."""
    return _names()["categories"].get(_plain(label))


def _plain(label: object) -> str:
    return " ".join(fold(str(label)).replace("’", "'").split()) if isinstance(label, str) else ""
