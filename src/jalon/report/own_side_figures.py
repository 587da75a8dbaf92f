"""The member's own side in words."""

from __future__ import annotations

from jalon.report import numbers
from jalon.report.result_own_side import OwnSide, ReturnPerHour, WaitingRow
from jalon.report.words import Words

TONES = ("positive", "plain", "polite", "negative", "auto_reply")


def own_side_sentences(own: OwnSide, w: Words) -> list[str]:
    """How the member answers, what waits, how many hours: one sentence each, none without figures."""
    found: list[str] = []
    if own.hours_median is not None:
        ends = {"low": own.hours_low, "high": own.hours_high}
        found.append(w("own_answers", n=own.answered, hours=own.hours_median, **ends))
    if own.waiting:
        found.append(w("own_waiting", n=own.waiting))
    if own.replies:
        found.append(w("own_replies", n=sum(own.replies.values()), tones=_tones(own, w)))
    if own.promises:
        found.append(w("own_promises", n=len(own.promises)))
    if own.silent_quotes:
        found.append(w("own_silent_quotes", n=len(own.silent_quotes)))
    if own.hours and own.hours.high > 0:
        code = "own_hours" if own.hours.meetings else "own_hours_gestures"
        found.append(w(code, low=own.hours.low, usual=own.hours.usual, high=own.hours.high))
        found += [return_text(one, w) for one in own.hours.returns]
    return found


def _tones(own: OwnSide, w: Words) -> str:
    known = [tone for tone in TONES if own.replies.get(tone)]
    others = sum(n for tone, n in own.replies.items() if tone not in TONES)
    told = [w(f"tone_{tone}", n=own.replies[tone]) for tone in known]
    return ", ".join([*told, w("tone_other", n=others)] if others else told)


def return_text(one: ReturnPerHour, w: Words) -> str:
    """Value of traced deals for each hour, between most and least hours."""
    low, high = (numbers.money(value, one.currency, w.lang) for value in (one.low, one.high))
    told = w("own_return", n=one.deals, low=low, high=high)
    return f"{told} {w('own_return_converted', n=one.converted)}" if one.converted else told


def waiting_text(one: WaitingRow, w: Words) -> str:
    """Who waits, since when, and the row."""
    who = f"{one.person} ({one.about})" if one.about else one.person
    value = "" if one.amount is None else f", {numbers.money(one.amount, one.currency or '', w.lang)}"
    return w("own_row", who=who, value=value, day=one.on, n=one.days, file=one.file, row=one.row_no)
