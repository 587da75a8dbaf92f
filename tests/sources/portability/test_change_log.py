"""Trap 27, the change log: codes for names, replays, failures; counted, and nothing of it counted twice."""

from __future__ import annotations

from jalon import api
from jalon.sources.recognise import recognise
from tests.builders import Archive
from tests.sources.portability.pages import EVENT, connection, response, save


def files(reading, kind):
    return [file for source in reading.sources for file in source.files if file.recognised_as == kind]


def test_events_are_counted_each_once_and_none_is_made_a_fact(tmp_path):
    """The event at `startTime` comes again, a replay bears the number of the act, a failed one never happened."""
    again, replay = EVENT, EVENT | {"id": 2, "activityStatus": "SUCCESSFUL_REPLAY"}
    failed = EVENT | {"id": 3, "activityId": "urn:li:activity:a3", "activityStatus": "FAILURE"}
    other = EVENT | {"id": 4, "activityId": "urn:li:activity:a4", "resourceName": "messages"}
    path = save(tmp_path, "log.json", {"paging": {"start": 0}, "elements": [EVENT, again, replay, failed, other]})
    assert recognise(path) == "portability"
    share = "https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7380000000000000001"
    archive = Archive().put("Shares", "2026-06-04 10:00:00", share, "Hello", "", "", "PUBLIC").zip(tmp_path)
    reading = api.read(archive, path)
    (log,) = [file for source in reading.sources for file in source.files if file.recognised_as == "change_log"]
    assert (log.rows, log.kept, log.excluded) == (5, 0, {"failed": 1, "not_joined": 2, "told_before": 2})
    assert reading.con.execute("select count(*) from posts").fetchall() == [(1,)]
    assert any(problem.code == "change_log_apart" for problem in reading.problems)


def test_a_change_log_alone_is_refused_with_the_next_step(tmp_path):
    archive = Archive().connect("Ana Exemplar", "2026-01-01").zip(tmp_path)
    reading = api.read(save(tmp_path, "log.json", {"elements": [EVENT]}), archive)
    refused = next(source for source in reading.sources if source.refused)
    assert [problem.code for problem in refused.problems] == ["change_log_apart", "portability_nothing"]


def test_a_change_log_beside_a_snapshot_hinders_nothing(tmp_path):
    path = save(tmp_path, "a.jsonl", response("CONNECTIONS", [connection("Ana Exemplar")]), {"elements": [EVENT]})
    reading = api.read(path)
    assert [file.kept for file in files(reading, "connections")] == [1]
    assert [file.rows for file in files(reading, "change_log")] == [1]
