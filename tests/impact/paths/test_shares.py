"""Rules that share a deal out: equal to published figures, whole deals, no kind favoured by its name."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.errors import Misuse
from jalon.impact.paths import shares
from jalon.impact.paths.codes import Paths, merged, paths_of
from tests.impact.paths.samples import ORACLE, SEVERAL, drawn, of, path_data

RULES = {
    "first": shares.first,
    "last": shares.last,
    "linear": shares.linear,
    "by_kind": shares.by_kind,
    "position": shares.position,
    "w_shaped": shares.w_shaped,
    "full_path": shares.full_path,
    "decay": lambda paths: shares.decay(paths, 7.0),
}


def credit(paths: Paths, rule: str) -> dict[str, float]:
    return dict(zip(paths.kinds, shares.credits_of(paths, RULES[rule](paths)).tolist(), strict=True))


@pytest.mark.parametrize(("rule", "name"), [("first", "first"), ("last", "last"), ("linear", "linear"),
                                            ("by_kind", "shapley")])  # fmt: skip
def test_path_data(rule: str, name: str) -> None:
    """First, last and linear as ChannelAttribution, Shapley as mta."""
    found = credit(path_data(), rule)
    assert {kind: found[kind] for kind in ORACLE["pathdata"][name]} == pytest.approx(ORACLE["pathdata"][name], abs=1e-4)


@pytest.mark.parametrize("example", ORACLE["shapley"])
def test_shapley_is_the_equal_split_over_kinds(example: dict) -> None:
    assert credit(of(example), "by_kind") == pytest.approx(example["credit"])


@pytest.mark.parametrize(
    ("rule", "path", "lead", "deal", "expected"),
    [
        ("linear", "aab", -1, -1, {"a": 2 / 3, "b": 1 / 3}),
        ("by_kind", "aab", -1, -1, {"a": 0.5, "b": 0.5}),
        ("position", "a", -1, -1, {"a": 1}),
        ("position", "ab", -1, -1, {"a": 0.5, "b": 0.5}),
        ("position", "abcd", -1, -1, {"a": 0.4, "b": 0.1, "c": 0.1, "d": 0.4}),
        ("w_shaped", "abcd", 1, 2, {"a": 0.3, "b": 0.3, "c": 0.3, "d": 0.1}),
        ("w_shaped", "abc", 1, 2, {"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}),
        ("full_path", "abcde", 1, 2, {"a": 0.225, "b": 0.225, "c": 0.225, "d": 0.1, "e": 0.225}),
        ("full_path", "ab", 1, 1, {"a": 0.25, "b": 0.75}),
        ("w_shaped", "abc", -1, 1, {"a": 0.45, "b": 0.45, "c": 0.1}),
        ("w_shaped", "abc", -1, -1, {"a": 0.9, "b": 0.05, "c": 0.05}),
        ("full_path", "abc", -1, -1, {"a": 0.45, "b": 0.1, "c": 0.45}),
    ],
)
def test_by_hand(rule: str, path: str, lead: int, deal: int, expected: dict[str, float]) -> None:
    """A missing milestone gives its share to those present; where nothing is left over, so does the rest."""
    assert credit(paths_of([path], [1], lead=[lead], deal=[deal]), rule) == pytest.approx(expected)


def test_time_decay_halves_with_every_half_life() -> None:
    found = credit(paths_of(["ab"], [1], age=[14, 7]), "decay")
    assert found == pytest.approx({"a": 1 / 3, "b": 2 / 3})


def test_old_paths_are_shared_out_too() -> None:
    assert sum(credit(paths_of(["ab"], [1], age=[90_000, 80_000]), "decay").values()) == pytest.approx(1)


def test_paths_without_a_milestone_are_counted() -> None:
    paths = paths_of(["ab", "ab", "ab"], [1, 1, 0], [0, 0, 1], lead=[1, -1, -1], deal=[1, 1, -1])
    assert shares.without_milestone(paths) == 1


@given(SEVERAL, st.sampled_from(sorted(RULES)))
def test_credits_add_up_to_the_deals_won(rows, rule) -> None:
    paths = drawn(rows)
    found = shares.credits_of(paths, RULES[rule](paths))
    assert found.min() >= 0 and found.sum() == pytest.approx(paths.won.sum())
    assert shares.account_credits(paths, RULES[rule](paths)).sum(axis=0) == pytest.approx(found)


@given(SEVERAL, st.sampled_from(sorted(RULES)), st.permutations(list("abcde")))
def test_names_of_kinds_do_not_matter(rows, rule, names) -> None:
    renamed = dict(zip("abcde", names, strict=True))
    one = credit(drawn(rows), rule)
    two = credit(drawn([([renamed[kind] for kind in path], *more) for path, *more in rows]), rule)
    assert {renamed[kind]: value for kind, value in one.items()} == pytest.approx(two)


@given(SEVERAL, st.sampled_from(sorted(RULES)), st.randoms())
def test_the_order_of_the_paths_does_not_matter(rows, rule, random) -> None:
    other = list(rows)
    random.shuffle(other)
    assert credit(drawn(rows), rule) == pytest.approx(credit(drawn(other), rule))


def test_an_empty_path_is_refused() -> None:
    with pytest.raises(Misuse, match="without a touch"):
        paths_of(["a", ""], [1, 1])


def test_kinds_beyond_the_most_frequent_are_merged() -> None:
    paths = merged(paths_of(["abc", "cd"], [1, 1]), ("a", "c"), "other")
    assert paths.kinds == ("a", "c", "other")
    assert paths.touch.tolist() == [0, 2, 1, 1, 2]
    assert np.array_equal(merged(paths, paths.kinds, "other").touch, paths.touch)
