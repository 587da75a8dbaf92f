"""The constants of the tests: validity.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def settings() -> dict[str, Any]:
    """The table validity.toml."""
    return tomllib.loads(files("jalon.impact.validity").joinpath("validity.toml").read_text(encoding="utf-8"))
