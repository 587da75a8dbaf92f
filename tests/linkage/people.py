"""A store with a few contacts and a few writings, and who was joined to whom."""

from __future__ import annotations

import duckdb
from tests.sources.singles import ME, open_store
from tests.tables import put

from jalon.linkage.link import link
from jalon.linkage.matches import Match, matches
from jalon.records.identity import company_key, name_key
from jalon.sources.mention import Mention

# A network needs some people before a name is rare in it.
CROWD = [
    f"{given} {family}"
    for given in ("Odile", "Karl", "Ines", "Tom", "Vera", "Luc", "Nina", "Hugo", "Lena", "Paul")
    for family in ("Brégaux", "Stolm", "Ferrand", "Quill", "Okoro", "Vasseur", "Lindqvist", "Marek", "Tanaka", "Boone")
]


def network(*people: tuple[str, str, str | None, str | None]) -> duckdb.DuckDBPyConnection:
    """A store with a crowd and these contacts: slug, name, company, position."""
    con = open_store()
    put(con, "members", member_id=ME, name="Mia Member")
    crowd = [(f"crowd-{n}", name, f"Firm{n % 40} Works", "Engineer") for n, name in enumerate(CROWD)]
    for slug, name, company, title in (*crowd, *people):
        put(
            con, "people", member_id=ME, person_id=f"in:{slug}", name=name, name_key=name_key(name), company=company,
            company_key=company_key(company), title=title, url=f"https://www.linkedin.com/in/{slug}",
        )  # fmt: skip
    return con


def write(con: duckdb.DuckDBPyConnection, row: int = 1, **written: object) -> Mention:
    """One row of a CRM."""
    mention = Mention(**{"origin": "crm", **written})  # type: ignore[arg-type]
    put(con, "mentions", **mention.row(ME, "file:crm.csv", row))
    return mention


def found(con: duckdb.DuckDBPyConnection) -> list[Match]:
    """All pairs, after joining."""
    link(con, ME)
    return matches(con, ME)


def joined(con: duckdb.DuckDBPyConnection) -> dict[int, str | None]:
    """Who each row is, after joining."""
    link(con, ME)
    return dict(con.execute("select row_no, person_id from mentions order by row_no").fetchall())
