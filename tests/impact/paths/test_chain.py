"""Removal effects: exact, between 0 and 1, all of it for a kind that stands on every won path."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.errors import Misuse
from jalon.impact.paths.chain import moves_of, removal
from jalon.impact.paths.codes import Paths, paths_of
from tests.impact.paths.samples import ORACLE, SEVERAL, drawn, of, path_data


def effects(paths: Paths, order: int = 1, shrinkage: float = 0.0) -> dict[str, float]:
    found = removal(moves_of(paths, order), shrinkage)
    return dict(zip(paths.kinds, found.effect.tolist(), strict=True))


@pytest.mark.parametrize("name", ["three", "two", "loops"])
def test_hand_examples(name: str) -> None:
    example = ORACLE["hand"][name]
    paths = of(example)
    found = removal(moves_of(paths))
    assert float(found.chance) == pytest.approx(example["chance"])
    assert effects(paths) == pytest.approx(example["effect"], abs=1e-6)
    share = dict(zip(paths.kinds, found.share.tolist(), strict=True))
    credit = {kind: value * paths.won.sum() for kind, value in share.items()}
    assert share == pytest.approx(example.get("share", share), abs=1e-6)
    assert credit == pytest.approx(example.get("credit", credit), abs=1e-4)


def test_path_data() -> None:
    """Exact where ChannelAttribution simulates and mta's closed form is not the removal effect."""
    published = ORACLE["pathdata"]
    found = removal(moves_of(path_data()))
    assert float(found.chance) == pytest.approx(published["chance"], abs=1e-6)
    effect = effects(path_data())
    assert {kind: effect[kind] for kind in published["effect"]} == pytest.approx(published["effect"], abs=1e-6)


def test_a_simulation_of_the_same_chain_agrees() -> None:
    """100,000 walks through the chain of "loops", one with c leading nowhere, against the exact figures."""
    paths = of(ORACLE["hand"]["loops"])
    moves = moves_of(paths)
    rows = moves.table / moves.table.sum(axis=1, keepdims=True)
    random = np.random.default_rng(3)

    def walked(removed: int) -> float:
        won, states = 0, 100_000
        here = random.choice(3, states, p=moves.start / moves.start.sum())
        for _ in range(200):
            here = here[here != removed]
            if not here.size:
                break
            reach = rows[here].cumsum(axis=1)
            there = (random.random((here.size, 1)) > reach[:, :-1]).sum(axis=1)
            won += int((there == 3).sum())
            here = there[there < 3]
        return won / states

    whole = walked(-1)
    assert whole == pytest.approx(ORACLE["hand"]["loops"]["chance"], abs=0.01)
    assert 1 - walked(2) / whole == pytest.approx(effects(paths)["c"], abs=0.02)


@given(SEVERAL, st.integers(1, 3), st.sampled_from([0.0, 1.0]))
def test_between_0_and_1_at_every_order(rows, order, shrinkage) -> None:
    assert all(0 <= effect <= 1 for effect in effects(drawn(rows), order, shrinkage).values())


@given(SEVERAL, st.integers(1, 3))
def test_a_kind_on_every_won_path_has_effect_1(rows, order) -> None:
    paths = drawn([(["z", *path], max(won, 1), lost) for path, won, lost in rows])
    assert effects(paths, order)["z"] == pytest.approx(1)


@given(SEVERAL)
def test_at_any_order_the_whole_chain_wins_what_was_won(rows) -> None:
    """The chance from the start is the share won of all paths, at order 1 and beyond."""
    paths = drawn([(path, won + 1, lost) for path, won, lost in rows])
    for order in (1, 2, 3):
        total = paths.won.sum() + paths.lost.sum()
        assert float(removal(moves_of(paths, order)).chance) == pytest.approx(paths.won.sum() / total)


@given(SEVERAL, st.permutations(list("abcde")), st.randoms(), st.integers(1, 2))
def test_neither_names_nor_order_matter(rows, names, random, order) -> None:
    renamed = dict(zip("abcde", names, strict=True))
    other = [([renamed[kind] for kind in path], *more) for path, *more in rows]
    random.shuffle(other)
    one, two = effects(drawn(rows), order, 1.0), effects(drawn(other), order, 1.0)
    assert {renamed[kind]: value for kind, value in one.items()} == pytest.approx(two)


def test_staying_with_a_kind_changes_nothing_at_order_1() -> None:
    plain, repeated = (paths_of(given, [3, 1], [1, 4]) for given in (["ab", "b"], ["aaab", "bb"]))
    assert effects(plain) == pytest.approx(effects(repeated))


def test_a_rare_kind_is_drawn_towards_the_others_and_a_frequent_one_is_not() -> None:
    """r was seen once and won; with one pseudo-move its success no longer looks certain."""
    few = paths_of(["r", "f", "f"], [1, 500, 0], [0, 0, 500])
    rare, drawn_in = removal(moves_of(few)), removal(moves_of(few), 1.0)
    assert rare.effect[1] == pytest.approx(1 / 501)
    assert drawn_in.effect[1] < 0.8 / 501
    assert drawn_in.effect[0] == pytest.approx(rare.effect[0], abs=0.001)


def test_nothing_won_no_effect() -> None:
    assert effects(paths_of(["ab"], [0], [3])) == {"a": 0, "b": 0}
    assert removal(moves_of(paths_of(["ab"], [0], [3]))).share.tolist() == [0, 0]


def test_accounts_drawn_anew_are_counted_anew() -> None:
    """Drawing every account once is the data set itself; drawing one alone is that one."""
    rows = [(list("ab"), 1, 0), (list("b"), 0, 2), (list("ca"), 2, 1), (list("c"), 1, 1)]
    paths = drawn(rows)
    by_account = moves_of(paths, by_account=True)
    both = removal(by_account.of(np.array([[1.0, 1.0], [0.0, 1.0]])))
    assert both.effect[0] == pytest.approx(removal(moves_of(paths)).effect)
    alone = drawn(rows[2:])
    assert dict(zip(paths.kinds, both.effect[1], strict=True)) == pytest.approx({**effects(alone), "b": 0})


def test_too_many_states_are_refused() -> None:
    random = np.random.default_rng(1)
    many = ["".join(random.choice(list("abcdefghijklmnopqrst"), 30)) for _ in range(400)]
    with pytest.raises(Misuse, match="too many states"):
        moves_of(paths_of(many, [1] * 400), order=3)
