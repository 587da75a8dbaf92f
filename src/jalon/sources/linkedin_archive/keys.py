"""Canonical keys of every address, name and company in the staging tables, each computed once.

Plain ones are done in SQL, where they are a copy or a lower-casing; the others by `jalon.records.identity`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jalon.records.identity import company_key, name_key, name_words, profile_key
from jalon.sources.linkedin_archive.bulk import insert_rows
from jalon.sources.linkedin_archive.families import MACROS, read_sql

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb

FULL_NAME = "full_name(first, last)"

_URLS = """
select url from raw_connections union select from_url from raw_invitations union select to_url from raw_invitations
union select from_url from writers union select url from raw_vouches
union select unnest(string_split(to_urls, ',')) from readers
"""
_NAMES = f"""
select {FULL_NAME} as name from raw_connections union select from_name from raw_invitations
union select to_name from raw_invitations union select from_name from writers
union select to_names from readers where not contains(to_names, ',')
union select {FULL_NAME} from raw_vouches
"""
_COMPANIES = "select distinct company from raw_connections"


def build_keys(con: duckdb.DuckDBPyConnection) -> None:
    """Fill writers, readers, url_keys, name_keys and company_keys (text, key) from the staging tables.

    The key of an address that is no profile is null; names and companies always have one.
    """
    con.execute(MACROS)
    con.execute(read_sql("writers"))
    plain_url = (
        "case when regexp_full_match(text, 'https://www\\.linkedin\\.com/in/[a-z0-9-]+') then substr(text, 29) end"
    )
    _key_table(con, "url_keys", _URLS, plain_url, profile_key)
    _key_table(con, "name_keys", _NAMES, _plain_words("[A-Za-z]+([ -][A-Za-z]+)*", _title_words()), name_key)
    _key_table(
        con,
        "company_keys",
        _COMPANIES,
        _plain_words("[A-Za-z0-9]+( [A-Za-z0-9]+)*", _legal_words()),
        company_key,
    )


def _key_table(
    con: duckdb.DuckDBPyConnection,
    table: str,
    texts: str,
    plain: str,
    key: Callable[[str | None], str | None],
) -> None:
    con.execute(
        f"create or replace temp table {table} as select text, {plain} as key "
        f"from ({texts}) as found(text) where text is not null and text <> ''"
    )
    odd = con.execute(f"select text from {table} where key is null").fetchall()
    if odd:
        con.execute(f"delete from {table} where key is null")
        insert_rows(con, table, [(text, key(text)) for (text,) in odd])


def _plain_words(pattern: str, special: str) -> str:
    return (
        f"case when regexp_full_match(text, '{pattern}') and not regexp_matches(lower(text), '{special}') "
        "then lower(text) end"
    )


@cache
def _title_words() -> str:
    words = name_words()
    titles = sorted(word for word in words.honorifics | words.credentials if word.isascii())
    return f"(^| )({'|'.join(re.escape(word) for word in titles)})( |$)"


@cache
def _legal_words() -> str:
    words = name_words()
    forms = sorted(word for word in words.legal_forms | words.joining_words if word.isascii())
    return f" ({'|'.join(forms)})$"
