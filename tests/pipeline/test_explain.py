"""`explain` shows as many rows as asked, and all of them when asked for all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.builders import Archive

from jalon import explain, read

ROW = re.compile(r"^  \d{1,2} \S+ \d{4} .* [+−]?[\d.]+  \S+ \d+$", re.MULTILINE)


def shown(reading, strategy, **options) -> int:
    text = explain(reading, "outreach_answered", strategy=strategy, **options)
    return len(ROW.findall(text))


def test_rows_are_as_many_as_asked_and_none_means_all(reading, strategy, result) -> None:
    total = next(i.rows_total for i in result.indicators if i.code == "outreach_answered")
    assert total > 25
    assert shown(reading, strategy) == 25
    assert shown(reading, strategy, rows=3) == 3
    assert shown(reading, strategy, rows=None) == total
    assert "--rows 0" in explain(reading, "outreach_answered", strategy=strategy, rows=3)
    assert "--rows 0" not in explain(reading, "outreach_answered", strategy=strategy, rows=None)


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Needs the contracts signed, in your results file."),
        ("fr", "Demande les contrats signés, dans votre fichier de résultats."),
    ],
)
def test_what_is_missing_is_named_in_the_language(tmp_path: Path, lang: str, said: str) -> None:
    archive = Archive("2026-07").connect("Robert Exemplar", "2026-03-15", "Purchasing director", "Velmora")
    text = explain(read(archive.zip(tmp_path)), "contracts_signed", lang=lang)
    assert said in " ".join(text.split())


def test_the_columns_of_the_rows_have_heads(reading, strategy) -> None:
    for lang, heads in (("en", "Date Person Points File, row"), ("fr", "Date Personne Points Fichier, ligne")):
        text = explain(reading, "outreach_answered", strategy=strategy, lang=lang)
        assert heads in [" ".join(line.split()) for line in text.splitlines()]
