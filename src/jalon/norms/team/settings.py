"""The constants of the comparison: team.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def settings() -> dict[str, Any]:
    """The table team.toml."""
    return tomllib.loads(files("jalon.norms.team").joinpath("team.toml").read_text(encoding="utf-8"))
