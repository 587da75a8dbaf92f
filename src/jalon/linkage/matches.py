"""Who may be whom: every pair of a LinkedIn person and a row of another source, with its state and what supports it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jalon.records.identity import fact_id

if TYPE_CHECKING:
    import duckdb

STATES = ("sure", "likely", "doubtful", "refused")
CODE_LENGTH = 8
PLACE = (
    "coalesce((select min(case when i.input_name = i.file_name then i.input_name else i.input_name || '/' || "
    "i.file_name end) from imports i where i.source_id = w.source_id), w.source_id)"
)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What one comparison of a pair found, and what it weighs in bits: 3 bits make it eight times as likely."""

    comparison: str
    level: str
    bits: float


@dataclass(frozen=True, slots=True)
class Match:
    """One LinkedIn person and one row of a source: how probable that they are the same, and why.

    `state` is sure, likely, doubtful or refused; only sure pairs are joined. `basis` says what found the pair: a
    decision, an exact key, or the model, whose likenesses are given with the bits of the whole pair (`weight`).
    `candidates` is how many people stand in the list for this row. `learnt_from` is the number of pairs from which the
    weights were learnt, None when they are the published ones. `code` names the pair on the command line.
    """

    code: str
    mention_id: str
    person_id: str
    person_url: str | None
    person_name: str | None
    person_company: str | None
    name: str | None
    company: str | None
    source: str
    row: int
    probability: float
    state: str
    basis: str
    weight: float | None
    likenesses: tuple[Likeness, ...]
    candidates: int
    learnt_from: float | None


def matches(con: duckdb.DuckDBPyConnection, member_id: str) -> list[Match]:
    """All pairs of a member that are worth a line, by source and row, the most probable first."""
    rows = con.execute(
        f"with written as ({_rows_of_mentions(con)}), pairs as (select *, count(*) filter (state <> 'refused') over "
        "(partition by mention_id) as candidates from match_pairs where member_id = $member) "
        "select pairs.mention_id, pairs.person_id, p.url, p.name, p.company, m.name, coalesce(m.company, m.email), "
        f"{PLACE} as source, w.row_no, pairs.probability, pairs.state, pairs.basis, pairs.weight, pairs.levels, "
        "pairs.candidates, t.pairs from pairs "
        "left join match_training t on t.member_id = pairs.member_id and pairs.weight is not null "
        "join mentions m on m.member_id = pairs.member_id and m.mention_id = pairs.mention_id "
        "join written w on w.mention_id = pairs.mention_id "
        "left join people p on p.member_id = pairs.member_id and p.person_id = pairs.person_id "
        "order by source, w.row_no, pairs.mention_id, pairs.probability desc, pairs.person_id",
        {"member": member_id},
    ).fetchall()
    return [_match(row) for row in rows]


def code_of(mention_id: str, person_id: str) -> str:
    """The short name of a pair; the same after every re-import."""
    return fact_id("match", mention_id, person_id)[:CODE_LENGTH]


def waiting(con: duckdb.DuckDBPyConnection, member_id: str) -> int:
    """How many people of other sources no exact key has joined."""
    sql = "select count(*) from mentions where member_id = ? and person_id is null"
    return int(con.execute(sql, [member_id]).fetchall()[0][0])


def _match(row: tuple[object, ...]) -> Match:
    mention, person, url, name, company, written, firm, source, row_no, *judged = row
    probability, state, basis, weight, levels, candidates, learnt_from = judged
    likenesses = tuple(Likeness(**found) for found in json.loads(str(levels)))
    return Match(
        code_of(str(mention), str(person)), str(mention), str(person), _text(url), _text(name), _text(company),
        _text(written), _text(firm), str(source), _whole(row_no), _real(probability), str(state), str(basis),
        None if weight is None else _real(weight), likenesses, _whole(candidates),
        None if learnt_from is None else _real(learnt_from),
    )  # fmt: skip


def _rows_of_mentions(con: duckdb.DuckDBPyConnection) -> str:
    """SQL of every row that names a mention: its own, and those of all facts about it."""
    tables = con.execute(
        "select table_name from duckdb_columns() where not internal and table_name not like 'match_%' "
        "and database_name = current_database() group by table_name "
        "having count(*) filter (column_name in ('member_id', 'mention_id', 'source_id', 'row_no')) = 4 order by 1"
    ).fetchall()
    return " union ".join(
        f"select mention_id, source_id, row_no from {table} where member_id = $member" for (table,) in tables
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _whole(value: object) -> int:
    return int(str(value))


def _real(value: object) -> float:
    return float(str(value))
