"""One call of a log, and its row in the table of meetings."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jalon.records.identity import fact_id
from jalon.sources.mention import Mention, plain_name


@dataclass(frozen=True, slots=True)
class Call:
    """Start in µs UTC, the other end as written, talked seconds; `missed` when the log says that nobody spoke."""

    at: int
    number: str
    seconds: float
    name: str | None
    missed: bool
    row_no: int

    @property
    def is_held(self) -> bool:
        """True when two people talked."""
        return not self.missed and self.seconds >= words()["least_seconds"]


def mention_of_call(call: Call, phone: str) -> Mention:
    """The other end: a number, and the name that the telephone's list of contacts gives it."""
    name = plain_name(call.name)
    has_letters = name is not None and any(letter.isalpha() for letter in name)
    return Mention(name=name if has_letters else None, phone=phone, origin="calls")


def row_of(call: Call, phone: str, mention_id: str, member_id: str, source_id: str, known: int) -> dict[str, object]:
    """The row of the table `meetings`. The same call of two logs is one."""
    return {
        "fact_id": fact_id("call", call.at // 1_000_000, phone),
        "member_id": member_id,
        "mention_id": mention_id,
        "kind": "call",
        "state": "held" if call.is_held else "missed",
        "minutes": call.seconds / 60,
        "occurred_at": call.at,
        "recorded_at": known,
        "source_id": source_id,
        "row_no": call.row_no,
    }


@cache
def words() -> dict[str, Any]:
    """Read calls.toml once."""
    return tomllib.loads((Path(__file__).parent / "calls.toml").read_text(encoding="utf-8"))
