"""`jalon population`: norms keep the floor in every output they reach; what is odd is told, in two languages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from jalon.norms.cohort import parse_cohort
from jalon.norms.document import load_norms
from jalon.norms.settings import measures
from jalon.population.part import WHOLE, Manifest, note
from jalon.report.assemble.reference import compared
from jalon.report.data import to_json
from jalon.report.markdown import to_markdown
from jalon.report.page.render import to_html
from jalon.report.text import to_text
from tests.cli.conftest import Run
from tests.report.sample import full

SIZES = {"software": 60, "retail": 44, "hamlet nineteen": 19, "hamlet three": 3}
FLOOR = 20


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    """Scores of four sectors, two of them under the floor."""
    out, foot = tmp_path / "scored", full().foot
    (out / "scores").mkdir(parents=True)
    figures = ", ".join(f"50 + 10 * sin(k * {n + 1}) as {name}" for n, name in enumerate(measures()))
    members = " union all ".join(
        f"select '{sector}' as sector, k from range({many}) t(k)" for sector, many in SIZES.items()
    )
    duckdb.execute(
        f"copy (select sector || k as member_id, 'established' as state, {figures}, sector, null::varchar as size, "
        f"'FR' as country, null::varchar as role, '{foot.edition}' as edition, '{foot.edition_hash}' as edition_hash "
        f"from ({members})) to '{out}/scores/part-00000.parquet' (format parquet)"
    )
    note(out, Manifest({}, {}, (), WHOLE))
    return out


def numbers_of(data: object) -> Iterator[int]:
    """Every n of a file, wherever it stands."""
    if isinstance(data, dict):
        yield from ([data["n"]] if isinstance(data.get("n"), int) else [])
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from numbers_of(value)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_output_of_norms_shows_a_group_under_the_floor(
    run: Run, tmp_path: Path, scored: Path, language: str
) -> None:
    out = tmp_path / "norms.json"
    made = run("population", "norms", "--input", scored, "--out", out, "--lang", language)
    assert made.code == 0, made.err
    text = out.read_text(encoding="utf-8")
    assert min(numbers_of(json.loads(text))) >= FLOOR
    mine = compared(full(), load_norms(out), parse_cohort("sector=software"))
    shown = run("norms", "show", out, "--lang", language).out
    reports = [to_text(mine, language), to_markdown(mine, language), to_html(mine, language), to_json(mine)]
    for output in (text, made.out, made.err, shown, *reports):
        assert "hamlet" not in output
    assert "software" in shown and "retail" in shown
    assert {c.n for c in mine.comparisons} <= {60, 125}


def test_nobody_above_the_floor_gives_no_norms(run: Run, tmp_path: Path, scored: Path) -> None:
    file = scored / "scores" / "part-00000.parquet"
    duckdb.execute(f"copy (select * from '{file}' where sector = 'hamlet nineteen') to '{tmp_path}/few.parquet'")
    (tmp_path / "few.parquet").rename(file)
    made = run("population", "norms", "--input", scored, "--out", tmp_path / "norms.json")
    assert made.code == 1
    assert "19 members have a score, and 20 are needed" in made.err
    assert not (tmp_path / "norms.json").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("score", "--input", "lake.sales"), "lake.sales"),
        (("norms", "--engine", "spark", "--input", "lake.sales"), "lake.sales"),
        (("score",), "--input"),
    ],
)
def test_what_cannot_be_meant_is_a_wrong_call(run: Run, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    ended = run("population", *words, "--out", tmp_path / "out")
    assert ended.code == 2
    assert said in ended.err


@pytest.mark.parametrize(
    ("language", "two", "later"),
    [
        ("en", "A member has two sectors, sizes, countries or roles", "A row tells of something after the as-of day"),
        ("fr", "Un membre a deux secteurs, tailles, pays ou rôles", "Une ligne parle d’un fait postérieur au jour"),
    ],
)
def test_what_is_odd_is_told(run: Run, tmp_path: Path, language: str, two: str, later: str) -> None:
    folder = tmp_path / "tables"
    run(
        "simulate",
        "--members",
        "3",
        "--weeks",
        "3",
        "--world",
        "W4",
        "--seed",
        "1",
        "--as-of",
        "2026-10-31",
        "--out",
        folder,
    )
    home = folder / "cohorts"
    home.mkdir(exist_ok=True)
    for sector in ("a", "b"):
        duckdb.execute(f"copy (select 'm000000001' as member_id, '{sector}' as sector) to '{home}/{sector}.parquet'")
    ended = run("population", "score", "--input", folder, "--as-of", "2026-10-20", "--out", tmp_path / "out",
                "--lang", language)  # fmt: skip
    assert ended.code == 0, ended.err
    assert two in ended.err and later in ended.err
