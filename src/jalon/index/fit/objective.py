"""The penalised marginal log-likelihood of calibration members under an edition's figures, and its gradient."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from jalon.index.edition import Edition
from jalon.index.fit.factor_grid import ABILITY, Marginal, marginal
from jalon.index.fit.item_likelihoods import Curve, count_curve, graded_curve, rate_curve
from jalon.index.fit.vector import Figures, figures_of, pack, prior_precision, unpack
from jalon.index.parameters import Floats
from jalon.index.totals import Totals


@dataclass(frozen=True, slots=True)
class Calibration:
    """An edition to start from, calibration members, the items (places) that take part in the likelihood, and the
    precision of the prior around the start (the weak one of `vector` when there is none).
    """

    edition: Edition
    totals: Totals
    items: tuple[int, ...]
    precision: Floats | None = None


class Objective:
    """Minus the log posterior of the figures, per member, with its gradient; call it with the vector."""

    def __init__(self, data: Calibration) -> None:
        self._data = data
        self._start = pack(figures_of(data.edition))
        self._precision = prior_precision(data.edition) if data.precision is None else data.precision
        codes = [part.code for part in data.edition.dimensions]
        self._dimension = [codes.index(item.dimension) for item in data.edition.items]

    def __call__(self, vector: Floats) -> tuple[float, Floats]:
        """Value and gradient."""
        figures = self.figures(vector)
        curves = {row: self._curve(row, figures) for row in self._data.items}
        whole = self._marginal(curves, figures)
        gradient = pack(self._gradient(curves, whole, figures))
        away = vector - self._start
        penalty = 0.5 * float((self._precision * away**2).sum())
        many = len(self._data.totals)
        return (penalty - float(whole.value.sum())) / many, (self._precision * away - gradient) / many

    def figures(self, vector: Floats) -> Figures:
        """The figures that a vector stands for."""
        return unpack(vector, len(self._data.edition.items), len(self._data.edition.stages.scores))

    def _curve(self, row: int, figures: Figures) -> Curve:
        totals, item = self._data.totals, self._data.edition.items[row]
        eta = (figures.alpha[row] + figures.loading[row] * ABILITY)[None, :]
        mask, spread = totals.mask[:, [row]], float(figures.spread[row])
        if item.kind == "grd":
            scores = np.array(self._data.edition.stages.scores)
            return graded_curve(totals.stages * mask, scores, figures.thresholds, eta, spread)
        y, e = totals.y[:, [row]] * mask, totals.e[:, [row]] * mask
        return (count_curve if item.kind == "cnt" else rate_curve)(y, e, eta, spread)

    def _marginal(self, curves: dict[int, Curve], figures: Figures) -> Marginal:
        shape = (len(figures.prior_loading), len(self._data.totals), len(ABILITY))
        by_dimension = np.zeros(shape)
        for row, curve in curves.items():
            by_dimension[self._dimension[row]] += curve.value
        return marginal(by_dimension, figures.prior_loading)

    def _gradient(self, curves: dict[int, Curve], whole: Marginal, figures: Figures) -> Figures:
        """Fisher's identity: the derivative of the marginal is the posterior mean of that of the likelihood."""
        alpha, loading, spread = np.zeros((3, len(figures.alpha)))
        thresholds = np.zeros(len(figures.thresholds))
        for row, curve in curves.items():
            weight = whole.by_ability[self._dimension[row]]
            moved = (weight * curve.by_eta).sum(axis=0)
            alpha[row], loading[row] = moved.sum(), moved @ ABILITY
            spread[row] = (weight * curve.by_spread).sum()
            if curve.by_threshold is not None:
                thresholds = np.einsum("rmq,mq->r", curve.by_threshold, weight)
        thresholds[0] = 0.0
        return Figures(alpha, loading, spread, thresholds, whole.by_loading)
