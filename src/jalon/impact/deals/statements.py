"""What seller or buyer say about a deal: how LinkedIn helped; remembered, replaced by a newer word, taken back."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

SETTINGS = Path(__file__).with_name("deals.toml")
SPEAKERS = ("seller", "buyer")


@dataclass(frozen=True, slots=True)
class Statement:
    """One word about one deal: who says it (seller, buyer), the answer, when (µs UTC)."""

    deal_id: str
    speaker: str
    answer: str
    stated_at: int

    @property
    def helped(self) -> bool | None:
        """True, False, or None when the speaker does not know."""
        rules = settings()
        return None if self.answer in rules["unknown"] else self.answer not in rules["no"]


@cache
def settings() -> dict[str, Any]:
    """The figures and answers of deals.toml."""
    return tomllib.loads(SETTINGS.read_text(encoding="utf-8"))


def state(con: duckdb.DuckDBPyConnection, member_id: str, statement: Statement) -> None:
    """Remember a statement; an older one of the same speaker on the same deal is replaced."""
    take_back(con, member_id, statement.deal_id, statement.speaker)
    con.execute(
        "insert into deal_statements values (?, ?, ?, ?, ?)",
        [member_id, statement.deal_id, statement.speaker, statement.answer, statement.stated_at],
    )


def take_back(con: duckdb.DuckDBPyConnection, member_id: str, deal_id: str, speaker: str) -> bool:
    """Forget what a speaker said about a deal; False when nothing was said."""
    row = con.execute(
        "delete from deal_statements where member_id = ? and deal_id = ? and speaker = ?", [member_id, deal_id, speaker]
    ).fetchone()
    return bool(row and row[0])


def statements(con: duckdb.DuckDBPyConnection, member_id: str, as_of: int) -> dict[str, list[Statement]]:
    """The statements made before `as_of` (µs UTC), by deal, the seller's first."""
    rows = con.execute(
        "select deal_id, speaker, answer, stated_at from deal_statements where member_id = ? and stated_at < ? "
        "order by deal_id, speaker desc",
        [member_id, as_of],
    ).fetchall()
    found: dict[str, list[Statement]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(Statement(*row))
    return found
