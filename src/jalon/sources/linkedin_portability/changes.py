"""The change log: events of 28 days, each once; counted, and none of them made a fact.

It names people by codes that differ from program to program and fit no address of the archive, and posts by numbers of
another kind, so that nothing of it can be joined with what the snapshot or the archive tells of the same act, and
adding it would count that act twice. Source: LinkedIn's documentation of memberChangeLogs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from jalon.records.reading import FileReport
from jalon.sources.linkedin_portability.answers import Answer, Event

if TYPE_CHECKING:
    from jalon.records.problems import Problems

KIND = "change_log"


def change_reports(found: Sequence[tuple[str, Answer]], problems: Problems) -> tuple[FileReport, ...]:
    """One report a file with events: how many failed, came again, or cannot be joined."""
    excluded: dict[str, Counter[str]] = {}
    seen = set[str]()
    for file, answer in found:
        if isinstance(answer, Event):
            excluded.setdefault(file, Counter())[_reason(answer, seen)] += 1
    for file in excluded:
        problems.add("change_log_apart", file)
    return tuple(
        FileReport(file, KIND, sum(reasons.values()), 0, dict(sorted(reasons.items())), problems.of(file))
        for file, reasons in excluded.items()
    )


def _reason(event: Event, seen: set[str]) -> str:
    """Why an event is left out: it failed, was told before under its number or as a replay, or cannot be joined."""
    fields = event.fields
    if fields.get("activityStatus") == "FAILURE":
        return "failed"
    names = {f"{key}:{fields[key]}" for key in ("id", "activityId") if isinstance(fields.get(key), (str, int))}
    if names & seen:
        return "told_before"
    seen |= names
    return "not_joined"
