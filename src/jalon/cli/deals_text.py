"""Deals for a person at the terminal: one line a deal, its evidence below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from jalon.cli.folded import folded
from jalon.report.numbers import money, short_date

if TYPE_CHECKING:
    from jalon.cli.language import Say

LONGEST = 40
_MADE = re.compile(r"(?:[a-z][a-z0-9_-]*:)?[0-9a-f]{32}|[^|]*\|[^|]*")  # of a deal to which nobody gave a name
PEOPLE = 2


def deals_text(found: list[dict[str, Any]], say: Say) -> str:
    """All deals, won ones first, each with what links LinkedIn to it."""
    if not found:
        return say("deals_none")
    lines = [line for deal in found for line in _deal(deal, say)]
    return folded([*lines, "", say("deals_how")])


def deal_line(deal: dict[str, Any], say: Say) -> str:
    """The deal as the person knows it: who and which company, its name, outcome, day and value."""
    known = [*deal["people"][:PEOPLE], deal["company"], None if _MADE.fullmatch(deal["deal"]) else deal["deal"]]
    value = "" if deal["amount"] is None else money(deal["amount"], deal["currency"] or "", say.language)
    closed = short_date(deal["closed_on"], say.language) if deal["closed_on"] else None
    parts = [*(_clean(part) for part in known if part), say(f"deal_is_{deal['outcome']}"), closed, value]
    return ", ".join(part for part in parts if part)


def _clean(text: object) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in str(text)).split())[:LONGEST]


def _deal(deal: dict[str, Any], say: Say) -> Iterator[str]:
    yield f"{deal['id']}  {deal_line(deal, say)}"
    yield f"  {say('deal_grade_' + deal['grade'])} {say('deal_with_' + deal['reconciled'])}".rstrip()
    if deal["lead_source"]:
        yield f"    {say('deal_lead_source', source=_clean(deal['lead_source']))}"
    for row in deal["rows"]:
        place = say("deal_row", file=row["file"].rsplit("/", 1)[-1], row=row["row"])
        place += f" ({say('deal_row_confirmed')})" if row["channel"] == "message" else ""
        place += f" ({say('deal_colleague', who=_clean(row['colleague']))})" if row["colleague"] else ""
        yield f"    {short_date(row['on'], say.language):<14}{say('deal_step_' + row['kind'])}  {place}"
    if not deal["linked"]:
        yield f"    {say('deal_nobody_linked')}"
