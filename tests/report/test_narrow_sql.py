"""A query told in narrow lines is the same query."""

from __future__ import annotations

import pytest

from jalon.indicators.catalogue import indicators
from jalon.report.narrow_sql import narrow_sql


def code(sql: str) -> list[str]:
    """The words of a query without its comments."""
    return " ".join(line.split("--")[0] for line in sql.splitlines()).split()


@pytest.mark.parametrize("name", sorted(indicators()))
def test_every_indicator_keeps_its_words_within_80_columns(name: str) -> None:
    sql = indicators()[name].sql
    narrow = narrow_sql(sql, 80)
    assert max(map(len, narrow.splitlines())) <= 80
    assert code(narrow) == code(sql)
    assert narrow_sql(narrow, 80) == narrow


def test_a_blank_in_quotation_marks_is_never_broken() -> None:
    quoted = "select '" + "a b " * 30 + "' as text"
    assert narrow_sql(quoted, 80) == quoted


def test_a_comment_behind_code_is_told_above_it() -> None:
    assert narrow_sql("  select 1 as one, -- " + "why " * 20, 40).splitlines()[-1] == "  select 1 as one,"
