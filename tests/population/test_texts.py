"""The steps of a population: which rows an engine keeps, and which of their columns."""

from __future__ import annotations

from jalon.population.texts import Step, read_later, steps
from tests.population.layouts import NOW, RULES

STEPS = [
    Step("talks", "select member_id, turns, first_at from messages", heavy=True),
    Step("long_talks", "-- not by turns\nselect member_id from talks"),
    Step("began", "select first_at from talks"),
]


def test_of_kept_rows_only_what_a_later_text_reads_is_kept():
    assert read_later(STEPS, STEPS[0], ["member_id", "turns", "first_at"]) == "member_id, first_at"


def test_what_nothing_reads_again_is_kept_whole():
    assert read_later(STEPS, STEPS[2], ["first_at"]) == "*"


def test_each_engine_keeps_the_evidence_rows_once():
    evidence = [step for step in steps(NOW, RULES) if step.name in ("indicator_rows", "counterpart_rows")]
    assert [[step.kept_by(engine) for step in evidence] for engine in ("duckdb", "spark")] == [
        [False, True],
        [True, False],
    ]


def test_no_text_holds_a_place_that_nobody_filled():
    assert not [step.name for step in steps(NOW, RULES) if ":whose" in step.sql.replace("`:whose`", "")]
