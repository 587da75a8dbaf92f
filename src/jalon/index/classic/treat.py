"""Outliers: points drawn in until skew and kurtosis are tame, otherwise a logarithm.

An indicator passes when abs(skew) < 2 or kurtosis < 3.5, both in the unbiased form of spreadsheets (type 2 of Joanes
& Gill, 1998). One that fails is winsorised, at most five points, on the side to which it leans; if it still fails,
the values as given are logged: ln(x - min + 0.01 (max - min)). The limits and both steps are those of the COIN Tool
of the JRC and of COINr (Becker, Caperna, Del Sorbo, Norlén, Papadimitriou & Saisana, 2022).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from jalon.errors import Misuse
from jalon.index.classic.arrays import Floats, table
from jalon.index.classic.libraries import scipy

UNTREATED, WINSORISED, LOGGED = "untreated", "winsorised", "logged"


@dataclass(frozen=True, slots=True)
class Limits:
    """When an indicator passes: abs(skew) below `skew` or kurtosis below `kurtosis`; at most `points` drawn in."""

    skew: float = 2.0
    kurtosis: float = 3.5
    points: int = 5


@dataclass(frozen=True, slots=True)
class Treatment:
    """The treated `values` (N, Q); by indicator what was done (`how`, Q), and how many `points` (Q) were drawn in."""

    values: Floats
    how: tuple[str, ...]
    points: tuple[int, ...]


_DEFAULT = Limits()


def skewness(x: ArrayLike) -> Floats:
    """Skewness G1 (Q,) of the known values of each indicator; needs three of them. SciPy."""
    return np.array([float(scipy("stats").skew(known, bias=False)) for known in _columns(x, 3)])


def kurtosis(x: ArrayLike) -> Floats:
    """Excess kurtosis G2 (Q,) of the known values of each indicator, 0 for a normal one; needs four. SciPy."""
    return np.array([float(scipy("stats").kurtosis(known, bias=False)) for known in _columns(x, 4)])


def treat(x: ArrayLike, limits: Limits = _DEFAULT) -> Treatment:
    """Every indicator of `x` (N, Q) as given if it passes, else winsorised, else logged; missing stays missing."""
    values, how, points = table(x), list[str](), list[int]()
    for column in range(values.shape[1]):
        treated, what, many = _treat(values[:, column], limits)
        values[:, column] = treated
        how.append(what)
        points.append(many)
    return Treatment(values, tuple(how), tuple(points))


def winsorise(x: ArrayLike, limits: Limits = _DEFAULT) -> tuple[Floats, int]:
    """One indicator (N,) with its extremes set to the next value, and how many points that took.

    It stops when the indicator passes or `limits.points` are drawn in; points that tie are drawn in together, so the
    last step may go over the limit.
    """
    values = _one(x)
    high = low = 0
    while high + low < limits.points and not _passes(values, limits):
        if skewness(values[:, None])[0] >= 0:
            values, high = _draw_in(values)
        else:
            opposite, low = _draw_in(-values)
            values = -opposite
    return values, high + low


def log_shifted(x: ArrayLike, share: float = 0.01) -> Floats:
    """ln(x - min + share (max - min)) of each indicator, defined for negative values too; (N,) or (N, Q)."""
    values = np.asarray(x, dtype=np.float64)
    low, high = np.nanmin(values, axis=0), np.nanmax(values, axis=0)
    if not np.all(high > low):
        raise Misuse("An indicator never varies: it has no logarithm here.")
    return np.log(values - low + share * (high - low))


def box_cox(x: ArrayLike, power: float) -> Floats:
    """((x - min + 1)^power - 1) / power of (N,) or (N, Q), the logarithm at power 0 (Box & Cox, 1964)."""
    values = np.asarray(x, dtype=np.float64)
    values = values - np.nanmin(values, axis=0) + 1.0
    return np.log(values) if power == 0 else (values**power - 1.0) / power


def _treat(values: Floats, limits: Limits) -> tuple[Floats, str, int]:
    if _passes(values, limits):
        return values, UNTREATED, 0
    drawn, points = winsorise(values, limits)
    return (drawn, WINSORISED, points) if _passes(drawn, limits) else (log_shifted(values), LOGGED, 0)


def _passes(values: Floats, limits: Limits) -> bool:
    column = values[:, None]
    return bool(abs(skewness(column)[0]) < limits.skew or kurtosis(column)[0] < limits.kurtosis)


def _draw_in(values: Floats) -> tuple[Floats, int]:
    """The highest values set to the next lower one, and how many now stand there by winsorising."""
    top = values == np.nanmax(values)
    rest = values[~top & ~np.isnan(values)]
    return np.where(top, rest.max(), values), int(top.sum())


def _one(x: ArrayLike) -> Floats:
    values = np.array(x, dtype=np.float64)
    if values.ndim != 1:
        raise Misuse(f"One indicator is a list of values, not the shape {values.shape}.", "For a table: treat.")
    return values


def _columns(x: ArrayLike, least: int) -> list[Floats]:
    columns = [column[~np.isnan(column)] for column in table(x).T]
    if any(len(known) < least or np.ptp(known) == 0 for known in columns):
        raise Misuse(f"An indicator has fewer than {least} values, or they never vary.", "Leave it out.")
    return columns
