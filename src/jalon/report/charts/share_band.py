"""The share of one kind of contact: a bar from the lowest to the highest model, a tick a model, a line with chance."""

from __future__ import annotations

from markupsafe import Markup

from jalon.report.charts.svg import across, band, drawing, tick
from jalon.report.result_impact import KindOnPath
from jalon.report.words import Words

MIDDLE = 11.0


def share_band(kind: KindOnPath, w: Words) -> Markup:
    """The strip of a kind, from 0 to 100 %; empty below the first gate."""
    ends = (kind.low, kind.high, kind.sample_low, kind.sample_high)
    low, high, least, most = (100 * (end or 0.0) for end in ends)
    if None in ends:
        return Markup("")
    said = w("paths_kind_said", low=kind.low, high=kind.high, least=kind.sample_low, most=kind.sample_high)
    marks = [across(0, 100, MIDDLE, "ax"), across(least, most, MIDDLE, "oiv"), band(low, high, MIDDLE, 6, "soft")]
    marks += [tick(100 * model.value, MIDDLE, 6, "mine thin") for model in kind.models]
    return drawing(2 * MIDDLE, said, *marks)


def band_key(part: str) -> Markup:
    """A sign for the key: band, model or sample."""
    drawn = {
        "band": band(5, 95, 7, 5, "soft"),
        "model": tick(50, 7, 6, "mine thin"),
        "sample": across(0, 100, 7, "oiv"),
    }[part]
    return Markup('<svg width="22" height="14" aria-hidden="true">{}</svg>').format(drawn)
