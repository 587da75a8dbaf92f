"""Property 26 from a printed report: its JSON and the edition's file give its points again, by no code of ours."""

from __future__ import annotations

import inspect
import json
from importlib.resources import files

import pytest
from tests.properties.test_transparency import recompute

from jalon.report.data import to_json


@pytest.fixture(scope="module")
def report(result) -> dict:
    return json.loads(to_json(result))


def again(report: dict, contracts: float = 0.0) -> float:
    """The points from what the report prints, with so many contracts more."""
    name = f"{report['foot']['edition']}.json"
    edition = json.loads(files("jalon.index").joinpath("editions", name).read_text("utf-8"))
    printed = {indicator["code"]: indicator for indicator in report["indicators"]}
    y, e = ({code: each[part] for code, each in printed.items()} for part in ("events", "exposure"))
    y["contracts_signed"] += contracts
    stages = [0.0] * len(edition["stages"]["scores"])
    for row in printed["outreach_graded"]["rows"]:
        stages[row["stage"]] += row["weight"]
    codes = [item["code"] for item in edition["items"]]
    return recompute(edition, [y[code] for code in codes], [e[code] for code in codes], stages)


def test_a_printed_report_is_computed_again_from_the_edition_and_its_own_figures(report) -> None:
    assert report["score"]["points"]["value"] == pytest.approx(again(report), abs=0.01)


def test_an_altered_figure_gives_other_points(report) -> None:
    assert again(report, contracts=1.0) > report["score"]["points"]["value"] + 0.01


def test_the_recomputation_stays_under_sixty_lines() -> None:
    assert len(inspect.getsource(recompute).splitlines()) < 60
