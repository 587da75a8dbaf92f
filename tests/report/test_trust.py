"""What supports the evidence: results that a second source shows too, shares of answers, the files by hash."""

from __future__ import annotations

import pytest

from jalon.report.assemble.trust import trust_of
from tests.tables import ME, NOW, days_ago, put, store


class Window:
    """What `trust_of` asks of a frame, with totals given by hand."""

    def __init__(self, con, answered=0, asked=0):
        from jalon.indicators.evidence import NO_STAGES, Total, collect
        from tests.index.members import EDITION, par_member

        collect(con)
        self.totals = [par_member()]
        self.con, self.member_id, self.end, self.edition = con, ME, NOW, EDITION
        self._total = Total(0, 0, NO_STAGES, answered, asked, NO_STAGES, 0)

    def total(self, _):
        return self._total


def result(con, person, days, kind="contract_signed", source="r:results.csv"):
    put(con, "steps", person_id=person, kind=kind, occurred_at=days_ago(days), source_id=source, declared=True)


def test_results_of_people_who_had_written_before_are_confirmed():
    con = store()
    for n in range(6):
        result(con, f"in:p{n}", 10)
        if n < 3:
            put(con, "conversations", thread_id=f"t{n}", person_id=f"in:p{n}", first_at=days_ago(30))
    found = trust_of(Window(con))
    assert found.grade == "cross_checked"
    assert found.checks[0].params == {"n": 3, "of": 6}


def test_a_trace_that_comes_later_or_from_the_same_file_confirms_nothing():
    con = store()
    for n in range(6):
        result(con, f"in:p{n}", 10)
        put(con, "conversations", thread_id=f"t{n}", person_id=f"in:p{n}", first_at=days_ago(5))
        result(con, f"in:p{n}", 20, kind="meeting")
    assert trust_of(Window(con)).grade == "self_supplied"


def test_a_calendar_confirms_a_deal_and_a_few_results_confirm_nothing():
    con = store()
    for n in range(4):
        result(con, f"in:p{n}", 10)
        result(con, f"in:p{n}", 12, kind="meeting", source="c:agenda.ics")
    found = trust_of(Window(con))
    assert found.checks[0].params == {"n": 4, "of": 8}
    assert found.grade == "cross_checked"
    assert trust_of(Window(store())).grade == "self_supplied"


def covered(con, *kinds, days=10):
    """A file of each kind (of `archive_kind`) that tells of messages up to some days ago."""
    for n, kind in enumerate(kinds):
        put(con, "imports", source_id=f"{n}:f", input_sha256=f"{n}" * 64, input_name=f"{n}.file", rows_kept=3)
        put(con, "member_exports", input_sha256=f"{n}" * 64, archive_kind=kind)
        put(con, "coverage", signal="messages", from_at=days_ago(700), to_at=days_ago(days), source_id=f"{n}:f")


@pytest.mark.parametrize(
    ("kinds", "grade"),
    [(["pulled"], "api"), (["portability"], "self_supplied"), (["pulled", "complete"], "self_supplied")],
)
def test_the_grade_of_the_interface_needs_every_file_of_the_network_to_be_pulled_and_unchanged(kinds, grade):
    con = store()
    covered(con, *kinds)
    found = trust_of(Window(con))
    assert found.grade == grade
    assert [file.grade for file in found.files] == ["api" if kind == "pulled" else "self_supplied" for kind in kinds]
    said = [check.params for check in found.checks if check.code == "trust_pulled"]
    assert said == [{"n": 1, "of": len(kinds)}] * ("pulled" in kinds)


def test_an_archive_of_before_the_year_takes_nothing_from_the_grade():
    con = store()
    covered(con, "pulled")
    put(con, "imports", source_id="9:f", input_sha256="9" * 64, input_name="old.zip", rows_kept=3)
    put(con, "member_exports", input_sha256="9" * 64, archive_kind="complete")
    put(con, "coverage", signal="messages", from_at=days_ago(900), to_at=days_ago(500), source_id="9:f")
    assert trust_of(Window(con)).grade == "api"


def test_results_that_nothing_confirms_keep_the_grade_of_the_interface_away():
    con = store()
    covered(con, "pulled")
    for n in range(6):
        result(con, f"in:p{n}", 10)
    assert trust_of(Window(con)).grade == "self_supplied"
    for n in range(6):
        put(con, "conversations", thread_id=f"t{n}", person_id=f"in:p{n}", first_at=days_ago(30))
    assert trust_of(Window(con)).grade == "api"


@pytest.mark.parametrize(("answered", "asked", "codes"), [
    (0, 0, []), (10, 100, ["trust_limit"]), (100, 100, ["trust_answers", "trust_limit"]),
])  # fmt: skip
def test_an_odd_share_of_answers_is_said(answered, asked, codes):
    found = trust_of(Window(store(), answered, asked))
    assert [check.code for check in found.checks] == codes
    assert found.files == ()


def test_many_people_of_one_company_who_came_by_themselves_are_said():
    con = store()
    window = Window(con)
    for n in range(12):
        con.execute(
            "insert into evidence by name select ? as member_id, 'inbound_target_conversations' as indicator, "
            "? as counterpart_id, ? as occurred_at, ? as decided_at, 1.0 as success, ? as party, ? as company",
            [ME, f"in:p{n}", days_ago(30), days_ago(30), n, 7 if n < 6 else None],
        )
    assert [check.params for check in trust_of(window).checks if check.code == "trust_company"] == [{"n": 6, "of": 12}]
