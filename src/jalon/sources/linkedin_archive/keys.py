"""Canonical keys of every address, name and company in the staging tables.

Plain ones are done in SQL, where they are a copy or a lower-casing (macros `plain_url`, `plain_name`,
`plain_company`); the others once each by `jalon.records.identity`, into url_keys, name_keys and company_keys.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jalon.records.identity import company_key, name_key, name_words, profile_key
from jalon.sources.bulk import insert_rows
from jalon.sources.linkedin_archive.sqltext import read_sql

if TYPE_CHECKING:
    from collections.abc import Callable

    import duckdb

_URLS = """
select url from raw_connections union all select from_url from raw_invitations
union all select to_url from raw_invitations union all select from_url from writers
union all select url from raw_vouches union all select unnest(string_split(to_urls, ',')) from readers
"""
_NAMES = """
select full_name(first, last) from raw_connections union all select from_name from raw_invitations
union all select to_name from raw_invitations union all select from_name from writers
union all select to_names from readers where not contains(to_names, ',')
union all select full_name(first, last) from raw_vouches
"""
_COMPANIES = "select company from raw_connections"
_PLAIN_URL = "https://www\\.linkedin\\.com/in/[a-z0-9-]+"


def build_keys(con: duckdb.DuckDBPyConnection) -> None:
    """Fill url_keys, name_keys, company_keys (text, key) for texts that are not plain, then writers and readers.

    The key of an address that is no profile is null; names and companies always have one.
    """
    con.execute(
        f"create or replace temp macro plain_url(t) as case when regexp_full_match(t, '{_PLAIN_URL}') "
        f"then substr(t, {len('https://www.linkedin.com/in/') + 1}) end;"
        f"create or replace temp macro plain_name(t) as "
        f"{_plain_words('[A-Za-z]+([ -][A-Za-z]+)*', _title_words())};"
        f"create or replace temp macro plain_company(t) as "
        f"{_plain_words('[A-Za-z0-9]+( [A-Za-z0-9]+)*', _legal_words())};"
    )
    con.execute(read_sql("macros"))
    con.execute(read_sql("writers"))
    _odd_keys(con, "url_keys", _URLS, "plain_url", profile_key)
    _odd_keys(con, "name_keys", _NAMES, "plain_name", name_key)
    _odd_keys(con, "company_keys", _COMPANIES, "plain_company", company_key)
    con.execute(read_sql("known_writers"))


def _odd_keys(
    con: duckdb.DuckDBPyConnection, table: str, texts: str, plain: str, key: Callable[[str | None], str | None]
) -> None:
    odd = con.execute(
        f"select distinct text from ({texts}) as found(text) where text <> '' and {plain}(text) is null"
    ).fetchall()
    con.execute(f"create or replace temp table {table} (text varchar, key varchar)")
    insert_rows(con, table, [(text, key(text)) for (text,) in odd])


def _plain_words(pattern: str, special: str) -> str:
    return (
        f"case when regexp_full_match(t, '{pattern}') and not regexp_matches(lower(t), '{special}') then lower(t) end"
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
