"""New files recompute the members whom they touch and leave everybody else; the result is that of a full run."""

from __future__ import annotations

import json
import shutil

import duckdb as engine
import pytest

from jalon.errors import PopulationInvalid
from jalon.population import duckdb_part
from jalon.population.duckdb import score
from jalon.population.norms import norms_from
from jalon.population.part import Request, doubts_of
from jalon.simulate.population import world_called
from jalon.simulate.population.layout import Invented, write_population
from tests.population.layouts import same, scores_of, totals_of

END = 1_793_491_200_000_000
DAY = 86_400_000_000
TABLES = ("messages", "threads", "people", "targets", "invitations")


@pytest.fixture(scope="module")
def history(tmp_path_factory):
    """Eighty members over ten weeks; what three of them lived on the last day stands apart, with a newcomer."""
    folder = tmp_path_factory.mktemp("history")
    write_population(Invented(world_called("W0"), 80, 10, 3, END), folder / "all")
    shutil.copytree(folder / "all", folder / "before")
    late = f"member_id in ('m000000003', 'm000000041', 'm000000077') and occurred_at >= {END - DAY}"
    for table in ("messages", "invitations", "audience_days"):
        split(folder / "all", folder / "before", table, late)
    split(folder / "all", folder / "before", "members", "member_id = 'm000000000'")
    return folder


def split(whole, before, table, late):
    """Take the late rows out of `before`; they become a second file of the table in `whole`."""
    file = before / table / "part-00000.parquet"
    rest = whole / table / "part-00000.parquet"
    engine.execute(f"copy (select * from '{rest}' where {late}) to '{whole}/{table}/late.parquet' (format parquet)")
    engine.execute(f"copy (select * from '{rest}' where not ({late})) to '{file}' (format parquet)")
    shutil.copy2(file, rest)


def add(given, whole):
    """The late files arrive."""
    for file in whole.rglob("late.parquet"):
        shutil.copy2(file, given / file.relative_to(whole))


@pytest.fixture
def given(history, tmp_path, monkeypatch):
    monkeypatch.setattr("jalon.population.duckdb_input.settings", lambda: {"duckdb": {"rows_per_part": 9000}})
    shutil.copytree(history / "before", tmp_path / "given", copy_function=shutil.copy2)
    return tmp_path / "given"


@pytest.fixture(scope="module")
def full(history, tmp_path_factory):
    out = tmp_path_factory.mktemp("full") / "out"
    score(Request(history / "all", out, END))
    return out


def test_new_rows_give_what_a_full_run_gives(given, history, full, tmp_path):
    request = Request(given, tmp_path / "out", END)
    assert score(request) == 79
    before = scores_of(request.out)
    add(given, history / "all")
    heard = []
    assert score(request, told=lambda k, n: heard.append((k, n))) == 80
    parts = len(json.loads((request.out / "manifest.json").read_text())["cuts"])
    assert parts > 3
    assert 1 < len(heard) < parts
    assert same(scores_of(request.out), scores_of(full))
    assert same(totals_of(request.out), totals_of(full))
    after = scores_of(request.out)
    assert {member for member, row in after.items() if row != before.get(member)} <= {
        "m000000000", "m000000003", "m000000041", "m000000077",
    }  # fmt: skip


def test_the_same_files_again_compute_nothing(given, tmp_path, monkeypatch):
    request = Request(given, tmp_path / "out", END)
    score(request)
    monkeypatch.setattr("jalon.population.duckdb.write_part", None)
    assert score(request) == 79


def one_more(folder, table, name, changes):
    """A file more of a table: one of its rows, changed."""
    row = f"select * replace ({changes}) from '{folder}/{table}/part-00000.parquet' limit 1"
    engine.execute(f"copy ({row}) to '{folder}/{table}/{name}.parquet' (format parquet)")


def test_what_is_odd_is_counted_in_the_new_files_and_told_of_all(given, tmp_path):
    later, elsewhere = f"cast({END + DAY} as bigint) as occurred_at", "'another sector' as sector"
    one_more(given, "messages", "early", later)
    request = Request(given, tmp_path / "out", END)
    score(request)
    assert doubts_of(request.out) == {"event_after_the_day": 1}
    one_more(given, "messages", "late", later)
    one_more(given, "invitations", "late", later)
    one_more(given, "cohorts", "late", elsewhere)
    score(request)
    assert doubts_of(request.out) == {"event_after_the_day": 3, "member_in_two_cohorts": 1}
    score(Request(given, tmp_path / "anew", END))
    assert doubts_of(tmp_path / "anew") == doubts_of(request.out)
    score(request)
    assert doubts_of(request.out) == doubts_of(tmp_path / "anew")


def test_a_path_may_hold_any_sign(given, history, full, tmp_path):
    name = "day=2026-11-01 [l'été] all* which?"
    given = given.rename(tmp_path / f"in {name}")
    request = Request(given, tmp_path / name / "out", END)
    score(request)
    add(given, history / "all")
    assert score(request) == 80
    assert norms_from(request.out, "all") == norms_from(full, "all")
    plain = request.out.rename(tmp_path / "plain")
    assert same(scores_of(plain), scores_of(full))


def test_a_stopped_update_is_done_again(given, history, full, tmp_path, monkeypatch):
    request = Request(given, tmp_path / "out", END)
    score(request)
    add(given, history / "all")
    with monkeypatch.context() as stop:
        stop.setattr(duckdb_part, "_write_scores", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            score(request)
    with pytest.raises(PopulationInvalid, match="not finished"):  # some parts are new, others are not
        norms_from(request.out, "all")
    score(request)
    assert same(scores_of(request.out), scores_of(full))
    assert same(totals_of(request.out), totals_of(full))


def test_a_changed_file_or_another_day_is_another_run(given, tmp_path):
    score(Request(given, tmp_path / "out", END))
    with pytest.raises(PopulationInvalid, match="holds the scores of another run"):
        score(Request(given, tmp_path / "out", END - DAY))
    shutil.copy(given / "posts" / "part-00000.parquet", given / "posts" / "moved.parquet")
    (given / "posts" / "part-00000.parquet").unlink()
    with pytest.raises(PopulationInvalid, match="holds the scores of another run"):
        score(Request(given, tmp_path / "out", END))


def test_no_norms_of_a_run_that_is_not_finished(given, tmp_path, monkeypatch):
    with monkeypatch.context() as stop:
        stop.setattr("jalon.population.duckdb.write_part", stopped_after_one())
        with pytest.raises(KeyboardInterrupt):
            score(Request(given, tmp_path / "out", END))
    with pytest.raises(PopulationInvalid, match="not finished"):
        norms_from(tmp_path / "out", "all")


def stopped_after_one():
    """A writer of parts that is interrupted at the second."""
    heard = []

    def write(work, k, **options):
        if heard:
            raise KeyboardInterrupt
        heard.append(k)
        duckdb_part.write_part(work, k, **options)

    return write
