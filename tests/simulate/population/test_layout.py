"""An invented population in Parquet holds what its members lived, and is scored as it stands."""

from __future__ import annotations

import duckdb
import numpy as np
import pytest

from jalon.errors import Misuse
from jalon.population.duckdb import score
from jalon.population.part import Request
from jalon.simulate.population import layout, world_called
from jalon.simulate.population.layout import Invented, write_population
from jalon.simulate.population.luck import setting
from jalon.simulate.population.members import invent_members
from jalon.simulate.population.nature import Dice
from jalon.simulate.population.week import live_weeks

END = 1_793_491_200_000_000
SIZE, WEEKS, SEED = 60, 9, 5
WHAT = Invented(world_called("W0"), SIZE, WEEKS, SEED, END)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    out = tmp_path_factory.mktemp("invented") / "tables"
    assert write_population(WHAT, out) > 1000
    return out


@pytest.fixture(scope="module")
def lived():
    seed = int(np.random.SeedSequence([SEED, 0]).generate_state(1)[0])
    here = setting(WHAT.world, invent_members(WHAT.world, SIZE, seed), WEEKS, seed)
    return live_weeks(here, Dice(seed))


def by_member(tables, table, where, figure="count(*)"):
    """A figure of the rows of each member, in order."""
    files = f"read_parquet('{tables}/{table}/*.parquet')"
    found = dict(duckdb.sql(f"select member_id, {figure} from {files} where {where} group by member_id").fetchall())
    return np.array([found.get(f"m{k:09}", 0) for k in range(SIZE)])


@pytest.mark.parametrize(
    ("table", "where", "of"),
    [
        ("messages", "direction = 'out' and sequence = 1", lambda w: w.done["first_messages"]),
        ("messages", "direction = 'in' and sequence = 1 and thread_id like 't1______'", lambda w: w.inbound),
        ("invitations", "direction = 'out'", lambda w: w.done["invitations"]),
        ("invitations", "direction = 'in'", lambda w: w.inviting + w.inviting_outside),
        ("posts", "true", lambda w: w.done["posts"]),
        ("recommendations", "true", lambda w: w.recommended),
    ],
)
def test_a_table_holds_what_was_lived(tables, lived, table, where, of):
    assert by_member(tables, table, where).tolist() == of(lived).sum(axis=0).tolist()


def test_followers_and_views_add_up(tables, lived):
    assert by_member(tables, "audience_days", "true", "coalesce(sum(new_followers), 0)").tolist() == pytest.approx(
        lived.following.sum(axis=0).tolist()
    )
    assert by_member(tables, "audience_days", "true", "coalesce(sum(impressions), 0)").tolist() == pytest.approx(
        lived.views.sum(axis=0).tolist()
    )


def test_acceptances_of_the_target_are_those_lived(tables, lived):
    """All but those that were still to come when the weeks ended."""
    joined = (
        f"(select i.member_id from read_parquet('{tables}/invitations/*.parquet') i "
        f"join read_parquet('{tables}/targets/*.parquet') t using (member_id, person_id) "
        "where t.is_target and i.accepted_at is not null)"
    )
    accepted = duckdb.sql(f"select count(*) from {joined}").fetchone()[0]
    assert 0.85 * lived.accepted.sum() < accepted <= lived.accepted.sum()


def test_nothing_lies_beyond_the_last_week(tables):
    for table in ("messages", "invitations", "posts", "meetings", "deal_events", "audience_days"):
        last = duckdb.sql(f"select max(occurred_at) from read_parquet('{tables}/{table}/*.parquet')").fetchone()[0]
        assert last < END


def test_blocks_follow_each_other_and_the_same_seed_gives_the_same_rows(tmp_path, monkeypatch, tables):
    write_population(WHAT, tmp_path / "again")
    for name in ("messages", "deal_events"):
        one, other = (
            duckdb.sql(f"select * from read_parquet('{folder}/{name}/*.parquet') order by all").fetchall()
            for folder in (tables, tmp_path / "again")
        )
        assert one == other
    monkeypatch.setattr(layout, "BLOCK", 25)
    heard = []
    write_population(WHAT, tmp_path / "blocks", lambda k, n: heard.append((k, n)))
    members = duckdb.sql(
        f"select count(distinct member_id) from read_parquet('{tmp_path}/blocks/members/*')"
    ).fetchone()
    assert (heard, members) == ([(1, 3), (2, 3), (3, 3)], (SIZE,))


def test_it_is_scored_as_it_stands(tables, tmp_path):
    assert score(Request(tables, tmp_path / "out", END)) == SIZE
    states = duckdb.sql(f"select distinct state from read_parquet('{tmp_path}/out/scores/*.parquet')").fetchall()
    assert ("provisional",) in states


def test_a_folder_in_use_is_left_alone_and_nobody_is_misuse(tmp_path):
    (tmp_path / "kept").write_text("mine")
    with pytest.raises(Misuse, match="not empty"):
        write_population(WHAT, tmp_path)
    with pytest.raises(Misuse, match="needs members"):
        write_population(Invented(WHAT.world, 0, WEEKS, SEED, END), tmp_path / "out")
    assert [file.name for file in tmp_path.iterdir()] == ["kept"]
