"""What a message means after the one before it: a short yes to a proposed time, a number after it was asked for."""

from __future__ import annotations

from jalon.journeys.says.clauses import Clause, Span

# An answer longer than this speaks for itself.
SHORT = 14
# "Thursday 4pm please": one of the times that were offered, and nothing else.
CHOICE = 4
STOPS = ("neg", "cond", "cancel", "later", "third", "refuse", "doubt", "noshow")


def agreed_in_answer(found: list[Clause], words: int, before: list[Clause]) -> tuple[Span, bool] | None:
    """An appointment agreed by a short answer: the words that accept, and whether surely."""
    asked = [clause for clause in before if clause.asks or clause.has("propose")]
    timed = any(clause.has("day", "clock", "date") for clause in asked)
    met = any(clause.has("meet", "propose", "slotlink") for clause in asked)
    if not asked or not (timed or met) or words > SHORT:
        return None
    if any(clause.has(*STOPS) or clause.asks for clause in found):
        return None
    for clause in found:
        for act in ("affirm", "settle"):
            if clause.has(act):
                return clause.acts[act], timed
    chosen = next((clause for clause in found if clause.has("day", "clock")), None)
    return ((chosen.start, chosen.end), timed and words <= CHOICE) if chosen else None
