"""A store, and one call that pulls a fake CRM and reads what came."""

from __future__ import annotations

import datetime

import pytest

from jalon.clients.pull import pull
from jalon.sources.crm.settle import settle
from jalon.sources.crm_api import read_crm_lines
from tests.clients.conftest import FAKES, client_of
from tests.clients.fakes import serve
from tests.sources.singles import ME, open_store

NOW = datetime.datetime(2026, 5, 1, 8, tzinfo=datetime.UTC)
AS_OF = int(datetime.datetime(2026, 6, 1, tzinfo=datetime.UTC).timestamp()) * 1_000_000


@pytest.fixture
def con():
    with open_store() as opened:
        yield opened


@pytest.fixture
def pulled(tmp_path):
    """Pull a system, again and again into the same file; `change` may alter the CRM between two times."""
    fakes = {name: fake() for name, fake in FAKES.items()}

    def run(system, now=NOW, change=None):
        path = tmp_path / f"{system}.lines.jsonl"
        if change:
            change(fakes[system])
        with serve(fakes[system]) as service:
            pull(client_of(system, service.url), path, now)
        return path

    return run


@pytest.fixture
def read(con):
    def reader(path, as_of=AS_OF):
        report = read_crm_lines(con, path, member_id=ME, as_of=as_of)
        settle(con, ME)
        return report

    return reader


@pytest.fixture
def outcomes(con):
    """Kind, day, amount and currency of every event."""

    def reader():
        return con.execute(
            "select kind, strftime(make_timestamp(occurred_at), '%Y-%m-%d'), amount, currency "
            "from deal_events order by 2, 1"
        ).fetchall()

    return reader
