"""Many members on DuckDB: each has what the one-member path gives him."""

from __future__ import annotations

import shutil

import pytest

from jalon.population.duckdb import score
from jalon.population.part import Request
from tests.population.layouts import same, scores_of, totals_of


@pytest.fixture(scope="module")
def scored(lives, tmp_path_factory):
    folder, _, end = lives
    out = tmp_path_factory.mktemp("out") / "scores"
    assert score(Request(folder, out, end)) == 2
    return out


def test_each_total_is_the_one_of_the_single_member(lives, scored):
    found = totals_of(scored)
    for member, frame in lives[1].items():
        assert {code for who, code in found if who == member} == set(frame.counts[0])
        for code, total in frame.counts[0].items():
            row = found[member, code]
            assert (row["events"], row["exposure"]) == pytest.approx((total.events, total.exposure), abs=1e-8), code
            assert [row[f"stage_{k}"] for k in range(5)] == pytest.approx(total.stages, abs=1e-8)
            assert row["evidence_rows"] == total.rows


def test_each_score_is_the_one_of_the_single_member(lives, scored):
    found = scores_of(scored)
    for member, frame in lives[1].items():
        for figure in ("points", "se", "low", "high", "certified", "coverage"):
            assert found[member][figure] == pytest.approx(getattr(frame.scores, figure)[0], abs=1e-8), figure
        assert found[member]["state"] == frame.scores.states[0]


def test_parts_change_nothing_and_a_killed_run_goes_on(lives, scored, tmp_path, monkeypatch):
    folder, _, end = lives
    monkeypatch.setattr("jalon.population.duckdb_input.settings", lambda: {"duckdb": {"rows_per_part": 100}})
    out = tmp_path / "parts"
    heard = []
    score(Request(folder, out, end), "500MB", lambda k, n: heard.append((k, n)))
    assert heard == [(1, 2), (2, 2)]
    assert same(scores_of(out), scores_of(scored))
    (out / "scores" / "part-00001.parquet").unlink()
    kept = (out / "scores" / "part-00000.parquet").stat().st_mtime_ns
    score(Request(folder, out, end))
    assert same(scores_of(out), scores_of(scored))
    assert (out / "scores" / "part-00000.parquet").stat().st_mtime_ns == kept
    assert not list(out.rglob("*.half"))


def test_rows_delivered_twice_count_once(lives, scored, tmp_path):
    folder, _, end = lives
    twice = tmp_path / "twice"
    shutil.copytree(folder, twice)
    for file in list(twice.rglob("*.parquet")):
        shutil.copy(file, file.with_name(f"again-{file.name}"))
    score(Request(twice, tmp_path / "out", end))
    assert same(scores_of(tmp_path / "out"), scores_of(scored))
