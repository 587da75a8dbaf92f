"""A figure that is not given, and why: too few of what it needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Refused:
    """`code` says what is lacking; there are `n` of it and `needed` are needed."""

    code: str
    n: int
    needed: int
