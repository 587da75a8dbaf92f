"""Jalon: an open, transparent index of social-selling performance, computed on your own computer.

    from jalon import read, score, report
    result = score(read("Complete_LinkedInDataExport_10-31-2026.zip"))
    print(report(result))

Everything is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jalon.api import change, explain, matches, read, read_report, report, says, score, weigh
    from jalon.errors import EditionInvalid, InputUnusable, JalonError, Misuse, StoreUnusable, StrategyInvalid
    from jalon.index import Edition, load_edition
    from jalon.records.problem import Problem
    from jalon.records.reading import Reading
    from jalon.report.result import Result
    from jalon.strategy.declared import Strategy, load_strategy

__version__ = "0.1.0"

__all__ = [
    "Edition",
    "EditionInvalid",
    "InputUnusable",
    "JalonError",
    "Misuse",
    "Problem",
    "Reading",
    "Result",
    "StoreUnusable",
    "Strategy",
    "StrategyInvalid",
    "__version__",
    "change",
    "explain",
    "load_edition",
    "load_strategy",
    "matches",
    "read",
    "read_report",
    "report",
    "says",
    "score",
    "weigh",
]

_HOMES = {
    "jalon.api": ("change", "explain", "matches", "read", "read_report", "report", "says", "score", "weigh"),
    "jalon.errors": (
        "EditionInvalid",
        "InputUnusable",
        "JalonError",
        "Misuse",
        "StoreUnusable",
        "StrategyInvalid",
    ),
    "jalon.index": ("Edition", "load_edition"),
    "jalon.records.problem": ("Problem",),
    "jalon.records.reading": ("Reading",),
    "jalon.report.result": ("Result",),
    "jalon.strategy.declared": ("Strategy", "load_strategy"),
}


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'jalon' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
