"""Everyone with a known title or company is marked, and a target group that finds nobody says so."""

from __future__ import annotations

import duckdb
import pytest

from jalon.targeting.marking import TargetCount, mark_targets, target_problems
from jalon.targeting.problem_texts import TEXTS
from jalon.targeting.target import Target, default_target
from tests.tables import ME, put, store

SALES = Target(functions=("sales",), seniorities=("director",))


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    con = store()
    for person, title, company in [
        ("in:ada", "Sales Director", "Acme"),
        ("in:bo", "Directrice commerciale, Nord", None),
        ("in:cy", "Accountant; CPA", "Acme"),
        ("in:di", None, "Initech"),
        ("in:ed", "  ", ""),
        ("in:flo", None, None),
    ]:
        put(con, "people", person_id=person, name="Somebody", title=title, company=company)
    put(con, "people", member_id="in:other", person_id="in:gil", title="Sales Director")
    return con


def marks(con: duckdb.DuckDBPyConnection) -> dict[str, tuple[object, ...]]:
    sql = "select person_id, is_target, why, function, seniority from targets where member_id = ? order by all"
    return {row[0]: row[1:] for row in con.execute(sql, [ME]).fetchall()}


def test_everyone_with_a_title_or_a_company_is_marked_once(con: duckdb.DuckDBPyConnection):
    assert mark_targets(con, ME, SALES) == TargetCount(2, 1, 1)
    assert marks(con) == {
        "in:ada": (True, "function and seniority", "sales", "director"),
        "in:bo": (True, "function and seniority", "sales", "director"),
        "in:cy": (False, "function", "finance", "other"),
        "in:di": (None, "function", None, None),
    }


def test_marking_again_replaces_and_leaves_other_members_alone(con: duckdb.DuckDBPyConnection):
    mark_targets(con, "in:other", SALES)
    mark_targets(con, ME, SALES)
    assert mark_targets(con, ME, Target(functions=("finance",))) == TargetCount(1, 2, 1)
    assert con.execute("select count(*) from targets where member_id = 'in:other' and is_target").fetchall() == [(1,)]


def test_without_people_nothing_is_marked_and_it_is_said():
    con = store()
    assert mark_targets(con, ME, SALES) == TargetCount(0, 0, 0)
    assert [problem.code for problem in target_problems(con, ME, SALES)] == ["target_without_people"]


def test_a_group_that_matches_nobody_is_told_whom_there_is(con: duckdb.DuckDBPyConnection):
    nobody = Target(functions=("legal",))
    mark_targets(con, ME, nobody)
    [problem] = target_problems(con, ME, nobody)
    assert problem.code == "target_matches_nobody"
    assert "none of the 4 people" in problem.message
    assert "sales (2), finance (1), director (2)" in problem.hint


def test_a_group_that_finds_people_has_no_problem(con: duckdb.DuckDBPyConnection):
    mark_targets(con, ME, default_target())
    assert target_problems(con, ME, default_target()) == []


def test_lists_that_the_archive_cannot_answer_are_said_never_dropped(con: duckdb.DuckDBPyConnection):
    target = Target(functions=("sales",), countries=("France", "Spain"), industries=("Beer",))
    assert mark_targets(con, ME, target).in_target == 2
    problems = target_problems(con, ME, target)
    assert [problem.code for problem in problems] == ["target_countries_unknown", "target_industries_unknown"]
    assert "(2)" in problems[0].message


def test_no_problem_quotes_what_a_person_wrote(con: duckdb.DuckDBPyConnection):
    target = Target(functions=("legal",), countries=("Canaryland",), accounts=("Canary Corp",))
    mark_targets(con, ME, target)
    said = " ".join(problem.message + problem.hint for problem in target_problems(con, ME, target))
    assert "Canary" not in said
    assert "Acme" not in said


def test_every_problem_has_both_languages_with_the_same_values():
    for texts in TEXTS.values():
        message_en, hint_en, message_fr, hint_fr = (
            {part.split("}")[0] for part in text.split("{")[1:]} for text in texts
        )
        assert message_en == message_fr
        assert hint_en == hint_fr


def test_hostile_titles_and_companies_are_marked_like_others():
    con = store()
    titles = ["a,b\nc", "in,x,y,z", "x" * 10_000, "'; drop table people; --", "🚀", "\x1f", "Sales Director"]
    for n, title in enumerate(titles):
        put(con, "people", person_id=f"name:{n}, odd", title=title, company='Ac"me\n, Inc.')
    assert mark_targets(con, ME, SALES) == TargetCount(1, 6, 0)
