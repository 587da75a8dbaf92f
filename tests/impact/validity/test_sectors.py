"""Stores of members of one sector are scored by the offsets that the edition has for it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from jalon.api.reading import read
from jalon.api.validating import panel_of_stores, points_at
from jalon.errors import NormsInvalid
from jalon.index import load_edition
from tests.impact.validity.test_leakage import store

DAY, QUARTER = date(2026, 7, 15), 4 * 2026 + 1


def test_each_quarter_is_scored_by_the_edition_as_it_stands_in_the_sector(tmp_path: Path) -> None:
    edition = load_edition()
    members = [store(tmp_path, 20)]
    plain, inside, elsewhere = (
        panel_of_stores(members, "contracts", as_of=DAY, cohort=cohort)
        for cohort in ("", f"sector={edition.sectors[1].code}", "sector=nowhere")
    )
    place = list(plain.quarter).index(QUARTER)
    reading = read(store=members[0], as_of=DAY)
    assert inside.index[place] == points_at(reading, QUARTER, sector=edition.sectors[1].code)
    reading.con.close()
    assert inside.index[place] != pytest.approx(plain.index[place], abs=0.01)
    assert np.array_equal(elsewhere.index, plain.index, equal_nan=True)
    for name in ("quarter", "outcome", "known"):
        assert np.array_equal(getattr(inside, name), getattr(plain, name))


def test_what_describes_no_cohort_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NormsInvalid, match="colour=red does not describe a cohort"):
        panel_of_stores([tmp_path / "none.duckdb"], "contracts", cohort="colour=red")
