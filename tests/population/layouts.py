"""Invented members in the canonical layout: stores of the one-member path written out as Parquet."""

from __future__ import annotations

from pathlib import Path

from jalon.index import load_edition
from jalon.indicators.evidence import Rules
from jalon.population.layout import tables
from jalon.population.texts import steps
from tests.tables import NOW

EDITION = load_edition()
RULES = Rules(EDITION.time.half_life_days, EDITION.time.horizon_days, EDITION.time.company_cap)


def needed(end=NOW):
    """Names of the tables that must be there."""
    return [table.name for table in tables(steps(end, RULES)) if not table.optional]


def write_layout(con, folder: Path, name="part", member_sql="member_id") -> Path:
    """The tables of a store as Parquet, one file each; `member_sql` gives the member another name."""
    for table in needed():
        (folder / table).mkdir(parents=True, exist_ok=True)
        con.execute(
            f"copy (select * replace ({member_sql} as member_id) from {table}) "
            f"to '{folder / table / name}.parquet' (format parquet)"
        )
    return folder


def rows(con_sql):
    """Rows of a query as a list of dictionaries."""
    import duckdb

    with duckdb.connect() as con:
        found = con.execute(con_sql)
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def scores_of(out: Path):
    """The table of scores by member."""
    return {row["member_id"]: row for row in rows(f"select * from read_parquet('{out}/scores/*.parquet')")}


def totals_of(out: Path):
    """The totals by member and indicator, without the moment."""
    found = rows(f"select * exclude (moment) from read_parquet('{out}/totals/*.parquet')")
    return {(row["member_id"], row["indicator"]): row for row in found}


def same(one, other, tolerance=1e-9):
    """True when both hold the same rows, figures within `tolerance`."""
    import pytest

    assert one.keys() == other.keys()
    for key, row in one.items():
        for name, value in row.items():
            wanted = other[key][name]
            if isinstance(value, (int, float)) and wanted is not None:
                wanted = pytest.approx(wanted, abs=tolerance, rel=tolerance)
            assert value == wanted, (key, name)
    return True
