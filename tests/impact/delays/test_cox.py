"""Proportional hazards: the recidivism study of Rossi, Berk & Lenihan (1980); too few events are refused."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from jalon.impact.delays.cox import Cox, cox
from jalon.impact.refused import Refused
from tests.impact.delays.test_incidence import ORACLE

ROSSI = Path(__file__).parents[2] / "oracles/rossi.csv"
NAMES = ("fin", "age", "race", "wexp", "mar", "paro", "prio")


def rossi():
    """Weeks, arrests and seven covariates of 432 people."""
    with ROSSI.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    table = np.array([[float(row[name]) for name in ("week", "arrest", *NAMES)] for row in rows])
    return table[:, 0], table[:, 1], table[:, 2:]


def test_equal_to_lifelines_and_scikit_survival():
    published = ORACLE["rossi_cox_efron"]
    found = cox(*rossi())
    assert isinstance(found, Cox)
    assert dict(zip(NAMES, found.coefficients, strict=True)) == pytest.approx(published["coef"], abs=1e-6)
    assert dict(zip(NAMES, found.coefficients, strict=True)) == pytest.approx(ORACLE["rossi_cox_sksurv"], abs=1e-6)
    assert dict(zip(NAMES, found.errors, strict=True)) == pytest.approx(published["se"], abs=1e-6)
    assert found.log_likelihood == pytest.approx(published["loglik"])
    assert (found.n, found.events) == (published["n"], published["events"])


def test_one_covariate_for_ten_events():
    time, event, x = rossi()
    few = np.where(np.cumsum(event) <= 69, event, 0)
    assert cox(time, few, x) == Refused("events_too_few", 69, 70)


def test_a_ridge_draws_towards_nothing():
    time, event, x = rossi()
    plain, drawn = cox(time, event, x), cox(time, event, x, ridge=50.0)
    assert isinstance(plain, Cox) and isinstance(drawn, Cox)
    assert np.abs(drawn.coefficients).sum() < np.abs(plain.coefficients).sum()


def test_units_do_not_matter():
    time, event, x = rossi()
    years, months = cox(time, event, x[:, 1]), cox(time, event, 12 * x[:, 1])
    assert isinstance(years, Cox) and isinstance(months, Cox)
    assert months.coefficients[0] * 12 == pytest.approx(years.coefficients[0])
