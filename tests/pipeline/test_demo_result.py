"""The whole way, on the demo's member: every section alive, every point opens to its rows, no act spent twice."""

from __future__ import annotations

from collections import defaultdict

import pytest

from jalon import score
from jalon.index import load_edition


def test_every_section_is_alive(result):
    assert result.score.points.state in {"established", "provisional"}
    assert result.strategy is not None
    assert len(result.pillars) == 5
    assert all(pillar.points.value is not None for pillar in result.pillars)
    assert result.usage.points is not None
    assert result.usage.ssi is not None
    assert result.funnel.state == "measured"
    assert all(stage.n for stage in result.funnel.stages)
    assert result.history.causes
    assert sum(q.points.value is not None for q in result.history.quarters) >= 4
    assert len(result.actions) == 3
    assert result.useless
    assert result.objectives
    assert all(objective.state == "measured" for objective in result.objectives)
    assert result.robustness is not None
    assert result.norms


def test_contributions_and_balance_make_the_points(result):
    parts = sum(i.points for i in result.indicators if i.points is not None)
    assert 50 + parts - result.score.balance == pytest.approx(result.score.points.value, abs=1e-3)


def test_causes_add_up_to_the_change(result):
    assert sum(c.points for c in result.history.causes) == pytest.approx(result.score.change.points, abs=0.02)


def test_the_rows_of_each_indicator_add_up_to_its_points(result):
    """Property 25; a count has its par on the weeks of exposure, which no row carries."""
    for indicator in result.indicators:
        if indicator.points is None:
            continue
        rows = sum(row.points for row in indicator.rows)
        if indicator.kind == "cnt":
            rows -= indicator.unit_points * indicator.par
        assert rows == pytest.approx(indicator.points, abs=1e-6), indicator.code


def test_every_row_names_a_file_and_a_line(result, reading):
    """The number is that of a spreadsheet: the header, and notes above it, are rows too."""
    above = 4
    lengths = {f.name.rsplit("/", 1)[-1]: f.rows + above for s in reading.sources for f in s.files}
    for indicator in result.indicators:
        assert len(indicator.rows) == indicator.rows_total
        for row in indicator.rows:
            assert row.row_no >= 1
            assert row.file
            name = row.file.rsplit("/", 1)[-1]
            assert row.row_no <= lengths.get(name, row.row_no), (indicator.code, row)


def test_one_act_spends_at_most_one(result):
    weights = {item.code: item.event_weight for item in load_edition().items}
    spent = defaultdict(float)
    for indicator in result.indicators:
        if indicator.points is None or indicator.code in {"followers_gained", "engagement_per_1000_views"}:
            continue
        for row in indicator.rows:
            if row.success or row.stage:
                spent[row.file, row.row_no] += weights[indicator.code]
    assert max(spent.values()) <= 1 + 1e-9


def test_the_same_evidence_gives_the_same_result(reading, strategy, result):
    assert score(reading, strategy=strategy, rows=None) == result


def test_an_earlier_date_knows_less(reading, strategy, result):
    import datetime

    then = score(reading, strategy=strategy, as_of=datetime.date(2026, 5, 31))
    assert then.head.as_of == "2026-05-31"
    assert then.funnel.stages[-1].n <= result.funnel.stages[-1].n + 5
    assert then.score.points.value != result.score.points.value


def test_a_calendar_alone_tells_meetings_and_neither_quotes_nor_contracts(demo_files):
    from jalon import read

    kept = [path for path in demo_files if path.suffix in {".zip", ".ics"}]
    stages = {stage.code: stage for stage in score(read(*kept)).funnel.stages}
    assert stages["meetings"].n
    assert stages["quotes"].n is None
    assert stages["contracts"].n is None
    assert not any(stage.weakest for stage in stages.values() if stage.n is None)


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_page_of_the_demo_leaves_room_below_its_200_kb(result, lang):
    from jalon import report

    assert len(report(result, lang=lang, format="html").encode()) <= 185_000


@pytest.mark.parametrize(
    ("lang", "says"), [("en", "30 days after its first message"), ("fr", "30 jours après son premier")]
)
@pytest.mark.parametrize("form", ["html", "markdown"])
def test_conversations_of_usage_and_of_the_score_are_told_apart(result, lang, says, form):
    from jalon import report

    assert says in report(result, lang=lang, format=form)
