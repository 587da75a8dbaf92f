"""`jalon validate`: a model card in both languages from a table, and bad tables told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import numpy as np
import pytest

from jalon.impact.validity.table import quarter_text
from tests.cli.conftest import Run
from tests.impact.validity.worlds import world


def table(folder: Path, members: int = 50, quarters: int = 8, effect: float = 0.3) -> Path:
    panel = world(members, quarters, 1, effect)
    lines = ["member_id,quarter,index,outcome,known"]
    for row in range(len(panel.member)):
        count = int(panel.outcome[row])
        index = "" if np.isnan(panel.index[row]) else f"{panel.index[row]:.3f}"
        lines.append(f"m{panel.member[row]},{quarter_text(int(panel.quarter[row]))},{index},{count},{count}")
    path = folder / "panel.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


SENTENCE = {"en": "This is not a forecast of sales at t+1.", "fr": "Ceci n’est pas une prévision des ventes à t+1."}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_card_says_both_claims_apart_and_what_it_is_not(run: Run, tmp_path: Path, language: str) -> None:
    ended = run("validate", table(tmp_path), "--as-of", "2026-11-01", "--lang", language)
    assert ended.code == 0, ended.err
    assert SENTENCE[language] in ended.out
    assert ended.out.count("\n## ") == 5
    assert not re.search(r"\bcard_|\{|None|nan", ended.out)
    assert ("It adds." in ended.out) == (language == "en")


@pytest.mark.parametrize("language", ["en", "fr"])
def test_too_little_says_what_there_is_and_what_is_needed(run: Run, tmp_path: Path, language: str) -> None:
    ended = run("validate", table(tmp_path, 4, 4), "--as-of", "2026-11-01", "--lang", language)
    assert ended.code == 0
    assert "12" in ended.out and "40" in ended.out
    assert SENTENCE[language] in ended.out
    assert "card_" not in ended.out


def test_json_holds_every_figure_and_the_sentence(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "card.json"
    assert run("validate", table(tmp_path), "--as-of", "2026-11-01", "--format", "json", "--out", out).code == 0
    found = json.loads(out.read_text(encoding="utf-8"))
    assert found["sentences"]["not_a_forecast"] == SENTENCE["en"]
    assert found["skills"]["pooled"]["low"] > 0
    assert found["as_of"] == "2026-11-01"
    assert found["members"] == 50


BAD = [
    ("member_id,quarter,index\na,2026-Q1,50\n", "no column outcome"),
    ("member_id,quarter,index,outcome\na,2026-13,50,1\n", "not written like 2026-Q3"),
    ("member_id,quarter,index,outcome\na,2026-Q1,high,1\n", "something else than numbers"),
    ("member_id,quarter,index,outcome\na,2026-Q1,50,-1\n", "something else than numbers"),
    ("member_id,quarter,index,outcome\na,2026-Q1,50,1.5\n", "something else than numbers"),
    ("member_id,quarter,index,outcome\na,2026-Q1,50,1\na,2026-Q1,51,1\n", "two rows for one quarter"),
    ("member_id,quarter,index,outcome\na,2031-Q1,50,1\n", "in the future"),
    ("member_id,quarter,index,outcome\n", "no quarter to test"),
]


@pytest.mark.parametrize(("content", "said"), BAD)
def test_a_bad_table_is_told(run: Run, tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "p.csv"
    path.write_text(content, encoding="utf-8")
    ended = run("validate", path, "--as-of", "2026-11-01")
    assert ended.code == 1
    assert said in ended.err
    french = run("validate", path, "--as-of", "2026-11-01", "--lang", "fr")
    assert said not in french.err


def test_nothing_given_is_misuse(run: Run) -> None:
    assert run("validate").code == 2


def test_tables_and_stores_are_not_mixed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "s.duckdb").write_bytes(b"x")
    assert "cannot be tested together" in run("validate", table(tmp_path), tmp_path / "s.duckdb").err


def test_a_cohort_is_of_stores_and_must_be_one(run: Run, tmp_path: Path) -> None:
    ended = run("validate", table(tmp_path), "--cohort", "sector=software")
    assert (ended.code, "holds points already" in ended.err) == (1, True)
    assert "contient déjà des points" in run("validate", table(tmp_path), "--cohort", "sector=x", "--lang", "fr").err
    (tmp_path / "s.duckdb").write_bytes(b"x")
    ended = run("validate", tmp_path / "s.duckdb", "--cohort", "colour=red")
    assert (ended.code, "does not describe a cohort" in ended.err) == (1, True)


def test_the_sector_of_a_cohort_reaches_the_scores(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from jalon.api import validating
    from tests.impact.validity.test_leakage import store

    asked: list[str] = []
    scored = validating.points_at

    def noted(*given: object) -> float | None:
        asked.append(str(given[-1]))
        return scored(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(validating, "points_at", noted)
    ended = run("validate", store(tmp_path, 20), "--as-of", "2026-07-15", "--cohort", "sector=sector 2")
    assert ended.code == 0, ended.err
    assert set(asked) == {"sector 2"}


def test_one_members_store_is_his_own_history_and_no_claim(run: Run, tmp_path: Path) -> None:
    from tests.impact.validity.test_leakage import store

    ended = run("validate", store(tmp_path, 20), "--as-of", "2026-07-15")
    assert ended.code == 0, ended.err
    assert "your own history" in ended.out
    assert "Not tested." in ended.out
    assert "reconstructed" in ended.out
