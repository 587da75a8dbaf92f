"""Instances as rows of the table of meetings: one a person, or one without anybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jalon.records.identity import fact_id
from jalon.sources.calendar.instances import Instance
from jalon.sources.calendar.others import Other
from jalon.sources.calendar.owner import Owner

# "The attendee has not answered yet" (RFC 5545): a plan of one side, not a meeting. A calendar that writes no answers
# at all, as Outlook's, leaves them empty and is believed.
ANSWERS = {"DECLINED": "declined", "TENTATIVE": "tentative", "NEEDS-ACTION": "unanswered"}


@dataclass(frozen=True, slots=True)
class Meeting:
    """One row of `meetings`; `other` is None when nobody else is in it."""

    instance: Instance
    other: Other | None
    state: str

    def row(self, member_id: str, source_id: str, recorded_at: int) -> dict[str, object]:
        """The row of the table."""
        mention = self.other.mention.mention_id if self.other else None
        return {
            "fact_id": fact_id("meeting", self.instance.key, mention),
            "member_id": member_id,
            "mention_id": mention,
            "kind": "call" if self.instance.event.is_call else "meeting",
            "state": self.state,
            "minutes": self.instance.event.minutes,
            "occurred_at": self.instance.at,
            "recorded_at": recorded_at,
            "source_id": source_id,
            "row_no": self.instance.event.row_no,
        }


def meetings_of(instance: Instance, others: list[Other], owner: Owner, cancelled: bool) -> Iterator[Meeting]:
    """The rows of one instance: a whole day names nobody, neither does an event without others."""
    state = _state(instance, owner, cancelled)
    if state == "all_day" or not others:
        yield Meeting(instance, None, state if state in {"all_day", "cancelled"} else "private")
        return
    for other in others:
        yield Meeting(instance, other, ANSWERS.get(other.answer, "held") if state == "held" else state)


def _state(instance: Instance, owner: Owner, cancelled: bool) -> str:
    event = instance.event
    if event.is_all_day:
        return "all_day"
    if cancelled or event.status == "CANCELLED":
        return "cancelled"
    answers = [attendee.answer for attendee in event.attendees if owner.is_self(attendee) and attendee.answer]
    if "DECLINED" in answers:
        return "declined"
    return "tentative" if event.status == "TENTATIVE" or "TENTATIVE" in answers else "held"
