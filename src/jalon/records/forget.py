"""Erase a person from a store, and write the file anew, so that nothing is left in its free pages."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.errors import InputUnusable, Misuse, StoreUnusable
from jalon.records.forget_pages import erase_pages
from jalon.records.identity import profile_key
from jalon.records.store import STORAGE, open_store, transaction

if TYPE_CHECKING:
    import duckdb

# What is known of the person beside the profile: the name, which older archives give alone, and e-mail addresses.
GONE = """
create temp table gone_names as
  select distinct name_key from people where person_id = $person and name_key <> ''
  union select distinct name_key from mentions where person_id = $person and name_key <> '';
create temp table gone_mails as
  select distinct email from people where person_id = $person and email is not null
  union select distinct email from mentions where person_id = $person and email is not null;
create temp table gone_people as
  select $person as person_id
  union select person_id from people where name_key in (select name_key from gone_names) and person_id like 'name:%'
  union select 'mail:' || email from gone_mails;
create temp table gone_mentions as
  select mention_id from mentions
  where person_id in (select person_id from gone_people) or profile_key = $slug
    or name_key in (select name_key from gone_names) or email in (select email from gone_mails);
create temp table gone_deals as
  select deal_id from deal_events where mention_id in (select mention_id from gone_mentions);
create temp table gone_own_deals as
  select deal_id from deal_people
  group by deal_id having bool_and(coalesce(mention_id in (select mention_id from gone_mentions), false));
create temp table gone_threads as
  select thread_id from threads where person_id in (select person_id from gone_people);
create temp table gone_messages as
  select fact_id from messages
  where person_id in (select person_id from gone_people) or thread_id in (select thread_id from gone_threads)
"""
# A deal with nobody but the person goes with them; of a deal with others too, only the person's part in it goes.
ABOUT_DEALS = ("deals", "deal_stages", "deal_events", "deal_statements", "deal_people")
KEYS = {"person_id": "gone_people", "mention_id": "gone_mentions", "thread_id": "gone_threads"}


def forget_person(path: Path, url: str) -> int:
    """Erase everything about the person of a profile address; returns the number of rows erased.

    Raises Misuse when it is no profile address, InputUnusable when the store knows nobody of it.
    """
    slug = profile_key(url)
    if slug is None:
        raise Misuse("This is not the address of a LinkedIn profile.", "It looks like linkedin.com/in/name.")
    con = _existing(path)
    try:
        with transaction(con):
            rows = _erase(con, slug)
        if not rows:
            raise InputUnusable(f"{path.name} knows nobody with this address.", "Copy it from the profile's page.")
        _write_anew(con, path)
    finally:
        con.close()
    os.replace(_fresh(path), path)
    return rows


def forget_all(path: Path) -> None:
    """Remove a store. Raises StoreUnusable when the file is not one."""
    _existing(path).close()
    for file in (path, path.with_name(f"{path.name}.wal")):
        file.unlink(missing_ok=True)


def _existing(path: Path) -> duckdb.DuckDBPyConnection:
    if not path.exists():
        raise StoreUnusable(f"There is no store called {path.name}.", "Name the file that was given to --store.")
    return open_store(path)


def _erase(con: duckdb.DuckDBPyConnection, slug: str) -> int:
    values = {"person": f"in:{slug}", "slug": slug}
    for statement in GONE.split(";"):
        con.execute(statement, {name: value for name, value in values.items() if f"${name}" in statement})
    con.execute("delete from message_texts where fact_id in (select fact_id from gone_messages)")
    rows = _deleted(con, "message_ticks", "fact_id in (select fact_id from gone_messages)")
    rows += _deleted(con, "deal_statements", "deal_id in (select deal_id from gone_deals)")
    rows += erase_pages(con)
    rows += sum(_deleted(con, table, "deal_id in (select deal_id from gone_own_deals)") for table in ABOUT_DEALS)
    rows += _deleted(con, "messages", "fact_id in (select fact_id from gone_messages)")
    for table, columns in _tables(con).items():
        marks = [f"{c} in (select {c} from {KEYS[c]})" for c in columns]
        rows += _deleted(con, table, " or ".join(marks))
    return rows


def _tables(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Every table that names people, with the columns by which it does."""
    found: dict[str, list[str]] = {}
    for table, column in con.execute(
        "select table_name, column_name from duckdb_columns() "
        "where not internal and table_name not like 'gone_%' order by table_name, column_index"
    ).fetchall():
        if column in KEYS:
            found.setdefault(table, []).append(column)
    return found


def _deleted(con: duckdb.DuckDBPyConnection, table: str, where: str) -> int:
    row = con.execute(f"delete from {table} where {where}").fetchone()
    return int(row[0]) if row else 0


def _write_anew(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    fresh = _fresh(path)
    fresh.unlink(missing_ok=True)
    name = con.execute("select current_database()").fetchall()[0][0]
    version = STORAGE["storage_compatibility_version"]
    con.execute(f"attach '{str(fresh).replace(chr(39), chr(39) * 2)}' as fresh (storage_version '{version}')")
    con.execute(f'copy from database "{name}" to fresh')
    con.execute("detach fresh")


def _fresh(path: Path) -> Path:
    return path.with_name(f".{path.name}.fresh")
