"""A published figure is quoted with everything a reader needs to doubt it, or not at all."""

from __future__ import annotations

import pytest

from jalon.norms import published_norms, reference_norms, wording
from jalon.norms.published import GRADES
from jalon.norms.published import _table as table  # pyright: ignore[reportPrivateUsage]

NORMS = published_norms()


@pytest.mark.parametrize("norm", NORMS, ids=lambda n: f"{n.code} {n.source[:20]}")
def test_every_figure_says_where_it_comes_from(norm):
    assert norm.source
    assert norm.year[:4].isdigit()
    assert norm.n == "" or norm.n.rstrip("+").isdigit()
    assert norm.low <= norm.high
    assert norm.unit != "share" or 0 < norm.low <= norm.high < 1
    for code in (norm.population, norm.denominator):
        assert wording(code, "en") != wording(code, "fr")


def test_no_figure_of_grade_e_is_kept():
    assert {norm.grade for norm in NORMS} <= set(GRADES)


def test_one_reference_range_a_code():
    references = [norm.code for norm in NORMS if norm.reference]
    assert sorted(references) == sorted({norm.code for norm in NORMS})
    assert reference_norms()["invitation_acceptance"].low == 0.26


def test_the_reference_of_acceptance_is_about_everybody_and_not_about_the_target():
    """The indicator of the index counts target people only: no published figure does, so none is put beside it."""
    assert "target_acceptances_per_invitation" not in reference_norms()


def test_a_reference_is_never_graded_above_its_best_source():
    for code, reference in reference_norms().items():
        others = [norm.grade for norm in NORMS if norm.code == code and not norm.reference]
        assert not others or reference.grade >= min(others)


def test_every_word_is_used_and_in_both_languages():
    words = {**table()["populations"], **table()["denominators"]}
    used = {norm.population for norm in NORMS} | {norm.denominator for norm in NORMS}
    assert used == set(words)
    assert all(len(pair) == 2 and all(pair) for pair in words.values())
    with pytest.raises(KeyError):
        wording("nobody")
