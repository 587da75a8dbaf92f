"""One pair explained to a lay person: where one starts, what each comparison adds or takes, where one ends."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jalon.cli.language import Say
from jalon.cli.matches_text import percent, shown
from jalon.report import numbers

if TYPE_CHECKING:
    from jalon.linkage.matches import Likeness, Match

WIDTH = 78
BAR = 16
# A comparison of so many bits fills the bar: a thousand times as likely.
FULL_BITS = 10.0


def waterfall(match: Match, incognito: bool, say: Say) -> str:
    """The pair, the chance before anything is compared, one line a comparison, and the probability at the end."""
    from jalon.api.matches import why
    from jalon.report.words import words

    head = list(_head(match, incognito, say))
    if match.weight is None:
        return "\n".join([*head, "", _folded(why(match, words(say.language))), "", _end(match, say)])
    start = match.weight - sum(likeness.bits for likeness in match.likenesses)
    ordered = sorted(match.likenesses, key=lambda likeness: -likeness.bits)
    lines = [_folded(say("waterfall_start", n=_count(2**-start, say))), ""]
    lines += [line for likeness in ordered for line in _step(likeness, say)]
    if match.candidates > 1:
        lines += ["", _folded(say.many("waterfall_shared", match.candidates - 1))]
    return "\n".join([*head, "", *lines, "", _end(match, say), "", _folded(_weights(match, say))])


def _weights(match: Match, say: Say) -> str:
    """Where the weights above come from: the person's own sources or the published ones."""
    if match.learnt_from is None:
        return say("waterfall_published")
    return say("waterfall_learnt", n=_count(match.learnt_from, say))


def _head(match: Match, incognito: bool, say: Say) -> Iterator[str]:
    yield say("match_place", source=match.source if not incognito else "…", row=match.row)
    if incognito:
        return
    yield "  " + ", ".join(filter(None, (shown(match.name), shown(match.company))))
    yield "LinkedIn"
    yield "  " + ", ".join(filter(None, (shown(match.person_name), shown(match.person_company))))


def _step(likeness: Likeness, say: Say) -> Iterator[str]:
    from jalon.report.words import words

    filled = min(BAR, round(BAR * abs(likeness.bits) / FULL_BITS))
    bar = ("█" if likeness.bits > 0 else "░") * filled
    times = _count(2 ** abs(likeness.bits), say)
    change = say("waterfall_more", n=times) if likeness.bits > 0 else say("waterfall_less", n=times)
    yield f"{bar:<{BAR}}  {change}"
    yield _folded(words(say.language)(f"why_{likeness.comparison}_{likeness.level}"), BAR + 2)


def _end(match: Match, say: Say) -> str:
    return _folded(say(f"waterfall_{match.state}", share=percent(match.probability, say)))


def _count(value: float, say: Say) -> str:
    """Two digits that count: 12,000 and not 11,834; 1.5 and not 1.4893."""
    rounded = float(f"{value:.2g}")
    return numbers.short(rounded if rounded < 10 else round(rounded), say.language)


def _folded(text: str, indent: int = 0) -> str:
    margin = " " * indent
    return textwrap.fill(text, WIDTH, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)
