"""The model of record linkage as Splink's settings, from model.toml and comparisons.toml: one for DuckDB and Spark."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from math import log2
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Level:
    """One likeness of one comparison: the SQL that says it holds, m and u, and the column whose frequency counts."""

    name: str
    when: str | None
    m: float
    u: float
    frequency: str | None
    least_frequency: float

    @property
    def weight(self) -> float:
        """Bits that this likeness adds, before the value's own frequency."""
        return log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is compared, when a side says nothing, and the likenesses from the closest to none."""

    name: str
    missing: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Training:
    """When the weights are learnt from the data: from how many pairs on, drawn how strongly to the published ones."""

    least_pairs: float
    strength: float
    rounds: int


@dataclass(frozen=True, slots=True)
class Model:
    """Comparisons, the pairs looked at, the thresholds of the states and what exact keys are worth."""

    version: str
    comparisons: tuple[Comparison, ...]
    blocking: tuple[str, ...]
    common_name: int
    common_company: int
    rare_company: int
    sure: float
    likely: float
    doubtful: float
    candidates: int
    exact: dict[str, float]
    share_known: float
    strength: float
    one_to_one: tuple[str, ...]
    training: Training

    @property
    def frequencies(self) -> dict[str, float]:
        """Columns whose values' own frequency counts, with the u of a value of which nothing is known."""
        levels = [level for comparison in self.comparisons for level in comparison.levels]
        return {level.frequency: level.u for level in levels if level.frequency}


@cache
def load_model() -> Model:
    """Read both files once."""
    raw, compared = (
        tomllib.loads((HERE / name).read_text(encoding="utf-8")) for name in ("model.toml", "comparisons.toml")
    )
    states = raw["states"]
    return Model(
        raw["version"],
        tuple(_comparison(found) for found in compared["comparison"]),
        _rules(raw["blocking"]),
        raw["blocking"]["common_name"],
        raw["blocking"]["common_company"],
        raw["blocking"]["rare_company"],
        states["sure"],
        states["likely"],
        states["doubtful"],
        states["candidates"],
        _numbers(raw["exact"]),
        raw["prior"]["share_known"],
        raw["frequency"]["strength"],
        tuple(raw["one_to_one"]["systems"]),
        Training(raw["training"]["least_pairs"], raw["training"]["strength"], raw["training"]["rounds"]),
    )


def settings(model: Model, people: int) -> dict[str, Any]:
    """Splink's settings for so many people: one in `people / share_known` pairs of any two is one person."""
    return {
        "link_type": "link_only",
        "unique_id_column_name": "unique_id",
        "probability_two_random_records_match": min(0.5, model.share_known / max(people, 1)),
        "comparisons": [_splink_comparison(comparison) for comparison in model.comparisons],
        "blocking_rules_to_generate_predictions": [{"blocking_rule": rule} for rule in model.blocking],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": True,
    }


def sides(condition: str) -> str:
    """A condition on `l.column` and `r.column` as Splink writes it in a comparison: `column_l`, `column_r`."""
    import re

    return re.sub(r"\b([lr])\.(\w+)", r"\2_\1", condition)


def _splink_comparison(comparison: Comparison) -> dict[str, Any]:
    missing = {"sql_condition": sides(comparison.missing), "label_for_charts": "missing", "is_null_level": True}
    return {
        "output_column_name": comparison.name,
        "comparison_description": comparison.name,
        "comparison_levels": [missing, *(_splink_level(level) for level in comparison.levels)],
    }


def _splink_level(level: Level) -> dict[str, Any]:
    found: dict[str, Any] = {
        "sql_condition": sides(level.when) if level.when else "ELSE",
        "label_for_charts": level.name,
        "m_probability": level.m,
        "u_probability": level.u,
    }
    if level.frequency:
        found |= {
            "tf_adjustment_column": level.frequency,
            "tf_minimum_u_value": level.least_frequency,
            "disable_tf_exact_match_detection": True,
        }
    return found


def _rules(blocking: dict[str, Any]) -> tuple[str, ...]:
    alike = {name: " ".join(said.split()) for name, said in blocking["alike"].items()}
    return tuple(rule.format(**alike) for rule in blocking["rules"])


def _comparison(raw: dict[str, Any]) -> Comparison:
    return Comparison(raw["name"], raw["missing"], tuple(_level(found) for found in raw["level"]))


def _level(raw: dict[str, Any]) -> Level:
    when = " ".join(raw["when"].split()) if "when" in raw else None
    return Level(raw["name"], when, raw["m"], raw["u"], raw.get("frequency"), raw.get("least_frequency", 0.0))


def _numbers(table: dict[str, Any]) -> dict[str, float]:
    return {name: value for name, value in table.items() if isinstance(value, int | float)}
