"""The other side of a deal: its people's touches, talks and meetings, arranged so that many deals can ask."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jalon.journeys.ways import Step, Way

DAY = 86_400_000_000


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation of two: when the other answered, when the last message went, the row of the answer."""

    person_id: str
    answered_at: int
    last_at: int
    source_id: str
    row_no: int


@dataclass(frozen=True, slots=True)
class Side:
    """Talks by the day of the answer, each beside the one among them that lasted longest; meetings after a talk.

    `touch` is the first touch of all, `real_day` the first day of a step in real life.
    """

    answered: Sequence[int]
    longest: Sequence[Talk]
    led: Sequence[tuple[Step, Talk]]
    touch: Step | None
    real_day: int | None
    linked: bool

    def before(self, meeting: Step, within: int) -> Talk | None:
        """A talk that came before a meeting and had not ended more than `within` (µs) before it."""
        place = bisect_right(self.answered, meeting.at // DAY)
        talk = self.longest[place - 1] if place else None
        return talk if talk and talk.last_at >= meeting.at - within else None

    def led_between(self, since: int, until: int) -> tuple[Step, Talk] | None:
        """The first meeting after a talk from the day of `since` to the day of `until`."""
        place = bisect_left(self.led, since // DAY, key=lambda pair: pair[0].at // DAY)
        found = self.led[place] if place < len(self.led) else None
        return found if found and found[0].at // DAY <= until // DAY else None


def side_of(people: Iterable[Way], talks: Iterable[Talk], meetings: Iterable[Step], within: int) -> Side:
    """The side that these people make, with all their talks and meetings."""
    ways = list(people)
    ordered = sorted(talks, key=lambda talk: (talk.answered_at, talk.person_id, talk.row_no))
    longest: list[Talk] = []
    for talk in ordered:
        longest.append(talk if not longest or talk.last_at > longest[-1].last_at else longest[-1])
    touches = [replace(step, person_id=way.person_id) for way in ways if (step := way.step("first_touch"))]
    real = [step.at // DAY for way in ways for step in way.steps if step.channel != "linkedin"]
    bare = Side(
        answered=[talk.answered_at // DAY for talk in ordered],
        longest=longest,
        led=(),
        touch=min(touches, key=lambda step: (step.at, step.source_id, step.row_no), default=None),
        real_day=min(real, default=None),
        linked=any(step.channel == "linkedin" for way in ways for step in way.steps),
    )
    met = sorted(meetings, key=lambda step: (step.at, step.source_id, step.row_no))
    led = [(step, talk) for step in met if (talk := bare.before(step, within))]
    return Side(bare.answered, bare.longest, led, bare.touch, bare.real_day, bare.linked)
