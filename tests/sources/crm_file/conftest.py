"""A store, and one call that reads exports into it and settles what they say."""

from __future__ import annotations

import pytest

from jalon.sources.crm.settle import settle
from jalon.sources.crm_file import read_crm_file
from tests.sources.singles import AS_OF, ME, open_store, write


@pytest.fixture
def con():
    with open_store() as opened:
        yield opened


@pytest.fixture
def read(con, tmp_path):
    def reader(content, name="deals.csv", as_of=AS_OF):
        report = read_crm_file(con, write(tmp_path, name, content), member_id=ME, as_of=as_of)
        settle(con, ME)
        return report

    return reader


@pytest.fixture
def outcomes(con):
    """Deal, kind, day, amount and currency of every event."""

    def reader():
        return con.execute(
            "select deal_id, kind, strftime(make_timestamp(occurred_at), '%Y-%m-%d'), amount, currency "
            "from deal_events order by 1, 3, 2"
        ).fetchall()

    return reader
