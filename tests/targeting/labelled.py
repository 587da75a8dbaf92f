"""The two tables of invented titles with the function and rank that a reader gives them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Labelled(NamedTuple):
    """One title; `clear` when nobody would argue with its label."""

    language: str
    title: str
    function: str
    seniority: str
    clear: bool


def titles(name: str) -> list[Labelled]:
    """Rows of tests/targeting/<name>."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Labelled(*row[:4], clear=row[4] == "1") for row in rows]


FIRST = titles("titles.tsv")
SECOND = titles("titles_second.tsv")
EVERY = FIRST + SECOND
