"""The few functions of scipy that the fit needs, typed; scipy is loaded when one is called."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from jalon.errors import Misuse
from jalon.index.parameters import Floats

Bounds = Sequence[tuple[float, float]]


def log_gamma(x: Floats) -> Floats:
    """log Gamma(x)."""
    return _scipy("special").gammaln(x)


def digamma(x: Floats) -> Floats:
    """Derivative of log Gamma at x."""
    return _scipy("special").psi(x)


def minimise(
    function: Callable[[Floats], tuple[float, Floats]], start: Floats, bounds: Bounds, *, steps: int, tolerance: float
) -> tuple[Floats, int]:
    """Where a function with gradient is smallest within bounds (L-BFGS-B; Byrd, Lu, Nocedal & Zhu, 1995), and how
    many evaluations that took.
    """
    options = {"maxiter": steps, "maxfun": 3 * steps, "ftol": tolerance, "gtol": 1e-5, "maxcor": 30}
    found: Any = _scipy("optimize").minimize(
        function, start, jac=True, method="L-BFGS-B", bounds=list(bounds), options=options
    )
    return np.asarray(found.x, dtype=np.float64), int(found.nfev)


def minimise_on_simplex(
    function: Callable[[Floats], tuple[float, Floats]], start: Floats, bounds: Bounds, many: int
) -> Floats:
    """The same where the first `many` entries must add to 1 (sequential quadratic programming; Kraft, 1988)."""
    ones = np.concatenate([np.ones(many), np.zeros(len(start) - many)])
    constraint: Any = {"type": "eq", "fun": _dot_less_one, "jac": _itself, "args": (ones,)}
    options = {"maxiter": 500, "ftol": 1e-12}
    found: Any = _scipy("optimize").minimize(
        function, start, jac=True, method="SLSQP", bounds=list(bounds), constraints=constraint, options=options
    )
    return np.asarray(found.x, dtype=np.float64)


def _dot_less_one(x: Floats, ones: Floats) -> float:
    return float(ones @ x - 1.0)


def _itself(_: Floats, ones: Floats) -> Floats:
    return ones


def _scipy(part: str) -> Any:
    from importlib import import_module

    try:
        return import_module(f"scipy.{part}")
    except ImportError as error:
        raise Misuse("Fitting an edition needs scipy.", "Install it: pip install scipy") from error
