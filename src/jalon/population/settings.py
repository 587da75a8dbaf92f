"""How large a part is."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def settings() -> dict[str, Any]:
    """The whole of population.toml."""
    return tomllib.loads(files("jalon.population").joinpath("population.toml").read_text(encoding="utf-8"))
