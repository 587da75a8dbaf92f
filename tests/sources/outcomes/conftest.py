"""A store, and one call that reads a results text or workbook into it."""

from __future__ import annotations

import pytest
from tests.sources.singles import AS_OF, ME, open_store, write

from jalon.sources.outcomes import read_results


@pytest.fixture
def con():
    with open_store() as opened:
        yield opened


@pytest.fixture
def read(con, tmp_path):
    def reader(content, name="results.csv", as_of=AS_OF):
        return read_results(con, write(tmp_path, name, content), member_id=ME, as_of=as_of)

    return reader


@pytest.fixture
def deals(con):
    """Day, kind, amount and currency of every event."""

    def reader():
        return con.execute(
            "select strftime(make_timestamp(occurred_at), '%Y-%m-%d'), kind, amount, currency from deal_events "
            "order by occurred_at, kind, amount"
        ).fetchall()

    return reader
