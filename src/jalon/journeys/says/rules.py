"""Which label a clause carries, with its guards: negation, condition, another person, a promise, an absence, the past.

A rule gives the words that show the label, or None. `strong` says whether they suffice for `likely`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from jalon.journeys.says.clauses import Clause, Span

Shown = tuple[Span, bool]
Rule = Callable[[Clause], Shown | None]
# A question about a price that is this short (characters) needs no "you" to be meant for the reader.
TERSE = 40
# "Signed!" and nothing else.
ALONE = 12
# "Ok Tuesday", "yep 4pm is good": a yes and a day, or an hour, within so many words settle an appointment; up to the
# last number they may. "Coffee Tuesday?": a question of so many words proposes one.
BRIEF_DAY, BRIEF_HOUR, BRIEF = 3, 6, 12
# "Price?" and little else.
CURT = 20
WHEN = ("clock", "date", "day")
GUARDED = ("neg", "cond")


def labels(clause: Clause) -> Iterator[tuple[str, Span, bool]]:
    """Every label of a clause: its name, where it shows, whether strongly."""
    for name, rule in RULES.items():
        shown = rule(clause)
        if shown:
            yield name, *shown


def agreed(clause: Clause) -> Shown | None:
    """A future appointment settled: words that settle, and a time; vague words need an hour or a date."""
    settled = clause.has("settle") or clause.has("settleweak")
    if clause.asks or _denied(clause) or clause.has("held", "noshow", "doubt", "offer", "wish"):
        return None
    brief = _brief_yes(clause)
    if not settled or (brief and brief[1]) or (clause.has("invite") and not clause.has("affirm")):
        return brief
    if clause.has("pastday") and not clause.has("clock", "date"):
        return None
    names = ("settle", "settleweak", "meet", *WHEN)
    if clause.has("clock", "date") or (clause.has("settle") and clause.has("day")):
        later = clause.has("later")
        sure = clause.has("settle") and (not later or clause.has("clock", "date"))
        sure = sure or (clause.has("meet", "affirm") and not later)
        return _span(clause, *names), sure
    return (_span(clause, *names), False) if clause.has("meet", "day") and not clause.has("later") else None


def proposed(clause: Clause) -> Shown | None:
    """An appointment offered: words that propose, and what or when."""
    if clause.has("slotlink"):
        return _span(clause, "slotlink"), True
    moved = ("cancel",) if clause.has("move") else ()
    if _asks_to_move(clause):
        return _span(clause, "move", *WHEN), True
    if clause.asks and clause.words <= BRIEF_HOUR and clause.has("meet") and clause.has("day", "clock"):
        return None if clause.has("held", "event", "pastday", "third") else (_span(clause, "meet", *WHEN), True)
    if not clause.has("propose") or _denied(clause, "neg", *moved) or clause.has("held", "ofyou", "noshow", "doubt"):
        return None
    few = BRIEF if clause.has("clock", "date") else BRIEF_HOUR
    if clause.asks and clause.words <= few and clause.has(*WHEN) and not clause.has("settle", "third", "event"):
        return _span(clause, "propose", "meet", "move", *WHEN), True
    if clause.has("meet", "move") and (clause.asks or (clause.has("invite") and clause.has(*WHEN))):
        return _span(clause, "propose", "meet", *WHEN), not clause.has("third", "settle") or clause.asks
    return (_span(clause, "propose", "meet", *WHEN), False) if clause.has("meet", *WHEN) else None


def held(clause: Clause) -> Shown | None:
    """A talk that took place between the two."""
    told = clause.has("held") or (clause.has("event", "meet") and clause.has("pastday") and clause.has("event"))
    if not told or clause.asks or _denied(clause) or clause.has("noshow"):
        return None
    return _span(clause, "held", "event", "pastday"), True


def sent(clause: Clause) -> Shown | None:
    """An offer sent, now or before; a promise is none."""
    if clause.has("oursent", "ouroffer") and clause.has("chase", "ofyou"):
        stopped = clause.has("third", "signed", "order", "refuse", "cond")
        return None if stopped else (_span(clause, "oursent", "ouroffer", "chase", "ofyou"), False)
    if clause.has("oursent"):
        stopped = _denied_before(clause, "oursent") or clause.has("later", "signed")
        return None if stopped else (_span(clause, "oursent"), not clause.asks)
    if not clause.has("offer") or not clause.has("sent") or clause.has("later", "ofyou", "passedon"):
        return None
    stopped = _denied_before(clause, "sent", "offer")
    return None if stopped else (_span(clause, "sent", "offer"), not clause.asks and not clause.has("signed"))


def promised(clause: Clause) -> bool:
    """A quote or proposal announced by the writer: words of later, and none that ask, deny or say that it is sent."""
    if clause.asks or not clause.has("offer") or not clause.has("later") or _denied(clause):
        return False
    return not clause.has("sent", "ofyou", "order", "signed", "interest")


def requested(clause: Clause) -> Shown | None:
    """A price, a quote or a proposal asked for."""
    if _denied(clause) or clause.has("ofyou", "sent", "later", "signed"):
        return None
    if clause.has("howmuch"):
        return _span(clause, "howmuch"), clause.has("you") or clause.asks or clause.end - clause.start <= TERSE
    if clause.asks and clause.has("price") and not clause.has("you") and clause.end - clause.start <= CURT:
        return _span(clause, "price"), True
    if not clause.has("order") or not clause.has("offer", "price"):
        return None
    return _span(clause, "order", "offer", "price"), True


def signed(clause: Clause) -> Shown | None:
    """A contract or an order accepted between the two."""
    if clause.asks and not clause.has("mutual"):
        return None
    if not clause.has("signed") or _denied(clause) or clause.has("later", "ofyou", "refuse"):
        return None
    alone = clause.end - clause.start <= ALONE
    return (_span(clause, "signed", "contract", "mutual"), True) if alone or clause.has("contract", "mutual") else None


def refused(clause: Clause) -> Shown | None:
    """A no to what is offered."""
    if not clause.has("refuse") or clause.asks or clause.has("third"):
        return None
    return _span(clause, "refuse"), True


def interested(clause: Clause) -> Shown | None:
    """A wish to know more, said by the writer."""
    if not clause.has("interest", "interestweak") or clause.has("neg", "ofyou", "third", "refuse", "later"):
        return None
    return _span(clause, "interest", "interestweak"), clause.has("interest") and (
        not clause.asks or clause.has("order")
    )


RULES: dict[str, Rule] = {
    "meeting_agreed": agreed,
    "meeting_proposed": proposed,
    "call_held": held,
    "offer_sent": sent,
    "offer_requested": requested,
    "contract_signed": signed,
    "refusal": refused,
    "interest": interested,
}


def _brief_yes(clause: Clause) -> Shown | None:
    """A yes at the beginning, a time, and little else."""
    yes = clause.acts.get("affirm")
    if yes is None or yes[0] != clause.start or clause.has("propose", "pastday", "move", "invite"):
        return None
    timed = clause.has("clock", "date")
    if clause.words > BRIEF or not (timed or (clause.has("day") and clause.words <= BRIEF_DAY)):
        return None
    return _span(clause, "affirm", *WHEN), clause.words <= BRIEF_HOUR


def _asks_to_move(clause: Clause) -> bool:
    """Another time asked for instead of the one that was settled."""
    denied = _denied(clause, "neg", "cancel", "cond")
    return clause.asks and clause.has("move") and clause.has(*WHEN) and not denied and not clause.has("held", "noshow")


def _denied(clause: Clause, *but: str) -> bool:
    """Whether a guard stops the clause, those named in `but` apart."""
    guards = [name for name in ("neg", "cond", "third", "cancel", "refuse") if name not in but]
    return clause.has(*guards)


def _denied_before(clause: Clause, *names: str) -> bool:
    """Whether a guard stops these acts; what is denied after both (tell me if it has not landed) does not."""
    end = _span(clause, *names)[1]
    return clause.has("third", "cancel", "refuse") or any(clause.acts.get(guard, (end,))[0] < end for guard in GUARDED)


def _span(clause: Clause, *names: str) -> Span:
    """From the first to the last of the acts named, as far as they are in the clause."""
    spans = [clause.acts[name] for name in names if name in clause.acts]
    return min(span[0] for span in spans), max(span[1] for span in spans)
