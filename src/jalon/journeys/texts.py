"""The SQL of the tables that are derived from the records, the same for every engine, its figures filled in."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def text_of(table: str) -> str:
    """The SELECT that fills a derived table, in the portable subset."""
    text = (HERE / f"{table}.sql").read_text(encoding="utf-8")
    if table != "weeks":
        return text
    holiday = tomllib.loads((HERE / "weeks.toml").read_text(encoding="utf-8"))["holiday"]
    return text.replace(":holiday_weeks", f"{holiday['weeks']:d}").replace(":holiday_of", f"{holiday['of']:d}e0")
