"""A store, and one call that reads a calendar text into it."""

from __future__ import annotations

import pytest
from tests.sources.calendar.ics import calendar
from tests.sources.singles import AS_OF, ME, open_store, write

from jalon.sources.calendar import read_calendar


@pytest.fixture
def con():
    with open_store() as opened:
        yield opened


@pytest.fixture
def read(con, tmp_path):
    def reader(*events, name="agenda.ics", as_of=AS_OF, whole=None, **head):
        content = whole if whole is not None else calendar(*events, **head)
        return read_calendar(con, write(tmp_path, name, content), member_id=ME, as_of=as_of)

    return reader


@pytest.fixture
def starts(con):
    """Starts of all meetings as clock text in UTC."""

    def reader(where="true"):
        return [
            text
            for (text,) in con.execute(
                "select strftime(make_timestamp(occurred_at), '%Y-%m-%d %H:%M') from meetings "
                f"where {where} order by occurred_at"
            ).fetchall()
        ]

    return reader
