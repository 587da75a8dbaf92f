"""The index of trigrams against the formula written out by hand."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jalon.targeting import trigrams
from jalon.targeting.nearest import nearest

LABELS = ["acheteur", "acheteuse", "chef de projet", "data scientist", "ingénieur du son", "agent d'accueil", "a b"]
words = st.text(alphabet="abcé -'", max_size=12)


def plain_grams(text: str) -> list[str]:
    found = []
    for word in "".join(c if c.isalnum() else " " for c in trigrams.folded(text)).split():
        padded = f" {word} "
        found += [padded[i : i + 3] for i in range(len(padded) - 2)]
    return found


def by_hand(labels: list[str], title: str) -> list[float]:
    counts = [Counter(plain_grams(label)) for label in labels]
    df = Counter(gram for one in counts for gram in one)

    def vector(one: Counter[str]) -> dict[str, float]:
        raw = {g: (1 + math.log(n)) * (math.log((1 + len(labels)) / (1 + df[g])) + 1) for g, n in one.items()}
        length = math.sqrt(sum(value * value for value in raw.values())) or 1
        return {gram: value / length for gram, value in raw.items()}

    asked = vector(Counter(plain_grams(title)))
    return [sum(value * asked.get(gram, 0) for gram, value in vector(one).items()) for one in counts]


@settings(deadline=None)
@given(st.lists(words, min_size=1, max_size=8), words)
def test_the_cosine_is_that_of_the_formula(labels: list[str], title: str):
    index = trigrams.build(labels)
    got = trigrams.cosines(index, trigrams.query(index, [title]), 0)
    assert got == pytest.approx(by_hand(labels, title), abs=1e-6)


@settings(deadline=None)
@given(st.lists(words, min_size=1, max_size=8), st.lists(words, min_size=1, max_size=70))
def test_the_bounded_search_without_a_bound_misses_nothing(labels: list[str], titles: list[str]):
    """Every text, in whatever pass it falls, gets its nearest label and the exact cosine."""
    index = trigrams.build(labels)
    asked = trigrams.query(index, titles)
    found = nearest(index, asked, budget=10**9, reach=0.0, k=len(labels))
    for text, (near, scores) in enumerate(found):
        exact = trigrams.cosines(index, asked, text)
        assert scores == pytest.approx(exact[near], abs=1e-6)
        assert (scores[0] if len(scores) else 0) == pytest.approx(exact.max(), abs=1e-6)
        assert list(scores) == sorted(scores, reverse=True)


def test_a_label_is_nearest_to_itself_at_cosine_one():
    index = trigrams.build(LABELS)
    asked = trigrams.query(index, LABELS)
    for n in range(len(LABELS)):
        scores = trigrams.cosines(index, asked, n)
        assert trigrams.best(scores, 1)[0] == n
        assert scores[n] == pytest.approx(1, abs=1e-6)


def test_equal_scores_keep_the_order_of_the_labels():
    assert list(trigrams.best(np.array([0.1, 0.5, 0.5, 0.5]), 2)) == [1, 2]
    assert list(trigrams.best(np.array([0.1]), 5)) == [0]
    assert list(trigrams.best(np.zeros(0), 5)) == []


def test_case_accents_and_ligatures_do_not_matter():
    index = trigrams.build(["Maître d'œuvre"])
    assert trigrams.cosines(index, trigrams.query(index, ["MAITRE D'OEUVRE"]), 0)[0] == pytest.approx(1, abs=1e-6)


def test_a_text_that_no_label_resembles_finds_nothing():
    index = trigrams.build(LABELS)
    near, scores = nearest(index, trigrams.query(index, ["zzz 123"]), 100, 0.5, 3)[0]
    assert len(near) == len(scores) == 0
