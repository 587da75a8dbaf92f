"""Deals for a person at the terminal: one line a deal, its evidence below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jalon.cli.language import Say

LONGEST = 60


def deals_text(found: list[dict[str, Any]], say: Say) -> str:
    """All deals, won ones first, each with what links LinkedIn to it."""
    if not found:
        return say("deals_none")
    lines = [line for deal in found for line in _deal(deal, say)]
    return "\n".join([*lines, "", say("deals_how")])


def deal_line(deal: dict[str, Any], say: Say) -> str:
    """The deal as the person knows it: its name, outcome, day and value."""
    name = " ".join("".join(c if c.isprintable() else " " for c in str(deal["deal"])).split())[:LONGEST]
    value = "" if deal["amount"] is None else f"{deal['amount']:g} {deal['currency'] or ''}".strip()
    parts = [name, say(f"deal_is_{deal['outcome']}"), deal["closed_on"], value]
    return ", ".join(part for part in parts if part)


def _deal(deal: dict[str, Any], say: Say) -> Iterator[str]:
    yield f"{deal['id']}  {deal_line(deal, say)}"
    yield f"  {say('deal_grade_' + deal['grade'])} {say('deal_with_' + deal['reconciled'])}".rstrip()
    for row in deal["rows"]:
        yield f"    {row['on']}  {say('deal_step_' + row['kind'])}  {say('deal_row', file=row['file'], row=row['row'])}"
    if not deal["linked"]:
        yield f"    {say('deal_nobody_linked')}"
