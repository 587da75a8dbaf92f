"""`jalon weights`: own weights in, both scores out, and refusals that say what to write."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jalon.simulate.demo import make_demo
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return make_demo(tmp_path_factory.mktemp("demo"))


def test_the_data_hold_both_scores_and_weights_that_add_up(run: Run, demo: list[Path]) -> None:
    ended = run("weights", *demo, "--weight", "messaging=+50", "--weight", "brand=-40%", "--format", "json")
    assert ended.code == 0, ended.err
    data = json.loads(ended.out)
    for which in ("published", "chosen"):
        assert sum(pillar[which] for pillar in data["pillars"]) == pytest.approx(1.0)
    told = json.loads(run("report", *demo, "--format", "json").out)
    assert data["points"] == pytest.approx(told["score"]["points"]["value"], abs=1e-6)
    assert data["chosen"] != data["points"]


def test_a_member_of_a_known_sector_is_read_as_in_his_report(run: Run, demo: list[Path]) -> None:
    among = ("--cohort", "sector=sector 2", "--format", "json")
    viewed, told = (json.loads(run(name, *demo, *among).out) for name in ("weights", "report"))
    assert viewed["points"] == pytest.approx(told["score"]["points"]["value"], abs=1e-6)
    assert viewed["points"] != json.loads(run("weights", *demo, "--format", "json").out)["points"]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_text_fits_and_warns_that_it_compares_with_nobody(run: Run, demo: list[Path], lang: str) -> None:
    ended = run("weights", *demo, "--lang", lang)
    assert max(map(len, ended.out.splitlines())) <= 80
    assert {"en": "can be compared", "fr": "se compare"}[lang] in " ".join(ended.out.split())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("charm=+10", "no pillar called charm"),
        ("brand=+51", "at most 50 %"),
        ("brand=half", "no change of a weight"),
        ("brand=+1e9", "no change of a weight"),
    ],
)
def test_refusals(run: Run, demo: list[Path], change: str, said: str) -> None:
    ended = run("weights", *demo, "--weight", change)
    assert ended.code == 2
    assert said in ended.err


@pytest.mark.parametrize("shown", ["Brand", "marque", "Marque"])
def test_a_pillar_may_be_called_as_the_table_shows_it(run: Run, demo: list[Path], shown: str) -> None:
    ended = run("weights", *demo, "--weight", f"{shown}=+20", "--format", "json")
    assert ended.code == 0, ended.err
    chosen = {one["code"]: one["chosen"] / one["published"] for one in json.loads(ended.out)["pillars"]}
    assert max(chosen, key=lambda code: chosen[code]) == "brand"


def test_no_sources_is_misuse(run: Run) -> None:
    assert "jalon weights ARCHIVE.zip" in run("weights").err
