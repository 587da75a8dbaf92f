"""The rules of the exchange, from exchange.toml: metrics with their grids, lists of values, floors and budget."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Metric:
    """One value a person gives: `code`, where it comes from in the report, and its public grid."""

    code: str
    source: str
    indicator: str
    low: float
    high: float
    step: float

    def grid(self) -> tuple[float, ...]:
        """Every value that may be told."""
        return tuple(self.low + k * self.step for k in range(round((self.high - self.low) / self.step) + 1))

    def rounded(self, value: float) -> int:
        """The nearest value of the grid; halves go up."""
        place = int((min(max(value, self.low), self.high) - self.low) / self.step + 0.5)
        return int(self.low + self.step * place)


@cache
def rules() -> dict[str, Any]:
    """The table exchange.toml."""
    return tomllib.loads(files("jalon.norms.exchange").joinpath("exchange.toml").read_text(encoding="utf-8"))


@cache
def metrics() -> tuple[Metric, ...]:
    """The metrics in their order."""
    return tuple(
        Metric(m["code"], m["from"], m.get("indicator", ""), m["low"], m["high"], m["step"]) for m in rules()["metrics"]
    )


@cache
def sectors() -> dict[str, str]:
    """Section by sector code: "J62" is in "J"."""
    return {section + part: section for section, parts in rules()["lists"]["sections"].items() for part in parts}
