"""The Social Selling Index as LinkedIn's page holds it, or as a person types it; kept beside, never in the score."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from jalon.errors import Misuse
from jalon.sources.numbers import parse_number
from jalon.sources.problem_texts import PROBLEM_TEXTS

PILLARS = {
    "PROFESSIONAL_BRAND": "brand",
    "FIND_RIGHT_PEOPLE": "people",
    "INSIGHT_ENGAGEMENT": "insights",
    "STRONG_RELATIONSHIP": "relationships",
}
MEMBER = "memberScore"
ROUNDING = 1.0
DEEPEST = 12
_FIGURE = r"(\d{1,3}(?:[.,]\d+)?)"
_FOUR = _FIGURE + (r"\s*[/;|+ ]\s*" + _FIGURE) * 3
_TYPED = re.compile(
    rf"\s*(?:SSI)?\s*:?\s*{_FIGURE}\s*(?:/\s*100)?\s*(?:[(\[:;,]?\s*{_FOUR}\s*[)\]]?)?\s*", re.IGNORECASE
)
Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Ssi:
    """Total (0 to 100), four parts (0 to 25), "top n %" of the sector and of the network; None when not given."""

    overall: float
    brand: float | None = None
    people: float | None = None
    insights: float | None = None
    relationships: float | None = None
    industry_top: float | None = None
    network_top: float | None = None

    @property
    def is_plausible(self) -> bool:
        """True when all figures are in range and the parts add up to the total, but for rounding."""
        parts = [self.brand, self.people, self.insights, self.relationships]
        known = [part for part in parts if part is not None]
        tops = [top for top in (self.industry_top, self.network_top) if top is not None]
        return (
            0 <= self.overall <= 100
            and all(0 <= part <= 25 for part in known)
            and all(0 <= top <= 100 for top in tops)
            and (len(known) < 4 or abs(sum(known) - self.overall) <= ROUNDING)
        )


def parse_typed_ssi(text: str) -> Ssi:
    """The figures in "74", "74 (18/17/20/19)" or "74,5 (18,2/17/20/19,3)", parts in the order of LinkedIn's page.

    Raises Misuse when the text is something else or the figures cannot be right.
    """
    found = _TYPED.fullmatch(text) if len(text) < 200 else None
    figures = [parse_number(figure) for figure in found.groups() if figure] if found else []
    ssi = Ssi(*(figure for figure in figures if figure is not None)) if figures else None
    if ssi is None or not ssi.is_plausible:
        message, hint, *_ = PROBLEM_TEXTS["ssi_implausible" if ssi else "ssi_not_found"]
        raise Misuse(message, hint)
    return ssi


def find_ssi(text: str) -> Ssi | None:
    """The figures in the JSON of the page, wrapped or not, or in the page saved as HTML; None when there are none."""
    for candidate in (text, html.unescape(text)):
        for value in _documents(candidate):
            found = _in_document(value)
            if found:
                return found
    return None


def _documents(text: str) -> Iterator[object]:
    """JSON values in a text: the whole, else the objects around each "memberScore"."""
    decoder = json.JSONDecoder()
    try:
        yield decoder.decode(text)
        return
    except (ValueError, RecursionError):
        pass
    place = -1
    for _ in range(10):
        place = text.find(f'"{MEMBER}"', place + 1)
        if place < 0:
            return
        for start in _openings(text, place):
            try:
                yield decoder.raw_decode(text, start)[0]
            except (ValueError, RecursionError):
                continue


def _openings(text: str, place: int) -> Iterator[int]:
    """Positions of the braces before a place, nearest first, that may open the object around it."""
    for _ in range(5):
        place = text.rfind("{", 0, place)
        if place < 0:
            return
        yield place


def _in_document(value: object, depth: int = 0) -> Ssi | None:
    if depth > DEEPEST:
        return None
    if isinstance(value, list):
        inner: list[object] = cast("list[object]", value)
        return next((found for item in inner[:100] if (found := _in_document(item, depth + 1))), None)
    if not isinstance(value, dict):
        return None
    entry = cast("Json", value)
    if isinstance(entry.get(MEMBER), dict):
        return _from_page(entry)
    return next((found for item in list(entry.values())[:100] if (found := _in_document(item, depth + 1))), None)


def _from_page(page: Json) -> Ssi | None:
    member = cast("Json", page[MEMBER])
    overall = _number(member.get("overall", member.get("ssi")))
    if overall is None:
        return None
    parts = {code: _part(member, pillar, code) for pillar, code in PILLARS.items()}
    return Ssi(overall, **parts, industry_top=_top(page, "INDUSTRY"), network_top=_top(page, "NETWORK"))


def _part(member: Json, pillar: str, code: str) -> float | None:
    """A part by the id of its pillar: their order is not fixed."""
    listed = member.get("subScores")
    for item in cast("list[object]", listed) if isinstance(listed, list) else []:
        if isinstance(item, dict) and cast("Json", item).get("pillar") == pillar:
            return _number(cast("Json", item).get("score"))
    return _number(member.get(code))


def _top(page: Json, group: str) -> float | None:
    listed = page.get("groupScore")
    for item in cast("list[object]", listed) if isinstance(listed, list) else []:
        if isinstance(item, dict) and cast("Json", item).get("groupType") == group:
            return _number(cast("Json", item).get("rank"))
    hand_made = page.get(group.casefold())
    return _number(cast("Json", hand_made).get("top")) if isinstance(hand_made, dict) else None


def _number(value: object) -> float | None:
    return parse_number(value)
