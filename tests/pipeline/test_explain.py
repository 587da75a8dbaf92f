"""`explain` shows as many rows as asked, and all of them when asked for all."""

from __future__ import annotations

import re

from jalon import explain

ROW = re.compile(r"^  \S.* \S+ \d+ +[+−]?[\d.,]+(  \S.*)?$", re.MULTILINE)


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
