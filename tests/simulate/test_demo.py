"""The demo: small enough to make in a moment, rich enough that no section of the report stays empty."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date
from statistics import median

import pytest

from jalon import load_strategy
from jalon.simulate.demo import demo_world, make_demo
from jalon.simulate.events import DAY
from jalon.simulate.export import export
from jalon.simulate.truth import truth


@pytest.fixture(scope="module")
def world():
    return demo_world()


@pytest.fixture(scope="module")
def facts(world):
    return truth(export(world, "2026-07"))


def test_files(tmp_path):
    started = time.perf_counter()
    files = make_demo(tmp_path)
    assert time.perf_counter() - started < 3.0
    assert [f.suffix for f in files] == [".zip", ".xlsx", ".ics", ".csv", ".json", ".toml"]
    again = make_demo(tmp_path / "again")
    assert [f.read_bytes() for f in files] == [f.read_bytes() for f in again]


def test_ends_on_the_day_asked(tmp_path):
    assert make_demo(tmp_path, end=date(2027, 3, 31))[0].name == "Complete_LinkedInDataExport_03-31-2027.zip"


def test_the_strategy_is_in_the_language_asked(tmp_path):
    plans = {language: make_demo(tmp_path / language, language=language)[-1] for language in ("fr", "en")}
    said = {language: load_strategy(plan).aim for language, plan in plans.items()}
    assert said["en"].startswith("Be the first call") and said["fr"].startswith("Devenir le premier appel")
    assert load_strategy(plans["en"]).target == load_strategy(plans["fr"]).target


def test_volume(world, facts):
    assert 1_800 <= facts["connections_total"] <= 2_200
    assert 2_600 <= len(world.messages) <= 3_400
    assert 100 <= facts["posts"] <= 140
    assert facts["recommendations_received"] >= 3
    assert facts["threads_revived"] >= 8
    assert facts["inbound_threads"] - facts["inbound_threads_answered"] >= 30


def test_real_life(world):
    held = [m for m in world.meetings if m.state == "held"]
    steps = Counter(d.kind for d in world.deals)
    assert 50 <= len(held) <= 70
    assert 15 <= steps["quote_sent"] <= 25
    assert 6 <= steps["contract_signed"] <= 11
    assert {"cancelled", "declined"} <= {m.state for m in world.meetings}
    assert len(held) - steps["quote_requested"] >= 20


def test_the_quote_is_slow_after_the_meeting(world):
    """Of the year's meetings less than a third led to a quote, and it took two weeks and more to be sent."""
    year = world.end - 365 * DAY
    held = sum(m.state == "held" and m.at > year for m in world.meetings)
    asked = {d.deal: d.at for d in world.deals if d.kind == "quote_requested" and d.at > year}
    sent = {d.deal: d.at for d in world.deals if d.kind == "quote_sent"}
    assert len(asked) < held / 3
    assert median(sent[deal] - at for deal, at in asked.items() if deal in sent) > 14 * DAY


def test_messaging_improves_in_the_last_two_quarters(world):
    turn = world.end - 182 * DAY
    first = {id(m.thread): m for m in reversed(world.messages) if m.mark == "kept"}
    started = [m for m in first.values() if m.sender is None]
    answered = {id(m.thread) for m in world.messages if m.sender is not None}
    rates = [
        [id(m.thread) in answered for m in started if (m.at >= turn) == late and m.at < world.end - 30 * DAY]
        for late in (False, True)
    ]
    before, after = (sum(r) / len(r) for r in rates)
    assert after > 1.4 * before
