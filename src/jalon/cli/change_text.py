"""The change between two days as text of at most 80 columns, and as data."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from jalon.report import numbers
from jalon.report.words import words

if TYPE_CHECKING:
    from jalon.api.changing import Changed, Dated
    from jalon.cli.language import Say
    from jalon.index import Cause
    from jalon.report.words import Words

WIDTH = 80
NAME = 40
SENTENCE = {"sure": "change_sure", "likely": "change_likely", "noise": "change_noise"}
# Parts that would print as 0.0 are added up in one line.
SHOWN = 0.05


def text(found: Changed, say: Say) -> str:
    """Both scores, the difference and how sure its sign is, then the causes, the largest first."""
    w = words(say.language)
    lines = [_dated(found.since, w), _dated(found.until, w), ""]
    split = found.split
    if split is None or found.certainty is None:
        return "\n".join([*lines, _folded(say("change_no_split"))])
    lang = say.language
    low, high = (numbers.signed(v, lang, 1) for v in (split.low, split.high))
    chance = numbers.percent(split.chance, lang)
    points = numbers.signed(split.points, lang, 1)
    lines.append(_folded(say(SENTENCE[found.certainty], points=points, low=low, high=high, chance=chance)))
    told = sorted((c for c in split.causes if abs(c.points) >= SHOWN), key=lambda c: -abs(c.points))
    rest = sum(c.points for c in split.causes) - sum(c.points for c in told)
    lines += ["", *(_cause(c, w) for c in told)]
    if len(told) < len(split.causes):
        lines.append(_row(say("change_rest"), rest, "", w))
    return "\n".join([*lines, _row(say("change_sum"), split.points, "", w), "", _folded(say("change_note"))])


def as_data(found: Changed) -> str:
    """JSON: since and until {day, edition, edition_hash, score}, split {points, low, high, chance, causes}, certainty.

    `causes` add up to `points`; `split` and `certainty` are null when one of the days has no score.
    """
    data: dict[str, Any] = asdict(found)
    if data["split"] is not None:
        del data["split"]["pillars"]
    return json.dumps(data, ensure_ascii=False, indent=2)


def _dated(dated: Dated, w: Words) -> str:
    score = dated.score
    day = numbers.long_date(dated.day, w.lang)
    if score.value is None or score.low is None or score.high is None:
        return f"{day:<20} {w(f'state_{score.state}')}"
    value, low, high = (numbers.number(v, w.lang, 1) for v in (score.value, score.low, score.high))
    return f"{day:<20} {value:>6}  {low} – {high}   {dated.edition}"


def _cause(cause: Cause, w: Words) -> str:
    return _row(w.first(f"cause_{cause.code}", f"label_{cause.code}", cause.code), cause.points,
                w(f"certainty_{cause.certainty}"), w)  # fmt: skip


def _row(name: str, points: float, certainty: str, w: Words) -> str:
    return f"  {name[:NAME]:<{NAME}} {numbers.signed(points, w.lang, 1):>7}  {certainty}".rstrip()


def _folded(sentence: str) -> str:
    return textwrap.fill(sentence, WIDTH, break_long_words=False, break_on_hyphens=False)
