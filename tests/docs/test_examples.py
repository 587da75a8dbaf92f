"""The examples can be read, and the French and the English results say the same."""

from __future__ import annotations

from datetime import date

from jalon.api import read
from jalon.strategy.declared import load_strategy
from tests.docs.blocks import ROOT

EXAMPLES = ROOT / "examples"
EVENTS = "select kind, occurred_at, amount, currency from deal_events order by occurred_at"


def test_the_strategy_is_understood() -> None:
    strategy = load_strategy(EXAMPLES / "strategy.toml")
    assert [one.indicator for one in strategy.objectives] == ["meetings_held", "answer_rate"]
    assert strategy.target.accounts == ("Velmora Industrie",)


def test_both_results_files_tell_the_same_five_events() -> None:
    told = [
        read(EXAMPLES / name, as_of=date(2026, 10, 31)).con.execute(EVENTS).fetchall()
        for name in ("results.csv", "resultats.csv")
    ]
    assert told[0] == told[1]
    kinds = [row[0] for row in told[0]]
    assert kinds == ["call", "meeting", "quote_requested", "quote_sent", "contract_signed"]
    assert [row[2] for row in told[0]][-2:] == [44300.0, 41000.0]
