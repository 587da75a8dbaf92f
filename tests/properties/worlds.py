"""Random editions within the published bounds and random evidence, extremes included."""

from __future__ import annotations

import copy
import json
from importlib.resources import files
from typing import Any

import numpy as np
from hypothesis import strategies as st

from jalon.index import Edition, Totals
from jalon.index.edition import CURRENT, parse_edition

_TEMPLATE: dict[str, Any] = json.loads(files("jalon.index").joinpath("editions", f"{CURRENT}.json").read_text("utf-8"))
_UNIT = st.floats(0, 1)


@st.composite
def editions(draw: st.DrawFn) -> Edition:
    """Four to six dimensions of two or more items, any kinds, loadings, dispersions, weights and tau allowed."""
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    size = draw(st.integers(4, 6))
    document = {**copy.deepcopy(_TEMPLATE), "sectors": []}
    document["tau"] = draw(st.sampled_from([0.0, 0.25, 0.5, 1.0, 2.0, 10.0]))
    document["dimensions"] = [_dimension(random, k, w) for k, w in enumerate(_weights(random, size))]
    document["pillars"] = [{"code": d["code"], "dimensions": [d["code"]]} for d in document["dimensions"]]
    document["items"] = _items(random, size, draw(st.booleans()), draw(st.booleans()))
    document["stages"]["thresholds"] = [0.0, *sorted(random.uniform(-9, 2, 4).tolist(), reverse=True)]
    document["stages"]["scores"] = [0.0, *np.cumsum(random.uniform(0.2, 2, 4)).tolist()]
    return parse_edition(document, verify=False)


@st.composite
def worlds(draw: st.DrawFn, members: int = 6) -> tuple[Edition, Totals]:
    """A random edition and members with evidence from none to a million opportunities, some sources missing."""
    edition = draw(editions())
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    largest = draw(st.sampled_from([1.0, 50.0, 1e3, 1e6]))
    return edition, random_totals(random, edition, members, largest, missing=draw(st.sampled_from([0.0, 0.3])))


def random_totals(
    random: np.random.Generator, edition: Edition, members: int, largest: float = 1e3, missing: float = 0.3
) -> Totals:
    """Decayed, real-valued evidence; a tenth of the opportunities and of the successes are exactly nil."""
    shape = (members, len(edition.items))
    e = largest ** random.uniform(-0.5, 1, shape) * (random.random(shape) > 0.1)
    share = random.beta(0.4, 0.8, shape) * (random.random(shape) > 0.1)
    kinds = np.array([item.kind for item in edition.items])
    y = np.where(kinds == "bin", e * share, e * share * 10 ** random.uniform(-3, 1, shape))
    stages = random.dirichlet([3, 1, 0.5, 0.3, 0.2], members) * largest ** random.uniform(-0.5, 1, (members, 1))
    mask = (random.random(shape) >= missing).astype(float)
    return Totals(y, e, stages, mask)


def moved(totals: Totals, field: str, where: Any, by: Any) -> Totals:
    """The same totals with `by` added to one cell or column of y, e, stages or mask."""
    parts = {name: getattr(totals, name).copy() for name in ("y", "e", "stages", "mask")}
    parts[field][where] += by
    return Totals(**parts)


def _weights(random: np.random.Generator, size: int) -> list[float]:
    part = random.uniform(-1, 1, size)
    part -= part.mean()
    room = 0.3 - 1 / size
    return (1 / size + room * part / np.abs(part).max()).tolist()


def _dimension(random: np.random.Generator, k: int, weight: float) -> dict[str, Any]:
    return {
        "code": f"d{k}",
        "weight": float(weight),
        "loading": float(random.uniform(0.01, 0.8)),
        "basis": _TEMPLATE["dimensions"][0]["basis"],
    }


def _items(random: np.random.Generator, size: int, graded: bool, stand_in: bool) -> list[dict[str, Any]]:
    many = int(random.integers(2 * size, 16))
    items = [_item(random, row, row % size) for row in range(many)]
    if graded:
        items[0].update(kind="grd", dispersion=float(random.choice([0, 0.01, 0.3])), alpha=float(random.normal()))
        if stand_in:
            items[size].update(kind="bin", dispersion=0.02, stand_in_for=items[0]["code"])
    return items


def _item(random: np.random.Generator, row: int, dimension: int) -> dict[str, Any]:
    kind = str(random.choice(["bin", "cnt"]))
    rate = float(random.choice([0.0, 0.01, 0.3, 0.9]))
    return {
        **_TEMPLATE["items"][0],
        "code": f"i{row}",
        "pillar": f"d{dimension}",
        "dimension": f"d{dimension}",
        "kind": kind,
        "event_families": [f"f{row}"],
        "event_weight": float(random.uniform(0.05, 1)),
        "alpha": float(random.uniform(-6, 3)),
        "loading": float(random.uniform(0.02, 1.25)),
        "dispersion": rate if kind == "bin" else float(random.uniform(0.3, 3)),
    }
