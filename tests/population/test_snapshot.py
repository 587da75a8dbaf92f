"""How the files of a table are gathered by what its folders or its log tell."""

from __future__ import annotations

from pathlib import Path

import pytest

from jalon.errors import PopulationInvalid
from jalon.population.layout import Table
from jalon.population.settings import settings
from jalon.population.snapshot import parts_of


def test_too_many_parts_name_their_column_though_the_first_file_is_told_nothing() -> None:
    table = Table("messages", {"direction": "varchar"})
    many = settings()["tables"]["most_parts"] + 1
    told = [(Path("0"), {}), *((Path(str(n)), {"direction": str(n)}) for n in range(many))]
    with pytest.raises(PopulationInvalid, match="direction"):
        parts_of(table, told)
