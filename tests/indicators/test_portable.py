"""The portable subset: every indicator file must mean the same on DuckDB and on Spark SQL."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import jalon
from jalon.indicators.catalogue import indicators

ROOT = Path(jalon.__file__).parent
FILES = [
    *ROOT.glob("indicators/**/*.sql"),
    *ROOT.glob("population/*.sql"),
    *ROOT.glob("journeys/*.sql"),
    *ROOT.glob("impact/**/*.sql"),
]
FILES = [f for f in FILES if f.name != "schema.sql"]
FORBIDDEN = {
    "timestamp types": r"\btimestamp\b|\bdate_diff\b|\bdate_trunc\b|\bepoch|\bunix_|\binterval\s+'",
    "decimal literals": r"(?<![\w.])\d+\.\d+(?!e)",
    "sketchy quantiles": r"\bquantile_|\bapprox_|\basof\b",
    "qualify": r"\bqualify\b",
    "hashes": r"\bhash\(",
    "varchar": r"\bvarchar\b",
    "lists and structs": r"\blist_|\bunnest\b|\bstruct_",
    "ignore nulls": r"\bignore nulls\b",
    "jaro winkler": r"\bjaro_",
    "macros of one engine": r"\bexclude\b|\bcolumns\(|::",
}


def body(path):
    return "\n".join(line for line in path.read_text().splitlines() if not line.startswith("--")).lower()


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
@pytest.mark.parametrize("rule", FORBIDDEN)
def test_no_construct_that_the_engines_disagree_on(path, rule):
    assert not re.search(FORBIDDEN[rule], body(path)), rule


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.stem)
def test_running_sums_write_their_frame(path):
    for match in re.finditer(r"\bsum\([^()]*(?:\([^()]*\)[^()]*)*\)\s+over\s*\(([^()]*)\)", body(path)):
        assert "rows between" in match.group(1) or "order by" not in match.group(1)


def test_every_header_is_complete_and_the_counterpart_acts():
    for file in indicators().values():
        assert file.actor == "counterpart", file.code
        assert file.kind in {"bin", "cnt", "grd"}
        assert file.title and file.title_fr and file.advice
