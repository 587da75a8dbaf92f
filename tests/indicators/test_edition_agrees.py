"""The indicator files and the edition say the same of each indicator, and no act is spent twice."""

from __future__ import annotations

import pytest

from jalon.index import load_edition
from jalon.indicators.catalogue import indicators

EDITION = load_edition()


def test_every_item_has_a_file_and_every_file_an_item():
    assert {item.code for item in EDITION.items} == set(indicators())


@pytest.mark.parametrize("item", EDITION.items, ids=lambda item: item.code)
def test_header_and_edition_agree(item):
    file = indicators()[item.code]
    assert file.kind == item.kind
    assert file.actor == item.actor
    assert file.dimension == item.dimension
    assert file.maturity_days == item.maturity_days
    assert tuple("|".join(sorted(group)) for group in file.needs) == tuple(
        "|".join(sorted(need.split("|"))) for need in item.needs
    )
