"""Who is who across sources, for a program: the list with its reasons in sentences, one pair opened, decisions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.linkage.matches import Match
    from jalon.records.reading import Reading
    from jalon.report.words import Words

# Likenesses below this many bits, either way, say nothing to anybody.
SPEAKING = 0.3
ROUNDED = 6


def matches(reading: Reading, *, lang: str = "en", incognito: bool = False) -> list[dict[str, Any]]:
    """Every pair of a LinkedIn person and a row of another source: who, where, how probable, its state and why.

    Keys: person_url (None for people known by name alone), source, row, probability, state (sure, likely, doubtful or
    refused), why (finished sentences), id (what confirms or refuses it), basis. `incognito` replaces addresses by
    codes and names of files by numbers.
    """
    from jalon.linkage.matches import matches as listed
    from jalon.report.words import words

    found = listed(reading.con, reading.member_id or "")
    say = words(lang)
    rows = [_row(match, say) for match in found]
    return _masked(reading, found, rows) if incognito else rows


def decide(reading: Reading, code: str, decision: str) -> Match:
    """Confirm, refuse or undo (`decision`) the pair of a code, remember it in the store, and join anew.

    Raises Misuse when no pair has this code, or when there is nothing to undo.
    """
    from jalon.linkage import decisions
    from jalon.linkage.link import link

    match, member = match_of(reading, code), reading.member_id or ""
    pair = (reading.con, member, match.mention_id, match.person_id)
    if decision == "undo":
        if not decisions.undo(*pair):
            raise Misuse(f"Nothing was decided about {code}.", "jalon matches lists what was decided.")
    else:
        states = {"confirm": decisions.CONFIRMED, "refuse": decisions.REFUSED}
        decisions.decide(*pair, states[decision], int(datetime.now(UTC).timestamp() * 1e6))
    link(reading.con, member)
    return match


def match_of(reading: Reading, code: str) -> Match:
    """The pair of a code; raises Misuse when there is none."""
    from jalon.linkage.matches import matches as listed

    found = [match for match in listed(reading.con, reading.member_id or "") if match.code == code.lower()]
    if not found:
        raise Misuse(f"No pair has the code {code}.", "jalon matches lists the codes.")
    return found[0]


def why(match: Match, say: Words) -> str:
    """What speaks for the pair and what against it, the weightiest first, in finished sentences."""
    if match.basis != "model" and not match.likenesses:
        return say(f"why_{match.basis}")
    strong = sorted(match.likenesses, key=lambda likeness: -abs(likeness.bits))
    spoken = [likeness for likeness in strong if abs(likeness.bits) >= SPEAKING]
    sentences = [say(f"why_{x.comparison}_{x.level}") for sign in (1, -1) for x in spoken if x.bits * sign > 0]
    if match.basis == "title":
        sentences.append(say("why_title"))
    if match.candidates > 1:
        sentences.append(say("why_others", n=match.candidates - 1))
    return " ".join(sentences)


def _row(match: Match, say: Words) -> dict[str, Any]:
    return {
        "person_url": match.person_url,
        "source": match.source,
        "row": match.row,
        "probability": round(match.probability, ROUNDED),
        "state": match.state,
        "why": why(match, say),
        "id": match.code,
        "basis": match.basis,
    }


def _masked(reading: Reading, found: list[Match], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    from jalon.records.store import store_key
    from jalon.report.mask import contact_code

    key = store_key(reading.con)
    inputs = {name: n for n, name in enumerate(sorted({match.source for match in found}), 1)}
    return [
        {**row, "person_url": contact_code(match.person_id, key), "source": f"source-{inputs[match.source]}"}
        for match, row in zip(found, rows, strict=True)
    ]
