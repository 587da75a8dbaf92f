"""Who is who: exact keys first, then the person's own decisions, then the model for what is left.

Only sure pairs and confirmed ones join; likely and doubtful ones are listed. What the model found is kept with a
fingerprint of what it depends on, so that reading a store again costs nothing.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.linkage import exact
from jalon.linkage.decisions import apply_decisions
from jalon.linkage.model import load_model
from jalon.records.store import transaction

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence

    import duckdb

    from jalon.linkage.model import Model

HERE = Path(__file__).parent


def link(con: duckdb.DuckDBPyConnection, member_id: str) -> None:
    """Fill person_id and match_state of all mentions of a member, and `match_pairs`, anew; deterministic."""
    if not _is_anyone_written(con, member_id):
        return
    model = load_model()
    exact.link(con, member_id)
    with transaction(con):
        apply_decisions(con, member_id)
        _join_known(con, member_id)
    fingerprint = _fingerprint(con, member_id, model)
    if not _is_known(con, member_id, fingerprint):
        find_pairs(con, member_id, model)
        _remember(con, member_id, fingerprint)
    with transaction(con):
        _join(con, member_id)


def _is_anyone_written(con: duckdb.DuckDBPyConnection, member_id: str) -> bool:
    """True when another source than LinkedIn writes somebody, or did so and left pairs."""
    sql = (
        "select 1 from mentions where member_id = $member union all select 1 from match_pairs where member_id = $member"
    )
    return con.execute(f"{sql} limit 1", {"member": member_id}).fetchone() is not None


def find_pairs(con: duckdb.DuckDBPyConnection, member_id: str, model: Model) -> None:
    """Write `match_pairs` of a member: exact keys, decisions and, where the extra is installed, the model."""
    from jalon.linkage.scoring import is_installed

    exact_pairs = _sql("pairs")
    with transaction(con):
        con.execute("delete from match_pairs where member_id = ?", [member_id])
        con.execute("delete from match_training where member_id = ?", [member_id])
        rows = con.execute(exact_pairs, {"member": member_id}).fetchall()
        _insert(con, member_id, [(*row, _worth(row[3], model), None, "[]") for row in rows])
    if not _has_open(con, member_id):
        return
    if is_installed():
        _by_model(con, member_id, model)
    else:
        _without_model(con, member_id, model)


def _join_known(con: duckdb.DuckDBPyConnection, member_id: str) -> None:
    """Join by e-mail and telephone that other sources give to people joined for sure."""
    con.execute(f"create or replace temp table known as {_sql('known')}", {"member": member_id})
    con.execute(
        "update mentions set person_id = k.person_id, match_state = k.match_state from known k "
        "where mentions.member_id = ? and mentions.mention_id = k.mention_id",
        [member_id],
    )


@contextmanager
def sides(con: duckdb.DuckDBPyConnection, member_id: str) -> Generator[duckdb.DuckDBPyConnection, None, None]:
    """A cursor beside the store with both sides ready for the model: `link_people` and `link_writings`."""
    from jalon.linkage.writings import linking, narrow, write_side

    model = load_model()
    store = con.execute("select current_database()").fetchall()[0][0].replace('"', '""')
    with linking(con) as cursor:
        for table, file in (("link_people", "people"), ("link_writings", "open_mentions")):
            write_side(cursor, table, _sql(file).format(store=f'"{store}"'), {"member": member_id})
        narrow(cursor, model)
        yield cursor


def _by_model(con: duckdb.DuckDBPyConnection, member_id: str, model: Model) -> None:
    from jalon.linkage.scoring import has_pairs, score
    from jalon.linkage.training import learn

    with sides(con, member_id) as cursor:
        if not has_pairs(cursor, model):
            return
        score(cursor, model)
        trained = learn(cursor, model)
        with transaction(con):
            _decide(con, member_id, trained.model)
            if trained.pairs:
                con.execute("insert into match_training values (?, ?)", [member_id, trained.pairs])


def _decide(con: duckdb.DuckDBPyConnection, member_id: str, model: Model) -> None:
    from jalon.linkage.scoring import likenesses

    decided = _sql("decide").replace("{levels}", likenesses(model))
    con.execute(
        f"insert into match_pairs select $member, * from ({decided})",
        {
            "member": member_id,
            "one_to_one": list(model.one_to_one),
            "sure": model.sure,
            "likely": model.likely,
            "doubtful": model.doubtful,
            "candidates": model.candidates,
        },
    )


def _without_model(con: duckdb.DuckDBPyConnection, member_id: str, model: Model) -> None:
    """List the doubtful of the exact stage, each candidate with an equal share."""
    rows = [
        (found.mention_id, person, "doubtful", "name", model.exact["doubtful"] / len(found.candidates), None, "[]")
        for found in exact.doubtful(con, member_id)
        for person in found.candidates
    ]
    with transaction(con):
        _insert(con, member_id, rows)


def _insert(con: duckdb.DuckDBPyConnection, member_id: str, rows: Sequence[tuple[object, ...]]) -> None:
    from jalon.sources.bulk import insert_rows

    con.execute("create or replace temp table pairs_in as from match_pairs limit 0")
    insert_rows(con, "pairs_in", [(member_id, *row) for row in rows])
    con.execute("insert into match_pairs from pairs_in")
    con.execute("drop table pairs_in")


def _join(con: duckdb.DuckDBPyConnection, member_id: str) -> None:
    """What the model is sure of joins; what it finds likely is marked, or its best candidate is doubtful."""
    con.execute(
        "update mentions set person_id = case when p.state = 'sure' then p.person_id end, "
        "match_state = case when p.basis = 'title' then 'title' when p.state = 'sure' then 'linked' else p.state end "
        "from (select mention_id, arg_min(person_id, rank) as person_id, arg_min(state, rank) as state, "
        "arg_min(basis, rank) as basis from (select *, row_number() over (partition by mention_id order by "
        "probability desc, person_id) as rank from match_pairs "
        "where member_id = $member and basis in ('model', 'title')) group by mention_id) p "
        "where mentions.member_id = $member and mentions.mention_id = p.mention_id and mentions.person_id is null",
        {"member": member_id},
    )


def _has_open(con: duckdb.DuckDBPyConnection, member_id: str) -> bool:
    sql = "select 1 from mentions where member_id = ? and person_id is null limit 1"
    return bool(con.execute(sql, [member_id]).fetchall())


def _worth(basis: str, model: Model) -> float:
    return 0.0 if basis == "refused" else model.exact[basis]


def _fingerprint(con: duckdb.DuckDBPyConnection, member_id: str, model: Model) -> str:
    from jalon.linkage.scoring import is_installed
    from jalon.records.identity import fact_id

    seen = [
        con.execute(
            f"select count(*), coalesce(bit_xor(hash({columns})), 0) from {table} t where member_id = ?", [member_id]
        ).fetchall()[0]
        for table, columns in (
            ("people", "person_id, name_key, company_key, email, title"),
            ("mentions", "t"),
            ("match_decisions", "t"),
        )
    ]
    return fact_id(model.version, is_installed(), *seen)


def _is_known(con: duckdb.DuckDBPyConnection, member_id: str, fingerprint: str) -> bool:
    sql = "select 1 from match_runs where member_id = ? and fingerprint = ?"
    return bool(con.execute(sql, [member_id, fingerprint]).fetchall())


def _remember(con: duckdb.DuckDBPyConnection, member_id: str, fingerprint: str) -> None:
    with transaction(con):
        con.execute("delete from match_runs where member_id = ?", [member_id])
        con.execute("insert into match_runs values (?, ?)", [member_id, fingerprint])


def _sql(name: str) -> str:
    return (HERE / f"{name}.sql").read_text(encoding="utf-8")
