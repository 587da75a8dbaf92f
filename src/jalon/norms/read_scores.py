"""A group's scores from files: a table (CSV or Parquet), reports in JSON, or team cards; one row a member.

| column | meaning |
|---|---|
| member_id | who; a member listed twice counts once |
| points, se | the score and its standard error, in points |
| state | established, provisional or not_enough; the last has no number and is not counted |
| brand, people, insights, relationships, messaging | points of the pillars, empty where not measured |
| sector, size, country, role | what describes the member's cohort, empty where unknown |
| edition | the edition that scored him, the same for all |
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from jalon.norms.refusal import refused
from jalon.norms.settings import dimensions, measures, settings
from jalon.norms.tally import Tally, sizes
from jalon.records.problem import Problem

TEXTS = ("member_id", "state", *dimensions(), "edition")
FIGURES = ("se", *measures())
TABLES = {".csv": "read_csv_auto(?, all_varchar = true)", ".parquet": "read_parquet(?)"}
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GroupScores:
    """`columns` by name, all of one length, one row a member; `edition` is "" when the files do not say."""

    columns: Mapping[str, Sequence[Any]]
    edition: str
    edition_hash: str
    problems: tuple[Problem, ...]


def read_scores(paths: Iterable[Path]) -> GroupScores:
    """The scores of all files as one group. Raises NormsInvalid for a file that holds none, or mixed editions."""
    rows: list[Row] = []
    for path in paths:
        rows += _of_table(path) if path.suffix.lower() in TABLES else [_of_json(path)]
    kept, problems = _once(rows)
    editions = {(str(row.get("edition") or ""), str(row.get("edition_hash") or "")) for row in kept}
    if len(editions) > 1:
        raise refused("mixed_editions", editions=", ".join(sorted(name or "?" for name, _ in editions)))
    edition, edition_hash = next(iter(editions), ("", ""))
    columns = {name: [row.get(name) for row in kept] for name in (*TEXTS, *FIGURES)}
    return GroupScores(columns, edition, edition_hash, problems)


def _of_table(path: Path) -> list[Row]:
    import duckdb

    try:
        with duckdb.connect() as con:
            found = con.execute(f"select * from {TABLES[path.suffix.lower()]}", [str(path)])
            names = [column[0] for column in found.description or ()]
            rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    except duckdb.Error:
        raise refused("scores_unreadable", file=path.name) from None
    for column in ("member_id", "points"):
        if column not in names:
            raise refused("column_missing", column=column)
    return [_typed(row) for row in rows]


def _typed(row: Row) -> Row:
    return {**row, **{name: _number(name, row[name]) for name in FIGURES if name in row}}


def _number(name: str, value: Any) -> float | None:
    if value is None or value == "":
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        raise refused("column_type", column=name) from None


def _of_json(path: Path) -> Row:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        return row_of(document)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise refused("scores_unreadable", file=path.name) from None


def row_of(document: Mapping[str, Any]) -> Row:
    """A member's row from his report (jalon.result/1) or his team card (jalon.card/1). KeyError for anything else."""
    kind = str(document["schema"])
    if kind == "jalon.card/1":
        return {**document["cohort"], **{name: document[name] for name in ("member_id", "edition", "edition_hash")},
                **_points(document["points"], document["pillars"])}  # fmt: skip
    if kind != "jalon.result/1":
        raise KeyError(kind)
    pillars = {pillar["code"]: pillar["points"] for pillar in document["pillars"]}
    head, foot = document["head"], document["foot"]
    return {
        **cast("Row", document.get("cohort") or {}),
        "member_id": head["url"] or head["name"],
        "edition": foot["edition"],
        "edition_hash": foot["edition_hash"],
        **_points(document["score"]["points"], pillars),
    }


def _points(points: Mapping[str, Any], pillars: Mapping[str, Any]) -> Row:
    found: Row = {"points": points["value"], "se": points["se"], "state": points["state"]}
    return found | {code: estimate["value"] for code, estimate in pillars.items() if code in measures()}


def _once(rows: list[Row]) -> tuple[list[Row], tuple[Problem, ...]]:
    """Each member's first row; a problem for each that is left out, or that names another sector."""
    first: dict[str, Row] = {}
    problems: list[Problem] = []
    for number, row in enumerate(rows, 1):
        member = str(row.get("member_id") or f"row {number}")
        before = first.setdefault(member, row)
        if before is not row:
            code = "member_twice" if before.get("sector") == row.get("sector") else "member_two_sectors"
            problems.append(Problem("scores", number, code, *_said(code)))
    return list(first.values()), tuple(problems)


def _said(code: str) -> tuple[str, str]:
    from jalon.norms.problem_texts import TEXTS as SAID

    return SAID[code][0], SAID[code][1]


def enough(counted: Tally) -> None:
    """Raise NormsInvalid when there are fewer members with a number than the floor."""
    n, floor = int(sizes(counted)[:, 0].sum()) if len(counted.rows) else 0, settings()["floors"]["organisation"]
    if n == 0:
        raise refused("no_scores", floor=floor)
    if n < floor:
        raise refused("too_few", n=n, floor=floor)
