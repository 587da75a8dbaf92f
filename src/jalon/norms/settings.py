"""The rules by which norms are made: norms.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def settings() -> dict[str, Any]:
    """The table norms.toml."""
    return tomllib.loads(files("jalon.norms").joinpath("norms.toml").read_text(encoding="utf-8"))


def dimensions() -> tuple[str, ...]:
    """What a cohort is described by, coarsest first: sector, size, country, role."""
    return tuple(settings()["tree"]["dimensions"])


def measures() -> tuple[str, ...]:
    """What is compared: the points and the five pillars."""
    return tuple(settings()["tree"]["measures"])
