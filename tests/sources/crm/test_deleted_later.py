"""A contract that was deleted in the CRM later: what each day showed, and what the trend shows from then on.

Two clocks: the contract happened on one day, and that it is gone was recorded on another. Whatever is asked as of a day
before the second still counts it, for nobody knew better then; whatever is asked from the second on counts it on no
day, that of the contract neither, so that the trend drawn then has no bump of a contract that never was.
"""

from __future__ import annotations

import json
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from jalon import api
from jalon.simulate.demo import make_demo

READ, GONE = "2026-02-10T08:00:00Z", "2026-05-20T08:00:00Z"
BEFORE, SAME, AFTER = date(2026, 5, 19), date(2026, 5, 20), date(2026, 6, 30)
PIPELINE = {"id": "p", "stages": [{"id": "won", "label": "Signed", "metadata": {"isClosed": "true", "probability": 1}}]}


def line(stream: str, record: dict[str, object], at: str) -> str:
    return json.dumps({"type": "RECORD", "stream": f"hubspot:{stream}", "record": record, "time_extracted": at})


def deal(key: str, closed: str) -> dict[str, object]:
    told = {"dealstage": "won", "createdate": "2025-06-01T09:00:00Z", "closedate": closed, "amount": "9600"}
    return {"id": key, "properties": told}


def crm(folder: Path, *keys: str, gone: str | None = None) -> Path:
    """The lines of a CRM with these contracts, the newest last; `gone` was deleted there later."""
    path = folder / "crm.jsonl"
    rows = [line("stages", PIPELINE, READ)]
    rows += [line("deals", deal(key, f"2026-02-0{n}T09:00:00Z"), READ) for n, key in enumerate(keys, 1)]
    rows += [line("deals", {"id": gone, "jalon_gone": True}, GONE)] if gone else []
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder)
    return next(folder.glob("*.zip"))


def shown(*sources: Path, as_of: date, store: Path | None = None) -> tuple[object, ...]:
    """The trend, quarter by quarter, and how many contracts the indicator counts."""
    reading = api.read(*sources, as_of=as_of, store=store)
    with closing(reading.con):
        result = api.score(reading)
        signed = reading.con.execute("select count(*) from deal_events where kind = 'contract_signed'").fetchall()
        return tuple((each.on, each.points) for each in result.history.quarters), signed[0][0]


def test_from_the_day_on_which_it_is_recorded_the_trend_counts_it_on_no_day(archive, tmp_path):
    bare, _ = shown(archive, crm(tmp_path, "1"), as_of=AFTER)
    both, signed = shown(archive, crm(tmp_path, "1", "2"), as_of=AFTER)
    assert both != bare and signed == 2, "the second contract moves the trend"
    assert shown(archive, crm(tmp_path, "1", "2", gone="2"), as_of=AFTER) == (bare, 1)
    assert shown(archive, crm(tmp_path, "1", "2", gone="2"), as_of=SAME)[1] == 1


def test_as_of_a_day_before_it_still_counts(archive, tmp_path):
    known = shown(archive, crm(tmp_path, "1", "2"), as_of=BEFORE)
    assert known[1] == 2
    assert shown(archive, crm(tmp_path, "1", "2", gone="2"), as_of=BEFORE) == known


def test_a_store_that_knows_better_still_tells_what_was_known_then(archive, tmp_path):
    known = shown(archive, crm(tmp_path, "1", "2"), as_of=BEFORE)
    store = tmp_path / "jalon.duckdb"
    assert shown(archive, crm(tmp_path, "1", "2", gone="2"), as_of=AFTER, store=store)[1] == 1
    assert shown(store=store, as_of=BEFORE) == known
    assert shown(store=store, as_of=AFTER)[1] == 1, "looking back changes nothing"
