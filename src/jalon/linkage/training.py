"""The weights of the model learnt from the person's own sources, where they hold enough pairs (EM).

Expectation: how probable each pair is, where the candidates of one writing share the probability, as in decide.sql.
Maximisation: how often the pairs that are one person show each likeness (m), drawn to the published m as if that had
been seen on `strength` pairs. u stays as it is: the value's own frequency among the contacts, else the published one.
Dempster, Laird and Rubin 1977; for record linkage Winkler 1988. The same data always give the same weights.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import log2
from typing import TYPE_CHECKING

from jalon.linkage.scoring import NEAR, weight_columns

if TYPE_CHECKING:
    import duckdb

    from jalon.linkage.model import Comparison, Model


@dataclass(frozen=True, slots=True)
class Trained:
    """The model whose weights count, and from how many pairs they were learnt; 0: they are the published ones."""

    model: Model
    pairs: float


def learn(cursor: duckdb.DuckDBPyConnection, model: Model) -> Trained:
    """Learn m and the share of known people from the pairs in linking.scored, unless they are too few.

    Where it learnt, linking.scored has the new weights.
    """
    trained, pairs = model, 0.0
    _lay_out(cursor, model)
    writings = cursor.execute("select count(distinct owner) from linking.link_writings").fetchall()[0][0]
    for _ in range(model.training.rounds):
        shares = _shares(cursor, model)
        pairs = shares.pop("")
        if pairs < model.training.least_pairs:
            return Trained(model, 0.0)
        trained = _with(model, shares, pairs, writings)
        _weigh(cursor, model, trained)
    _rewrite(cursor, model, trained)
    return Trained(trained, pairs)


def _lay_out(cursor: duckdb.DuckDBPyConnection, model: Model) -> None:
    """linking.learnt: the writing, the weight of the pair, and which likeness each comparison found, null for none."""
    found = ", ".join(f"{_found(comparison)} as {comparison.name}" for comparison in model.comparisons)
    cursor.execute(
        "create or replace table linking.learnt as select rowid as pair, mention_id, weight, weight as published, "
        f"{found} from linking.scored"
    )


def _found(comparison: Comparison) -> str:
    own = weight_columns(comparison)[0]
    whens = " ".join(
        f"when abs({own} - {level.weight!r}) < {NEAR} then {place}" for place, level in enumerate(comparison.levels)
    )
    return f"case {whens} end"


def _shares(cursor: duckdb.DuckDBPyConnection, model: Model) -> dict[tuple[str, int] | str, float]:
    """How many pairs that are one person show each likeness; under "" how many such pairs there are."""
    names = [comparison.name for comparison in model.comparisons]
    rows = cursor.execute(
        "with shared as (select *, odds / (1 + sum(odds) over (partition by mention_id)) as share "
        "from (select *, power(2, least(weight, 60)) as odds from linking.learnt)) "
        f"select grouping_id({', '.join(names)}), coalesce({', '.join(names)}), sum(share) from shared "
        f"group by grouping sets (({'), ('.join(names)}), ()) order by 1, 2"
    ).fetchall()
    whole = 2 ** len(names) - 1
    by_group = {whole - 2 ** (len(names) - 1 - place): name for place, name in enumerate(names)}
    found: dict[tuple[str, int] | str, float] = {}
    for group, level, share in rows:
        if group == whole:
            found[""] = share or 0.0
        elif level is not None:
            found[by_group[group], level] = share
    return found


def _with(model: Model, shares: dict[tuple[str, int] | str, float], pairs: float, writings: int) -> Model:
    strength = model.training.strength
    return replace(
        model,
        share_known=(pairs + strength * model.share_known) / (writings + strength),
        comparisons=tuple(_learnt(found, shares, model) for found in model.comparisons),
    )


def _learnt(comparison: Comparison, shares: dict[tuple[str, int] | str, float], model: Model) -> Comparison:
    seen = [shares.get((comparison.name, place), 0.0) for place in range(len(comparison.levels))]
    published = sum(level.m for level in comparison.levels)
    strength = model.training.strength
    return replace(
        comparison,
        levels=tuple(
            replace(level, m=(times + strength * level.m / published) / (sum(seen) + strength))
            for level, times in zip(comparison.levels, seen, strict=True)
        ),
    )


def _weigh(cursor: duckdb.DuckDBPyConnection, model: Model, trained: Model) -> None:
    changes = " + ".join(_change(old, new) for old, new in zip(model.comparisons, trained.comparisons, strict=True))
    prior = log2(trained.share_known / model.share_known)
    cursor.execute(f"update linking.learnt set weight = published + {prior!r} + {changes}")


def _change(old: Comparison, new: Comparison) -> str:
    bits = " ".join(
        f"when {place} then {after.weight - before.weight!r}"
        for place, (before, after) in enumerate(zip(old.levels, new.levels, strict=True))
    )
    return f"coalesce(case {old.name} {bits} end, 0)"


def _rewrite(cursor: duckdb.DuckDBPyConnection, model: Model, trained: Model) -> None:
    columns = ", ".join(
        f"s.mw_{old.name} + {_change(old, new).replace(f'case {old.name}', f'case x.{old.name}')} as mw_{old.name}"
        for old, new in zip(model.comparisons, trained.comparisons, strict=True)
    )
    cursor.execute(
        f"create or replace table linking.scored as select s.* replace (x.weight as weight, {columns}) "
        "from linking.scored s join linking.learnt x on x.pair = s.rowid"
    )
