"""A result beside a measured group: rank, n and interval everywhere, medians on the scale."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jalon.errors import NormsInvalid
from jalon.norms.build import Label, norms_of
from jalon.norms.cohort import parse_cohort
from jalon.norms.document import Norms
from jalon.norms.tally import tally
from jalon.report import numbers
from jalon.report.assemble.reference import compared
from jalon.report.data import from_json, to_json
from jalon.report.markdown import to_markdown
from jalon.report.mask import masked
from jalon.report.page.render import to_html
from jalon.report.result import Result
from jalon.report.text import to_text
from tests.norms.groups import group, together
from tests.report.sample import full, poor
from tests.report.sample_indicators import KEY


def norms() -> Norms:
    whole = full()
    label = Label("exchange", "Sellers", "2026-Q3", whole.foot.edition, whole.foot.edition_hash)
    columns = together(group(214, 1, 48.0, sector="software"), group(300, 2, 55.0, sector="retail"))
    return norms_of(tally(columns), label)


@pytest.fixture
def mine() -> Result:
    return compared(full(), norms(), parse_cohort("sector=software,size=11-50"))


def test_the_finest_shown_cohort_comes_first_then_everybody(mine: Result) -> None:
    assert [(c.group, c.n) for c in mine.comparisons] == [("software", 210), ("Sellers", 510)]
    assert mine.reference is not None
    assert mine.reference.n == 210
    assert mine.reference.median == pytest.approx(48.5, abs=2)
    assert mine.reference.peers == ()
    assert set(mine.reference.pillars) == {p.code for p in mine.pillars}


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_rank_stands_without_its_n_and_interval(mine: Result, lang: str) -> None:
    ahead = mine.comparisons[0].ahead
    assert ahead.low is not None and ahead.value is not None and ahead.high is not None
    assert ahead.low < ahead.value < ahead.high
    for text in (to_text(mine, lang), to_markdown(mine, lang), to_html(mine, lang)):
        flat = " ".join(text.replace("\u202f", " ").split())
        assert "210" in flat and "510" in flat
        assert f"{100 * ahead.low:.0f}" in flat and f"{100 * ahead.high:.0f}" in flat


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "between {} and {}, nine times"), ("fr", "entre {} et {}, neuf fois")]
)
def test_in_the_terminal_the_interval_stands_right_below_the_rank(mine: Result, lang: str, said: str) -> None:
    lines = to_text(mine, lang).splitlines()
    at = next(k for k, line in enumerate(lines) if "210" in line)
    ahead = mine.comparisons[0].ahead
    shown = [numbers.percent(x, lang) for x in (ahead.low, ahead.high) if x is not None]
    assert lines[at + 1].strip().startswith(said.format(*shown))


def test_it_survives_json(mine: Result) -> None:
    assert from_json(to_json(mine)).comparisons[0].group == "software"


def test_norms_of_another_edition_are_refused() -> None:
    other = replace(norms(), edition_hash="0" * 64, edition="2020.01")
    with pytest.raises(NormsInvalid, match=r"2020\.01"):
        compared(full(), other)


def test_without_a_number_there_is_no_rank() -> None:
    whole = poor()
    label = Label("exchange", "Sellers", "2026-Q3", whole.foot.edition, whole.foot.edition_hash)
    assert compared(whole, norms_of(tally(group(300)), label)).reference is None


def test_incognito_hides_the_name_of_the_group(mine: Result) -> None:
    assert "software" not in to_json(masked(mine, KEY)).replace('"software"', "software").split('"indicators"')[0]
