"""The seven ways in which the future leaks into a back-test, each shut."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.api.reading import read
from jalon.api.validating import RESULTS, points_at
from jalon.impact.validity import Panel, validate
from jalon.impact.validity.forecast import forecasts
from jalon.impact.validity.panel import as_of_hash, known_then, pairs
from jalon.impact.validity.skill import skill
from jalon.index import load_edition
from jalon.indicators.catalogue import indicators
from tests.builders import Archive
from tests.impact.validity.worlds import panel_of, world

EVENTS = st.lists(st.tuples(st.integers(0, 2), st.integers(0, 5), st.integers(0, 4)), max_size=25)


def seen(events: list[tuple[int, int, int]]) -> Panel:
    """A panel of three members and six quarters from events (member, quarter, quarters late)."""
    member, quarter = (np.repeat(np.arange(3), 6), np.tile(np.arange(6), 3))
    who, at, late = (np.array([e[k] for e in events], dtype=np.int64) for k in range(3))
    every, timely = known_then(who, at, at + late, (member, quarter))
    blank = panel_of(np.zeros((3, 6)), np.zeros((3, 6)))
    return replace(blank, quarter=quarter, outcome=every, known=timely)


@settings(deadline=None)
@given(EVENTS, EVENTS, st.integers(0, 5))
def test_t1_what_is_entered_later_never_changes_an_earlier_predictor(
    before: list[tuple[int, int, int]], after: list[tuple[int, int, int]], day: int
) -> None:
    """Later inserts, back-dated as far as one likes: the as-of data set at `day` stays what it was, byte for byte."""
    inserted = [(who, at, max(late, day + 1 - at)) for who, at, late in after]
    assert as_of_hash(seen(before), day) == as_of_hash(seen(before + inserted), day)


def test_t1_the_label_does_change() -> None:
    late = [(0, 1, 3)]
    assert seen(late).outcome[1] == 1
    assert seen(late).known[1] == 0


def test_t2_an_index_that_says_nothing_has_no_skill() -> None:
    """Dealt out to the wrong members the skill vanishes: its interval holds 0 in nine of twelve worlds at least."""
    hold = [
        v.placebo.low <= 0 <= v.placebo.high for s in range(12) for v in [validate(world(40, 8, s, 0.3))] if v.placebo
    ]
    assert len(hold) == 12
    assert sum(hold) >= 9


def store(tmp_path: Path, deals: int, signed: str = "2026-05-20") -> Path:
    """A member's store with an archive and `deals` contracts."""
    archive = Archive("2026-07")
    for n in range(300):
        who, month = f"Person Number{n}", 1 + n % 6
        archive.connect(who, f"2026-0{month}-15", "Purchasing director", f"Company {n}")
        archive.message(f"t{n}", "me", who, f"2026-0{month}-16 09:00")
        if n % 2:
            for day in (17, 18, 19):
                archive.message(f"t{n}", who, "me", f"2026-0{month}-{day} 10:00")
                archive.message(f"t{n}", "me", who, f"2026-0{month}-{day} 11:00")
    lines = ["date,kind,name,company,amount,currency"]
    lines += [f"{signed},contract signed,Person Number{n},Company {n},1000,EUR" for n in range(deals)]
    (tmp_path / "results.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    path = tmp_path / f"{deals}.duckdb"
    sources = [archive.zip(tmp_path), *([tmp_path / "results.csv"] if deals else [])]
    read(*sources, store=path, as_of=date(2026, 7, 15)).con.close()
    return path


def test_t3_the_index_does_not_contain_the_outcome(tmp_path: Path) -> None:
    """The same archive with no contract and with twenty: the same predictor."""
    found: list[float | None] = []
    for deals in (0, 20):
        reading = read(store=store(tmp_path, deals), as_of=date(2026, 7, 15))
        found.append(points_at(reading, 4 * 2026 + 1))
        reading.con.close()
    assert found[0] is not None
    assert found[0] == found[1]


def test_t3_every_item_that_needs_results_is_left_out() -> None:
    edition = load_edition()
    about = [item.code for item in edition.items if item.dimension == "results" or item.kind == "grd"]
    assert about
    for code in about:
        assert any(set(group) <= RESULTS for group in indicators()[code].needs)


def test_t4_scaling_is_learned_on_earlier_quarters_only() -> None:
    """A last quarter of absurd indices changes no forecast of the quarters before it."""
    plain = pairs(world(20, 8, 3, 0.2))
    last = plain.quarter == plain.quarter.max()
    wild = replace(plain, index=np.where(last, 1e4, plain.index))
    one, two = forecasts(plain), forecasts(wild)
    assert one is not None and two is not None
    earlier = one.quarter < plain.quarter.max()
    assert np.array_equal(one.mu["candidate"][earlier], two.mu["candidate"][earlier])


def test_t5_members_and_not_rows_are_drawn() -> None:
    """Twenty times the same rows of each member bring no certainty."""
    random = np.random.default_rng(5)
    ours, theirs = random.random(12), random.random(12)
    member = np.arange(12)
    once = skill(member, ours, theirs)
    often = skill(np.repeat(member, 20), np.repeat(ours, 20), np.repeat(theirs, 20))
    assert (often.low, often.high) == pytest.approx((once.low, once.high))


def test_t6_only_dates_of_creation_and_signature_are_read() -> None:
    """The panel of a store asks for no stage and no amount, which a CRM overwrites in place."""
    import inspect

    from jalon.api import validating

    text = inspect.getsource(validating)
    asked = [line for line in text.splitlines() if "select " in line]
    assert asked
    assert not any(word in line for line in asked for word in ("stage", "amount", "state", "*"))


def test_t7_results_that_raise_the_next_index_do_not_pass_for_a_lever() -> None:
    """Results come first and the index follows them: the negative control is larger, and nothing is claimed."""
    random = np.random.default_rng(9)
    luck = random.standard_normal((60, 10))
    outcome = random.poisson(4 * np.exp(0.4 * luck)).astype(float)
    after = np.concatenate([np.zeros((60, 1)), luck[:, :-1]], axis=1)
    index = 50 + 6 * after + 3 * random.standard_normal((60, 10))
    found = validate(panel_of(index, outcome))
    assert found.exchange is not None
    assert found.exchange.reverse_z > 4
    assert found.lever == "cannot_tell"
