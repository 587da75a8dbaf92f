"""The list of matches as text of at most 80 columns: what waits for a decision first, then what is joined."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from jalon.cli.language import Say
from jalon.report import numbers

if TYPE_CHECKING:
    from jalon.linkage.matches import Match
    from jalon.records.reading import Reading

WIDTH = 78
ORDER = ("likely", "doubtful", "refused", "sure")
# A name longer than this is nobody's; the rest is not shown.
LONGEST_NAME = 60
MARGIN = 21

Row = Mapping[str, Any]


def matches_text(reading: Reading, rows: Sequence[Row], incognito: bool, states: Sequence[str], say: Say) -> str:
    """The pairs by state, those that wait for a decision first; sure ones are counted unless `states` asks for them."""
    from jalon.linkage.matches import matches

    named = {} if incognito else {match.code: match for match in matches(reading.con, reading.member_id or "")}
    pairs = [[row for row in rows if row["id"] == code] for code in dict.fromkeys(row["id"] for row in rows)]
    parts = [
        _section(state, [pair for pair in pairs if pair[0]["state"] == state], named, state not in states, say)
        for state in ORDER
    ]
    text = "\n\n".join(part for part in parts if part) or _wrapped(say("matches_none"), 0)
    return "\n\n".join([text, *(_wrapped(sentence, 0) for sentence in _closing(reading, rows, say))])


def decided_text(decision: str, match: Match, say: Say) -> str:
    """What was remembered about a pair."""
    who = shown(match.person_name) or match.person_id
    row = numbers.short(match.row, say.language)
    if decision == "confirm":
        return _wrapped(say("match_confirmed", who=who, source=match.source, row=row), 0)
    if decision == "refuse":
        return _wrapped(say("match_refused", who=who, source=match.source, row=row), 0)
    return _wrapped(say("match_undone", who=who, source=match.source, row=row), 0)


def shown(text: str | None) -> str:
    """A name as a terminal may show it: one line, no control signs, not endless."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text or "").split())
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 1]}…"


def percent(probability: float, say: Say) -> str:
    """A probability in percent, never rounded up to certain."""
    floored = min(probability, 0.9999) if probability < 1 else 1.0
    digits = 0 if 0.01 <= floored < 0.99 else 2
    text = f"{100 * floored:.{digits}f}"
    return say("percent", n=text.replace(".", ",") if say.language == "fr" else text)


def _section(state: str, pairs: Sequence[Sequence[Row]], named: Mapping[str, Match], unasked: bool, say: Say) -> str:
    if not pairs:
        return ""
    title = say.many(f"matches_{state}", len(pairs))
    if state == "sure" and unasked:
        return _wrapped(f"{title}. {say('matches_sure_how')}", 0)
    return "\n".join([title, *(line for pair in pairs for line in _lines(pair, named.get(pair[0]["id"]), say))])


def _lines(pair: Sequence[Row], match: Match | None, say: Say) -> Iterator[str]:
    """One pair: its code and probability, the row as written, the person in LinkedIn, and why."""
    row = pair[0]
    place = say("match_place", source=row["source"], row=row["row"])
    if len(pair) > 1:
        place += " " + say.many("match_more_rows", len(pair) - 1)
    written = _written(match.name, match.company) if match else ""
    person = _written(match.person_name, match.person_company) if match else ""
    url = (row["person_url"] or "").removeprefix("https://www.")
    yield _wrapped(f"{row['id']}  {percent(row['probability'], say):>7}  {written or place}", 2, MARGIN)
    if written:
        yield _wrapped(place, MARGIN)
    for text in (person, url, row["why"]):
        if text:
            yield _wrapped(text, MARGIN)


def _written(*parts: str | None) -> str:
    return ", ".join(filter(None, (shown(part) for part in parts)))


def _closing(reading: Reading, rows: Sequence[Row], say: Say) -> Iterator[str]:
    from jalon.linkage.matches import waiting
    from jalon.linkage.scoring import is_installed

    if any(row["state"] in ("likely", "doubtful") for row in rows):
        yield say("matches_how")
    n = waiting(reading.con, reading.member_id or "")
    if n and not is_installed():
        yield say.many("matches_extra", n)


def _wrapped(text: str, indent: int, following: int | None = None) -> str:
    after = " " * (indent if following is None else following)
    return textwrap.fill(text, WIDTH, initial_indent=" " * indent, subsequent_indent=after, break_on_hyphens=False)
