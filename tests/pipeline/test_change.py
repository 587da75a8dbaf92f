"""`change`: both scores are those of their days, and the parts add up to the difference whatever changed."""

from __future__ import annotations

from datetime import date

import pytest

from jalon import Misuse, change, load_strategy, score
from jalon.index.edition import FORMER

SINCE, UNTIL = date(2026, 6, 30), date(2026, 10, 31)


def parts(found):
    return {cause.code: cause.points for cause in found.split.causes}


def test_each_score_is_that_of_a_report_of_the_day(reading, strategy) -> None:
    found = change(reading, SINCE, UNTIL, strategy=strategy)
    for end in (found.since, found.until):
        alone = score(reading, strategy=strategy, as_of=date.fromisoformat(end.day))
        assert end.score.value == pytest.approx(alone.score.points.value, abs=1e-6), end.day


@pytest.mark.parametrize("since", [date(2025, 9, 30), date(2026, 3, 31), date(2026, 10, 1), date(2026, 10, 30)])
def test_the_parts_add_up(reading, strategy, since: date) -> None:
    found = change(reading, since, UNTIL, strategy=strategy)
    assert found.until.score.value is not None and found.since.score.value is not None
    moved = found.until.score.value - found.since.score.value
    assert found.split.points == pytest.approx(moved, abs=1e-9)
    assert sum(parts(found).values()) == pytest.approx(moved, abs=1e-9)
    assert found.split.low <= moved <= found.split.high


def test_another_edition_and_a_revised_strategy_are_causes_of_their_own(reading, strategy, tmp_path) -> None:
    narrow = tmp_path / "narrow.toml"
    text = strategy.read_text(encoding="utf-8")
    assert 'seniorities = ["' in text
    narrow.write_text(text.replace('seniorities = ["', 'seniorities = ["intern", "', 1), encoding="utf-8")
    wide = load_strategy(strategy)
    plain = parts(change(reading, SINCE, UNTIL, strategy=wide))
    assert not {"edition", "strategy"} & set(plain)
    found = change(reading, SINCE, UNTIL, strategy=wide, since_edition=FORMER, since_strategy=narrow)
    assert found.since.edition != found.until.edition
    assert {"edition", "strategy"} <= set(parts(found))
    moved = found.until.score.value - found.since.score.value
    assert sum(parts(found).values()) == pytest.approx(moved, abs=1e-9)
    # what the evidence did under the edition and the strategy of today is the same, wherever one came from
    assert {code: parts(found)[code] for code in plain} == pytest.approx(plain, abs=1e-9)


def test_a_day_before_any_evidence_has_no_split(reading, strategy) -> None:
    found = change(reading, date(2015, 1, 1), UNTIL, strategy=strategy)
    assert found.since.score.value is None
    assert found.split is None and found.certainty is None


@pytest.mark.parametrize("since", [UNTIL, date(2026, 12, 1)])
def test_the_first_day_must_come_first(reading, since: date) -> None:
    with pytest.raises(Misuse, match="before the last one"):
        change(reading, since, UNTIL)
