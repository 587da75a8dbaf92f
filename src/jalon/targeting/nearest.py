"""Nearest labels of many texts at once: a bounded search over the index of trigrams, some texts a pass."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from jalon.targeting.trigrams import CODES, gather

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from jalon.targeting.trigrams import Floats, Ints, Query, TrigramIndex

CHUNK = 32  # texts a pass: their sums over all labels stay in the processor's cache


def nearest(index: TrigramIndex, asked: Query, budget: int, reach: float, k: int) -> list[tuple[Ints, Floats]]:
    """Returns for each text up to k labels with their exact cosine, best first.

    The heaviest trigrams of a text open the labels that hold them, about `budget` openings in all; labels that
    reach `reach` of the best partial sum are compared in full. A label may be missed: `cosines` misses none.
    """
    import numpy as np

    texts = len(asked.starts) - 1
    table = np.zeros((CHUNK, CODES), np.float32)
    found: list[tuple[Ints, Floats]] = []
    for low in range(0, texts, CHUNK):
        high = min(low + CHUNK, texts)
        rows = np.arange(int(asked.starts[low]), int(asked.starts[high]))
        owners = np.repeat(np.arange(high - low), np.diff(asked.starts[low : high + 1]))
        heavy = _within(index, asked.codes[rows], asked.starts[low : high + 1] - asked.starts[low], budget)
        hits = _opened(index, asked.codes[rows[heavy]], asked.weights[rows[heavy]], owners[heavy], high - low, reach)
        table[owners, asked.codes[rows]] = asked.weights[rows]
        scores = _compared(index, table, *hits)
        table[owners, asked.codes[rows]] = 0
        found += _ranked(*hits, scores, high - low, k)
    return found


def _within(index: TrigramIndex, codes: Ints, starts: Ints, budget: int) -> NDArray[np.bool_]:
    """Marks the trigrams, heaviest first, that a text may open; its heaviest one always."""
    import numpy as np

    opened = np.concatenate([[0], np.cumsum(index.gram_starts[codes + 1] - index.gram_starts[codes])])
    lengths = np.diff(starts)
    before = opened[:-1] - np.repeat(opened[starts[:-1]], lengths)
    return (opened[1:] - opened[:-1] + before <= budget) | (before == 0)


def _opened(
    index: TrigramIndex, codes: Ints, weights: Floats, owners: Ints, texts: int, reach: float
) -> tuple[Ints, Ints]:
    import numpy as np

    begin, end = index.gram_starts[codes], index.gram_starts[codes + 1]
    sizes, at = end - begin, gather(begin, end)
    value = index.gram_weights[at] * np.repeat(weights, sizes)
    sums = np.bincount(np.repeat(owners * index.size, sizes) + index.by_gram[at], value, texts * index.size)
    floor = np.maximum(sums.reshape(texts, index.size).max(axis=1) * reach, 1e-9)
    found = np.flatnonzero(sums.reshape(texts, index.size) >= floor[:, None])
    owner = found // index.size
    return owner, found - owner * index.size


def _compared(index: TrigramIndex, table: NDArray[np.float32], owners: Ints, labels: Ints) -> Floats:
    import numpy as np

    begin, end = index.starts[labels], index.starts[labels + 1]
    at, sizes = gather(begin, end), end - begin
    value = index.weights[at] * table[np.repeat(owners, sizes), index.codes[at]]
    sums = np.bincount(np.repeat(np.arange(len(labels)), sizes), value, len(labels))
    return sums.astype(np.float64, copy=False)


def _ranked(owners: Ints, labels: Ints, scores: Floats, texts: int, k: int) -> list[tuple[Ints, Floats]]:
    import numpy as np

    order = np.lexsort((labels, -scores, owners))
    bounds = np.searchsorted(owners, np.arange(texts + 1))
    cuts = [order[a : min(b, a + k)] for a, b in pairwise(bounds)]
    return [(labels[cut], scores[cut]) for cut in cuts]
