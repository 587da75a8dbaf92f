"""What a message is as a whole: an automatic reply, a recruiter's, an advert, irony; nothing is read in these."""

from __future__ import annotations

from jalon.journeys.says.clauses import Clause

KINDS = (("auto", "auto_reply"), ("recruiter", "recruiter"), ("spam", "spam"), ("irony", "irony"))
UNREAD = frozenset(kind for _, kind in KINDS)
WELCOME = frozenset({"meeting_agreed", "meeting_proposed", "offer_requested", "contract_signed", "interest"})


def kind_of(found: list[Clause]) -> str:
    """The kind of a message that speaks for the whole of it, or plain."""
    acts = {act for clause in found for act in clause.acts}
    return next((kind for act, kind in KINDS if act in acts), "plain")


def tone_of(found: list[Clause], labels: set[str]) -> str:
    """positive, polite (a courteous refusal), negative (a blunt one), or plain."""
    if "refusal" in labels:
        return "negative" if any(clause.has("blunt") for clause in found) else "polite"
    return "positive" if labels & WELCOME else "plain"
