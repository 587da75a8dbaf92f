"""The word lists that say which company is meant."""

from __future__ import annotations

import pytest

from jalon.linkage.words import link_words


@pytest.mark.parametrize("short", ["adp", "ca", "cea", "ge", "gm", "ns", "pg"])
def test_short_letters_that_several_firms_bear_name_none_of_them(short: str) -> None:
    assert short not in link_words().company_alias


def test_letters_that_one_firm_bears_name_it() -> None:
    assert {"sncf", "ratp", "ibm"} <= set(link_words().company_alias)
