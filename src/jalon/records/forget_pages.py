"""The raw pages of a CRM that name a person who is being forgotten."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

LEAST_DIGITS = 8
_WORD = re.compile(r"\w+")
_BETWEEN_DIGITS = re.compile(r"[\s().\-+]+")
OF_MENTIONS = "from mentions where mention_id in (select mention_id from gone_mentions)"


@dataclass(frozen=True, slots=True)
class Marks:
    """By what a page is known to name the person: words of names, addresses, last digits of telephones."""

    names: tuple[frozenset[str], ...]
    addresses: tuple[str, ...]
    phones: tuple[str, ...]

    def stand_in(self, body: str) -> bool:
        """True when the page holds one of them, however it is cut into fields."""
        text = unicodedata.normalize("NFKC", _unescaped(body)).casefold()
        if any(address in text for address in self.addresses):
            return True
        words = set(_WORD.findall(text))
        if any(name <= words for name in self.names):
            return True
        return bool(self.phones) and any(phone in _BETWEEN_DIGITS.sub("", text) for phone in self.phones)


def erase_pages(con: duckdb.DuckDBPyConnection) -> int:
    """Erase every page that names the person of the temporary `gone_*` tables; returns the number of pages.

    The whole page goes: what it told of others stays in the tables made from it.
    """
    pages = con.execute("select rowid, body from crm_pages").fetchall()
    marks = _marks(con) if pages else None
    gone = [[row] for row, body in pages if marks and marks.stand_in(body)]
    if gone:
        con.executemany("delete from crm_pages where rowid = ?", gone)
    return len(gone)


def _marks(con: duckdb.DuckDBPyConnection) -> Marks:
    names = (frozenset(_WORD.findall(name)) for name in _values(con, "select name_key from gone_names"))
    slugs = _values(con, f"select profile_key {OF_MENTIONS}")
    phones = (re.sub(r"\D", "", phone) for phone in _values(con, f"select phone {OF_MENTIONS}"))
    return Marks(
        tuple(name for name in names if name),
        (*_values(con, "select email from gone_mails"), *(f"/{slug}" for slug in slugs)),
        tuple(phone[-LEAST_DIGITS:] for phone in phones if len(phone) >= LEAST_DIGITS),
    )


def _values(con: duckdb.DuckDBPyConnection, sql: str) -> list[str]:
    return [str(row[0]) for row in con.execute(sql).fetchall() if row[0]]


def _unescaped(body: str) -> str:
    r"""The text of JSON with its letters as letters (\u00e9)."""
    try:
        return json.dumps(json.loads(body), ensure_ascii=False)
    except (ValueError, RecursionError):
        return body
