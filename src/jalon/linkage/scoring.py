"""Splink at work: every pair that the blocking rules find between people and writings, with its weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jalon.linkage.model import Comparison, Model, settings

if TYPE_CHECKING:
    import duckdb

# Named unlike the tables of the store: Splink asks DuckDB for columns by bare name.
SIDES = ("link_people", "link_writings")
# What Splink calls them; it writes the name into every key it joins by.
NAMES = ("a", "b")
# What Splink puts between that name and the number of a row, in these keys.
SEPARATOR = "-__-"
# What a comparison of a pair found and what it weighs. A likeness is known by its weight, which no other of
# its comparison has; a missing side weighs nothing and is left out.
LEVEL = "case when {names} is not null then {{'comparison': '{name}', 'level': {names}, 'bits': {bits}}} end"
NEAR = 1e-6


def is_installed() -> bool:
    """True when the extra `link` is there."""
    from importlib.util import find_spec

    return all(find_spec(name) for name in ("splink", "anyascii", "nicknames"))


def score(cursor: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Make linking.scored: person_id, mention_id, weight in bits with the prior, and what `likenesses` reads.

    Reads linking.link_people and linking.link_writings, made by `write_side`; of several writings of one person the
    likest counts.
    """
    linker = linker_of(cursor, model)
    _register_pairs(cursor, linker, model)
    scored = predicted(linker, model)
    first = cursor.execute(f"select min(source_dataset_l) from {scored.physical_name}").fetchall()[0][0]
    person, writing = ("l", "r") if first in (None, NAMES[0]) else ("r", "l")
    weights = ", ".join(f"s.{column}" for comparison in model.comparisons for column in weight_columns(comparison))
    cursor.execute(
        f"create or replace table linking.scored as select p.owner as person_id, w.owner as mention_id, "
        f"s.match_weight as weight, {weights} "
        f"from {scored.physical_name} s join linking.link_people p on p.unique_id = s.unique_id_{person} "
        f"join linking.link_writings w on w.unique_id = s.unique_id_{writing} "
        f"qualify row_number() over (partition by p.owner, w.owner order by s.match_weight desc, {weights}) = 1"
    )


def likenesses(model: Model) -> str:
    """SQL of what each comparison of a row of linking.scored found and what it weighs."""
    return ", ".join(_level(comparison) for comparison in model.comparisons)


def predicted(linker: Any, model: Model) -> Any:
    """Splink's table of the pairs, of those that were registered or that its own blocking finds, worth looking at."""
    return linker.inference.predict(threshold_match_weight=_least(model), warning_mode="never")


def linker_of(cursor: duckdb.DuckDBPyConnection, model: Model) -> Any:
    """Splink's linker over the two sides, with the frequencies of the contacts."""
    from splink import DuckDBAPI, Linker

    api = DuckDBAPI(cursor)
    people = cursor.execute("select count(distinct owner) from linking.link_people").fetchall()[0][0]
    frames = [api.register(side, dataset_display_name=name) for side, name in zip(SIDES, NAMES, strict=True)]
    linker: Any = Linker(frames, settings(model, people), log_level=None, validate_settings=False)
    for column, base in model.frequencies.items():
        _frequencies(cursor, column, base, model.strength)
        linker.table_management.register_term_frequency_lookup(api.register(f"tf_{column}"), column)
    return linker


def _register_pairs(cursor: duckdb.DuckDBPyConnection, linker: Any, model: Model) -> None:
    """Give Splink the pairs that the rules find, each once: its own blocking asks of every pair all rules before."""
    found = " union all ".join(
        f"select l.unique_id as l, r.unique_id as r from linking.{SIDES[0]} l join linking.{SIDES[1]} r on {rule}"
        for rule in model.blocking
    )
    keys = ", ".join(
        f"'{name}{SEPARATOR}' || {side} as join_key_{side}" for name, side in zip(NAMES, ("l", "r"), strict=True)
    )
    cursor.execute(
        f"create or replace table linking.looked_at as select '0' as match_key, {keys} from ({found}) group by l, r"
    )
    api = linker._db_api
    linker.table_management.register_blocked_pairs_for_predict(api.register("looked_at"))


def has_pairs(cursor: duckdb.DuckDBPyConnection, model: Model) -> bool:
    """True when any blocking rule finds a pair; spares Splink when nobody resembles anybody."""
    return any(
        cursor.execute(f"select 1 from linking.link_people l join linking.link_writings r on {rule} limit 1").fetchall()
        for rule in model.blocking
    )


def _frequencies(cursor: duckdb.DuckDBPyConnection, column: str, base: float, strength: float) -> None:
    """How often each value occurs among the contacts, drawn to the published u where the contacts are few."""
    said = f"from linking.link_people where {column} is not null"
    cursor.execute(
        f"create or replace table linking.tf_{column} as select {column}, "
        f"(count(distinct owner) + {base * strength}) / ((select count(distinct owner) {said}) + {strength}) "
        f"as tf_{column} {said} group by {column}"
    )


def weight_columns(comparison: Comparison) -> list[str]:
    """The columns in which Splink gives the weight of a comparison."""
    own = f"mw_{comparison.name}"
    return [own, f"mw_tf_adj_{comparison.name}"] if any(level.frequency for level in comparison.levels) else [own]


def _level(comparison: Comparison) -> str:
    weights = weight_columns(comparison)
    whens = " ".join(
        f"when abs({weights[0]} - {level.weight!r}) < {NEAR} then '{level.name}'" for level in comparison.levels
    )
    return LEVEL.format(name=comparison.name, names=f"case {whens} end", bits=f"round({' + '.join(weights)}, 4)")


def _least(model: Model) -> float:
    """Bits below which a pair is not worth looking at: a tenth of the odds of the least probability listed."""
    from math import log2

    return log2(model.doubtful / (1 - model.doubtful) / 10)
