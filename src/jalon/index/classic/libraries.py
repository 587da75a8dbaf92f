"""The libraries of the optional group `classic`, loaded when a method needs them and never before."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from jalon.errors import Misuse


def scipy(part: str) -> Any:
    """A part of SciPy: stats, optimize, sparse."""
    return _load(f"scipy.{part}", "SciPy")


def salib(part: str) -> Any:
    """A part of SALib: sample.sobol, analyze.sobol."""
    return _load(f"SALib.{part}", "SALib")


def _load(module: str, library: str) -> Any:
    try:
        return import_module(module)
    except ImportError as error:
        raise Misuse(f"This method needs {library}.", "Install it: pip install 'jalon[classic]'") from error
