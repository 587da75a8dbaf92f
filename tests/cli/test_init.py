"""Five questions; what was understood is said, what was not may be typed again; the plan can be read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jalon.strategy.declared import load_strategy
from tests.cli.conftest import Run

Typed = Callable[..., None]


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Lines that the person will type; then the end of the input."""

    def will(*lines: str) -> None:
        left = iter(lines)

        def answer(_: str) -> str:
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", answer)

    return will


def test_answers_become_a_strategy(run: Run, typed: Typed, tmp_path: Path) -> None:
    typed(
        "achats, directeurs d'usine", "décideurs", "Velmora Industrie", "", "France",
        "15 rendez-vous d'ici le 31 mars 2099", "", "machines-outils",
    )  # fmt: skip
    plan = tmp_path / "strategy.toml"
    ended = run("init", "--out", plan, "--lang", "fr")
    assert ended.code == 0
    assert "Compris comme\u202f: Achats, Production." in ended.out
    strategy = load_strategy(plan)
    assert strategy.target.functions == ("purchasing", "production")
    assert strategy.target.accounts == ("Velmora Industrie",)
    assert [(one.indicator, one.goal) for one in strategy.objectives] == [("meetings_held", 15)]
    assert strategy.trade == "machines-outils"


def test_what_was_not_understood_is_asked_again_and_added(run: Run, typed: Typed, tmp_path: Path) -> None:
    typed("purchasing, xyzzyqq", "production")
    plan = tmp_path / "strategy.toml"
    ended = run("init", "--out", plan)
    assert "Not understood: xyzzyqq." in ended.out
    assert load_strategy(plan).target.functions == ("purchasing", "production")


def test_no_answer_at_all_declares_people_who_decide(run: Run, typed: Typed, tmp_path: Path) -> None:
    typed()
    plan = tmp_path / "strategy.toml"
    assert run("init", "--out", plan).code == 0
    assert load_strategy(plan).target.criteria


def test_an_aim_of_the_past_is_said_and_left_out(run: Run, typed: Typed, tmp_path: Path) -> None:
    typed("", "", "", "", "", "15 meetings by 31 March 2001", "", "")
    plan = tmp_path / "strategy.toml"
    assert "is over: 15 meetings by 31 March 2001" in run("init", "--out", plan).out
    assert load_strategy(plan).objectives == ()


def test_a_plan_is_never_written_over_by_accident(run: Run, typed: Typed, tmp_path: Path) -> None:
    plan = tmp_path / "strategy.toml"
    plan.write_text("mine")
    typed()
    ended = run("init", "--out", plan)
    assert (ended.code, plan.read_text()) == (2, "mine")
    assert "--force" in ended.err
    typed()
    assert run("init", "--out", plan, "--force").code == 0
    assert plan.read_text() != "mine"
