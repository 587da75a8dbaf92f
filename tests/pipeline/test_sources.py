"""A results file is one source to its reader, whatever it says that it follows."""

from __future__ import annotations

from jalon.journeys.read_report import missing_sources


def test_what_a_results_file_follows_is_one_line(result):
    lines = [source for source in result.sources if source.name == "results.csv"]
    assert [(line.kind, line.share) for line in lines] == [("results", 1.0)]
    assert {source.kind for source in result.sources}.isdisjoint({"contracts", "quote_requests"})


def test_a_results_file_without_meetings_is_not_missing(reading):
    signals = {row[0] for row in reading.con.execute("select signal from coverage").fetchall()}
    assert "contracts" in signals and "results" not in signals
    assert not missing_sources(reading.con, reading.member_id)
