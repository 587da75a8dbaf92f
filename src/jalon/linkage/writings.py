"""People and mentions in the columns that the model compares, in a database of its own beside the store, in memory."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.linkage.words import link_words, short_names
from jalon.sources.bulk import insert_rows

if TYPE_CHECKING:
    import duckdb

    from jalon.linkage.model import Model

SQL = Path(__file__).parent / "writings.sql"
RAW = ("name_key", "company_key", "title", "place")
# What is not plain letters once the accents are gone, and needs another spelling.
FOREIGN = "strlen({0}) > length({0}) and strlen(strip_accents({0})) > length(strip_accents({0}))"


@contextmanager
def linking(con: duckdb.DuckDBPyConnection) -> Generator[duckdb.DuckDBPyConnection, None, None]:
    """A cursor of the same DuckDB that works in the database `linking`, which lives in memory and is gone after.

    The tables `linking.short_names` and `linking.spelled` are there.
    """
    con.execute("attach ':memory:' as linking")
    cursor = con.cursor()
    try:
        cursor.execute("use linking")
        cursor.execute("set enable_progress_bar = false")
        _lay_out(cursor)
        yield cursor
    finally:
        cursor.close()
        con.execute("detach linking")


def write_side(cursor: duckdb.DuckDBPyConnection, table: str, source: str, values: dict[str, object]) -> None:
    """Make `linking.<table>` of the rows of `source`, an SQL select, with its values, of what writings.sql reads."""
    cursor.execute(f"create or replace table linking.raw as {source}", values)
    _spell(cursor)
    words = link_words()
    known = {
        "leading": list(words.leading_particles),
        "particles": list(words.particles),
        "short": list(words.company_short),
        "long": list(words.company_short.values()),
        "called": list(words.company_alias),
        "known": list(words.company_alias.values()),
        "second": list(words.second_levels),
        "common": list(words.company_words),
        "private": list(words.private_hosts),
    }
    cursor.execute(f"create or replace table linking.{table} as {SQL.read_text(encoding='utf-8')}", known)
    cursor.execute("drop table linking.raw")


def narrow(cursor: duckdb.DuckDBPyConnection, model: Model) -> None:
    """Keep the pairs few where many contacts share a name or a company, so that no block grows without bounds.

    A family name and initial of more than `common_name` contacts must come with the same given name; a company of more
    than `common_company` contacts brings nobody together, and one of more than `rare_company` only those who are alike.
    """
    common = (
        ("near_name", "family || ' ' || given", model.common_name),
        ("near_company", "cast(null as varchar)", model.common_company),
        ("rare_company", "cast(null as varchar)", model.rare_company),
    )
    for column, instead, most in common:
        cursor.execute(
            f"create or replace table linking.common as select {column} as shared from linking.link_people "
            f"where {column} is not null group by {column} having count(*) > {most}"
        )
        for side in ("link_people", "link_writings"):
            cursor.execute(
                f"update linking.{side} set {column} = {instead} where {column} in (select shared from linking.common)"
            )
    cursor.execute("drop table linking.common")


def _lay_out(cursor: duckdb.DuckDBPyConnection) -> None:
    cursor.execute("create table linking.spelled (text varchar, plain varchar)")
    cursor.execute("create table linking.short_names (name varchar, forms varchar)")
    insert_rows(cursor, "linking.short_names", [(short.name, f" {' '.join(short.forms)} ") for short in short_names()])


def _spell(cursor: duckdb.DuckDBPyConnection) -> None:
    """Write what is in other letters in plain ones (anyascii); each text once."""
    from anyascii import anyascii

    for column in RAW:
        foreign = FOREIGN.format(column)
        texts = [
            text
            for (text,) in cursor.execute(
                f"select distinct {column} from linking.raw where {foreign} "
                f"and {column} not in (select text from linking.spelled)"
            ).fetchall()
        ]
        if texts:
            insert_rows(cursor, "linking.spelled", [(text, anyascii(text)) for text in texts])
