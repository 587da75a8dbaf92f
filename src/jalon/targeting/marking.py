"""Marks everyone whom the records of a member know as in the target group, out of it, or not known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from jalon.records.problems import make_problem
from jalon.targeting.membership import Judge, Membership
from jalon.targeting.problem_texts import TEXTS
from jalon.targeting.titles import TitleClass, classify_titles

if TYPE_CHECKING:
    import duckdb

    from jalon.records.problem import Problem
    from jalon.targeting.target import Target

SOURCE = "strategy"
SHOWN = 3  # functions and ranks named in the hint of a target group that matches nobody


@dataclass(frozen=True, slots=True)
class TargetCount:
    """People with a known title or company: in the target group, out of it, not known."""

    in_target: int
    out: int
    unknown: int


def mark_targets(con: duckdb.DuckDBPyConnection, member_id: str, target: Target) -> TargetCount:
    """Rewrites the rows of one member in `targets` and returns how many people are in, out, not known."""
    con.execute("delete from targets where member_id = ?", [member_id])
    con.execute(_sql("target_people.sql"), {"member": member_id})
    people = con.execute("select title, company from target_people order by n").fetchall()
    if people:
        lines = "\n".join(_answers(target, people))
        con.execute(_sql("mark_targets.sql"), {"member": member_id, "answers": lines})
    con.execute("drop table target_people")
    return count_targets(con, member_id)


def count_targets(con: duckdb.DuckDBPyConnection, member_id: str) -> TargetCount:
    """Returns how many people of a member are marked in, out, not known."""
    sql = "select is_target, count(*) from targets where member_id = ? group by is_target"
    counts = dict(con.execute(sql, [member_id]).fetchall())
    return TargetCount(counts.get(True, 0), counts.get(False, 0), counts.get(None, 0))


def target_problems(con: duckdb.DuckDBPyConnection, member_id: str, target: Target) -> list[Problem]:
    """Returns what is wrong or limited about a target group, after `mark_targets`."""
    count = count_targets(con, member_id)
    known = count.in_target + count.out + count.unknown
    problems = _unknown_lists(target)
    if not known:
        problems.append(make_problem(SOURCE, None, "target_without_people", TEXTS))
    elif not count.in_target:
        present = _present(con, member_id)
        problems.append(make_problem(SOURCE, None, "target_matches_nobody", TEXTS, known=known, present=present))
    return problems


def _unknown_lists(target: Target) -> list[Problem]:
    wanted = {"countries": len(target.countries), "industries": len(target.industries)}
    listed = {
        "countries": sum(bool(one.country) for one in target.company_list),
        "industries": sum(bool(one.industry) for one in target.company_list),
    }
    return [
        make_problem(SOURCE, None, f"target_{name}_unknown", TEXTS, wanted=n, companies=listed[name])
        for name, n in wanted.items()
        if n
    ]


def _present(con: duckdb.DuckDBPyConnection, member_id: str) -> str:
    """Returns the commonest functions and ranks as codes with their numbers: "sales (120), director (40)"."""
    rows = con.execute("select function, seniority from targets where member_id = ?", [member_id]).fetchall()
    common = [
        Counter(code for code in column if code and code != "other").most_common(SHOWN)
        for column in (sorted(row[0] or "" for row in rows), sorted(row[1] or "" for row in rows))
    ]
    return ", ".join(f"{code} ({n})" for column in common for code, n in column) or "-"


def _answers(target: Target, people: list[tuple[str | None, str | None]]) -> list[str]:
    written = list(dict.fromkeys(title for title, _ in people if title))
    # Ranks are told by words alone: the look-up of occupations is only worth its time when functions decide.
    functions_decide = bool(target.functions or target.exclude_functions)
    said = dict(zip(written, classify_titles(written, look_up=functions_decide), strict=True))
    judge = Judge(target)
    answers: list[str] = []
    for title, company in people:
        known = said[title] if title else None
        answers.append(_line(judge.decide(title, company, known), known))
    return answers


def _line(one: Membership, said: TitleClass | None) -> str:
    state = "" if one.is_target is None else "in" if one.is_target else "out"
    return ",".join((state, one.why, (said.function if said else None) or "", said.seniority if said else ""))


def _sql(name: str) -> str:
    return files("jalon.targeting").joinpath(name).read_text(encoding="utf-8")
