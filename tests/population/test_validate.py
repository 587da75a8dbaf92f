"""The claims about results for a population: scores as of each quarter's end, outcomes after it."""

from __future__ import annotations

import shutil
from datetime import date

import duckdb as engine
import pytest

from jalon import read
from jalon.api.reading import instant_of
from jalon.api.validating import panel_of_stores, points_at
from jalon.errors import PopulationInvalid
from jalon.impact.validity import validate
from jalon.impact.validity.panel import pairs
from jalon.population import duckdb
from jalon.population.part import Request
from jalon.population.validate import PANEL, Engine, panel_of_population
from jalon.simulate.demo import make_demo
from tests.population.layouts import rows, write_layout

DUCKDB = Engine(duckdb.score, duckdb.write)
DAY = date(2026, 7, 15)
END = instant_of(date(2026, 7, 16))
QUARTERS = 3


@pytest.fixture(scope="module")
def members(tmp_path_factory):
    """Two members as stores, without a strategy, and the same records in the layout."""
    folder, stores = tmp_path_factory.mktemp("layout"), []
    for seed in (3, 4):
        files = [f for f in make_demo(tmp_path_factory.mktemp("demo"), seed=seed) if f.suffix != ".toml"]
        stores.append(tmp_path_factory.mktemp("store") / f"{seed}.duckdb")
        reading = read(*files, store=stores[-1], as_of=DAY)
        points_at(reading, 4 * 2026 + 1)  # derives the tables of targets
        write_layout(reading.con, folder, f"m{seed}", f"'m{seed}'")
        reading.con.close()
    return folder, stores


@pytest.fixture(scope="module")
def panel(members, tmp_path_factory):
    out = tmp_path_factory.mktemp("out")
    return panel_of_population(Request(members[0], out, END), "quotes", QUARTERS, DUCKDB), out


def deals(folder, *told):
    """The table of deal events made anew: member, deal, kind, day it happened, day it was told."""
    shutil.rmtree(folder / "deal_events", ignore_errors=True)
    (folder / "deal_events").mkdir(parents=True)
    lines = ", ".join(
        f"('{who}', '{deal}', '{kind}', null, null, null, null, {instant_of(at)}, {instant_of(seen)}, 'results', {n})"
        for n, (who, deal, kind, at, seen) in enumerate(told)
    )
    engine.execute(
        "copy (select * replace (mention_id::varchar as mention_id, company_key::varchar as company_key, "
        f"currency::varchar as currency, amount::double as amount) from (values {lines}) "
        "d(member_id, deal_id, kind, mention_id, company_key, amount, currency, occurred_at, recorded_at, "
        "source_id, row_no)) "
        f"to '{folder}/deal_events/all.parquet' (format parquet)"
    )


def test_the_panel_is_that_of_the_members_one_by_one(members, panel):
    """Same quarters, points to 1e-9, and counts."""
    found = panel[0]
    for nth, store in enumerate(members[1]):
        single = panel_of_stores([store], "quotes", as_of=DAY)
        last, own = single.quarter > single.quarter.max() - QUARTERS, found.member == nth
        assert found.quarter[own].tolist() == single.quarter[last].tolist()
        assert len(found.quarter[own]) == QUARTERS
        assert found.index[own] == pytest.approx(single.index[last], abs=1e-9, nan_ok=True)
        assert found.outcome[own].tolist() == single.outcome[last].tolist()
    assert found.outcome.sum() > 0


def test_two_members_are_refused_in_words(panel):
    found = validate(panel[0])
    assert found.forecast == found.lever == "refused"
    assert {r.code for r in found.refusals} >= {"member_quarters", "members"}


@pytest.fixture
def counted(members, tmp_path):
    """Outcomes by (member, quarter) after the deals given."""

    def of(*told):
        folder = tmp_path / "given"
        shutil.copytree(members[0] / "members", folder / "members", dirs_exist_ok=True)
        deals(folder, *told)
        from jalon.population.outcomes import closed, outcomes

        duckdb.write(folder, outcomes("contract_signed", closed(END, QUARTERS), END), tmp_path / "outcomes")
        found = rows(f"select * from read_parquet('{tmp_path}/outcomes/*.parquet')")
        return {(r["member_id"], r["quarter"]): (r["outcome"], r["known"]) for r in found}

    return of


def test_a_deal_counts_once_in_the_quarter_that_it_was_signed(counted):
    may, june = date(2026, 5, 20), date(2026, 6, 20)
    found = counted(
        ("m3", "a", "contract_signed", may, may),
        ("m3", "a", "contract_signed", june, june),
        ("m3", "b", "meeting", may, may),
        ("m4", "a", "contract_signed", june, june),
    )
    assert found == {("m3", "2026-Q2"): (1, 1), ("m4", "2026-Q2"): (1, 1)}


def test_a_deal_told_later_is_an_outcome_and_was_not_known(counted):
    assert counted(("m3", "a", "contract_signed", date(2026, 2, 20), date(2026, 5, 1))) == {("m3", "2026-Q1"): (1, 0)}


def test_neither_the_first_days_nor_the_open_quarter_nor_the_future_count(counted):
    day = date(2026, 5, 20)
    assert counted(
        ("m3", "early", "contract_signed", date(2026, 4, 7), date(2026, 4, 7)),
        ("m3", "open", "contract_signed", date(2026, 7, 10), date(2026, 7, 10)),
        ("m3", "untold", "contract_signed", day, date(2026, 8, 1)),
        ("m3", "first", "contract_signed", date(2026, 4, 8), date(2026, 4, 8)),
    ) == {("m3", "2026-Q2"): (1, 1)}


def test_results_do_not_move_the_index(members, panel, tmp_path):
    """The same members with twenty contracts more: the same points, other outcomes."""
    shutil.copytree(members[0], tmp_path / "given")
    may = date(2026, 5, 20)
    deals(tmp_path / "given", *(("m3", f"d{n}", "contract_signed", may, may) for n in range(20)))
    found = panel_of_population(Request(tmp_path / "given", tmp_path / "out", END), "contracts", QUARTERS, DUCKDB)
    assert found.index == pytest.approx(panel[0].index, abs=1e-9, nan_ok=True)
    assert found.outcome.max() == 20


def test_most_deals_told_afterwards_make_the_past_reconstructed(members, tmp_path):
    shutil.copytree(members[0], tmp_path / "given")
    day, told = date(2026, 2, 20), date(2026, 7, 1)
    deals(tmp_path / "given", *(("m3", f"d{n}", "contract_signed", day, told) for n in range(4)))
    found = panel_of_population(Request(tmp_path / "given", tmp_path / "out", END), "contracts", QUARTERS, DUCKDB)
    assert found.reconstructed
    assert pairs(found).last.sum() == 4


def test_a_second_time_no_quarter_is_scored_again(members, panel):
    scored = sorted(panel[1].glob("*/scores/*.parquet"))
    times = [file.stat().st_mtime_ns for file in scored]
    again = panel_of_population(Request(members[0], panel[1], END), "quotes", QUARTERS, DUCKDB)
    assert [file.stat().st_mtime_ns for file in scored] == times
    assert len(times) == QUARTERS
    assert again.index == pytest.approx(panel[0].index, nan_ok=True)
    assert (panel[1] / PANEL).exists()


def test_deal_events_without_the_day_they_were_told(members, tmp_path):
    shutil.copytree(members[0], tmp_path / "given")
    file = tmp_path / "given" / "deal_events" / "m3.parquet"
    engine.execute(
        f"copy (select * exclude (recorded_at) from read_parquet('{members[0]}/deal_events/m3.parquet')) "
        f"to '{file}' (format parquet)"
    )
    (tmp_path / "given" / "deal_events" / "m4.parquet").unlink()
    with pytest.raises(PopulationInvalid, match="The table deal_events has no column recorded_at"):
        panel_of_population(Request(tmp_path / "given", tmp_path / "out", END), "quotes", QUARTERS, DUCKDB)
