"""What a CRM's own words for the origin of a deal mean."""

from __future__ import annotations

import pytest

from jalon.impact.deals.origins import origin_of


@pytest.mark.parametrize(
    ("source", "origin"),
    [
        ("LinkedIn", "linkedin"),
        ("Réseaux sociaux - linkedin", "linkedin"),
        ("Customer referral", "referral"),
        ("Recommandation d’un client", "referral"),
        ("Bouche-à-oreille", "referral"),
        ("Recomendación", "referral"),
        ("Doorverwijzing", "referral"),
        ("ORGANIC_SEARCH", "elsewhere"),
        ("Trade show", "elsewhere"),
    ],
)
def test_linkedin_a_referral_or_elsewhere(source: str, origin: str) -> None:
    assert origin_of(source) == origin
