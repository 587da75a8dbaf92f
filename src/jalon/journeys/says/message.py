"""A message as it came, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

State = Literal["likely", "to_confirm"]
Direction = Literal["in", "out"]

# The labels in the order in which they are told: those of the way to a contract first.
LABELS = (
    "meeting_agreed",
    "meeting_proposed",
    "call_held",
    "phone_shared",
    "offer_sent",
    "offer_requested",
    "contract_signed",
    "refusal",
    "interest",
)
# What a person or a calendar must confirm, however clear the words are.
ALWAYS_TO_CONFIRM = frozenset({"call_held", "contract_signed", "refusal"})

# What counts when the other person says it; from the member's own hand it is to be confirmed.
OF_THE_OTHER = frozenset({"interest", "offer_requested"})


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its words, who wrote (`in`: the other person), what came before, the language if known."""

    id: str
    text: str
    direction: Direction | None = None
    previous_text: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One label, how sure, and the words that show it: characters `span[0]` to `span[1]` (exclusive) of the text."""

    label: str
    state: State
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Said:
    """What one message says; `kind` is what the message is as a whole.

    `kind`: auto_reply, recruiter, spam, irony (nothing is read in these), polite or negative (two kinds of refusal),
    positive (interest, an appointment, a request), or plain.
    """

    id: str
    language: str
    kind: str
    labels: tuple[Finding, ...]
