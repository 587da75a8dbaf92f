"""The figures of the invented market, as written in rates.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@cache
def market() -> dict[str, Any]:
    """The whole table."""
    text = files("jalon.simulate.population").joinpath("rates.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def dimensions() -> list[str]:
    """Names of the abilities, in the order of every array of abilities."""
    return list(market()["dimensions"])


def chance(seed: int, part: str) -> np.random.Generator:
    """The random numbers of one part of a population: adding a part changes no other."""
    return np.random.default_rng([seed, crc32(part.encode())])


def logistic(x: Floats) -> Floats:
    """1 / (1 + exp(-x))."""
    return 1.0 / (1.0 + np.exp(-x))
