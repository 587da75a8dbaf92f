"""Nearest labels by cosine over letter trigrams inside words, weighted by tf-idf (Salton and Buckley, 1988).

    weight(g, label) = (1 + ln tf) * idf(g),   idf(g) = ln((1 + N) / (1 + df(g))) + 1,   each label at length 1

A trigram is three signs of a word padded with one space on each side; it is coded as a number below 37**3, so
that an index is a handful of flat arrays and needs no dictionary.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]

BASE = 37  # 26 letters, 10 digits and the gap between words
CODES = BASE**3
NEWLINE = 10
LIGATURES = (("œ", "oe"), ("æ", "ae"), ("ø", "o"), ("ł", "l"), ("đ", "d"), ("ı", "i"))


def folded(text: str) -> str:
    """Returns the text in lower case without accents; signs outside ASCII vanish."""
    text = text.lower()
    for joined, apart in LIGATURES:
        text = text.replace(joined, apart)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


@dataclass(frozen=True, slots=True)
class Grams:
    """The trigrams of several texts in reading order: code, and the text that it stands in."""

    codes: NDArray[np.uint16]
    owners: NDArray[np.int32]
    texts: int


@dataclass(frozen=True, slots=True)
class TrigramIndex:
    """An index over labels, twice: by label in reading order, and by trigram (labels ascending)."""

    size: int
    idf: Floats
    codes: NDArray[np.uint16]
    weights: NDArray[np.float32]
    starts: Ints
    by_gram: NDArray[np.int32]
    gram_weights: NDArray[np.float32]
    gram_starts: Ints


@dataclass(frozen=True, slots=True)
class Query:
    """Weighted trigrams of several texts, sorted by text; `starts` has one entry more than there are texts."""

    codes: Ints
    weights: Floats
    starts: Ints


def _alphabet() -> NDArray[np.uint16]:
    import numpy as np

    table = np.zeros(256, np.uint16)
    table[ord("a") : ord("z") + 1] = np.arange(1, 27)
    table[ord("0") : ord("9") + 1] = np.arange(27, 37)
    return table


def grams(texts: Iterable[str]) -> Grams:
    """Returns the trigrams of texts; a line break inside a text counts as a space."""
    import numpy as np

    lines = [text.replace("\n", " ") for text in texts]
    raw = np.frombuffer(("\n" + folded("\n".join(lines)) + "\n").encode(), np.uint8)
    signs = _alphabet()[raw]
    inside = np.flatnonzero(signs[1:-1])
    codes = signs[inside] * np.uint16(BASE * BASE) + signs[inside + 1] * np.uint16(BASE) + signs[inside + 2]
    owners = np.cumsum(raw == NEWLINE, dtype=np.int32)[inside + 1] - 1
    return Grams(codes, owners, len(lines))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every (trigram, text) once, sorted so: its weight at length 1, and the rows of `order` that it covers."""

    order: Ints
    codes: NDArray[np.uint16]
    owners: NDArray[np.int32]
    times: Ints
    weights: Floats
    idf: Floats


def _pairs(found: Grams, idf: Floats | None) -> Pairs:
    import numpy as np

    order = np.argsort(found.codes, kind="stable")
    codes, owners = found.codes[order], found.owners[order]
    change = (codes[1:] != codes[:-1]) | (owners[1:] != owners[:-1])
    first = np.concatenate([[0], np.flatnonzero(change) + 1]) if len(codes) else np.zeros(0, np.int64)
    times = np.diff(first, append=len(codes))
    codes, owners = codes[first], owners[first]
    if idf is None:
        idf = np.log((1 + found.texts) / (1 + np.bincount(codes, minlength=CODES))) + 1
    weights = (1 + np.log(times)) * idf[codes]
    length = np.sqrt(np.bincount(owners, weights * weights, minlength=found.texts))
    return Pairs(order, codes, owners, times, weights / np.maximum(length, 1e-12)[owners], idf)


def build(labels: Iterable[str]) -> TrigramIndex:
    """Returns the index over labels, numbered from 0 in the order given."""
    import numpy as np

    found = grams(labels)
    pairs = _pairs(found, None)
    in_text = np.empty(len(found.codes), np.float32)
    in_text[pairs.order] = np.repeat((pairs.weights / pairs.times).astype(np.float32), pairs.times)
    return TrigramIndex(
        size=found.texts,
        idf=pairs.idf,
        codes=found.codes,
        weights=in_text,
        starts=np.searchsorted(found.owners, np.arange(found.texts + 1)),
        by_gram=pairs.owners,
        gram_weights=pairs.weights.astype(np.float32),
        gram_starts=np.concatenate([[0], np.cumsum(np.bincount(pairs.codes, minlength=CODES))]),
    )


def query(index: TrigramIndex, texts: Iterable[str]) -> Query:
    """Returns texts as weighted trigrams, the heaviest first; trigrams that no label has weigh too."""
    import numpy as np

    found = grams(texts)
    pairs = _pairs(found, index.idf)
    by_text = np.lexsort((-pairs.weights, pairs.owners))
    starts = np.searchsorted(pairs.owners[by_text], np.arange(found.texts + 1))
    return Query(pairs.codes[by_text].astype(np.int64), pairs.weights[by_text], starts)


def gather(starts: Ints, ends: Ints) -> Ints:
    """Returns all positions of several ranges, one after the other."""
    import numpy as np

    sizes = ends - starts
    shift = np.repeat(starts - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes)
    return np.arange(int(sizes.sum())) + shift


def cosines(index: TrigramIndex, asked: Query, text: int) -> Floats:
    """Returns the cosine of one text with every label."""
    import numpy as np

    rows = slice(asked.starts[text], asked.starts[text + 1])
    codes = asked.codes[rows]
    begin, end = index.gram_starts[codes], index.gram_starts[codes + 1]
    at = gather(begin, end) if len(codes) else np.zeros(0, np.int64)
    value = index.gram_weights[at] * np.repeat(asked.weights[rows], end - begin)
    return np.bincount(index.by_gram[at], value, minlength=index.size).astype(np.float64, copy=False)


def best(scores: Floats, k: int) -> Ints:
    """Returns the k highest, best first; equal scores in the order of the labels."""
    import numpy as np

    k = min(k, len(scores))
    if k == 0:
        return np.zeros(0, np.int64)
    cut = np.partition(scores, -k)[-k]
    among = np.flatnonzero(scores >= cut)
    return among[np.argsort(-scores[among], kind="stable")][:k]
