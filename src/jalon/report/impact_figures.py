"""Delays and shares of paths in words, the same in every rendering; a share is never put into words alone."""

from __future__ import annotations

from jalon.impact.thresholds import delay_rules, path_rules
from jalon.report import numbers
from jalon.report.figures import delay_text
from jalon.report.result import Delay, Funnel, PathShares
from jalon.report.result_impact import KindOnPath, ModelShare, PathTouch
from jalon.report.words import Words

WAY = ("conversations", "contracts")


def way_of(funnel: Funnel) -> Delay | None:
    """The whole way from the first exchange to the contract, where it is measured."""
    return next((d for d in funnel.delays if (d.start, d.end) == WAY and d.within.state != "not_measured"), None)


def wait_title(delay: Delay, w: Words) -> str:
    """The step: "From exchange to meeting"."""
    return w("waits_way") if (delay.start, delay.end) == WAY else w(f"waits_{delay.end}")


def wait_within_text(delay: Delay, w: Words) -> str:
    """The share within the horizon with its interval; how many are needed where there are too few."""
    found = delay.within
    if found.value is None or found.low is None or found.high is None:
        return wait_few_text(delay, w)
    return f"{numbers.percent(found.value, w.lang)} ({numbers.span(100 * found.low, 100 * found.high, w.lang)})"


def wait_few_text(delay: Delay, w: Words) -> str:
    """Too few people, or nothing measured."""
    if delay.within.state == "not_measured":
        return w("not_measured")
    return w("waits_few", n=delay.n, needed=delay_rules().fewest)


def wait_median_text(delay: Delay, w: Words) -> str:
    """When half of all who entered had it: the day and its interval, or that it is not reached."""
    low, high = (
        None if day is None else numbers.short(day, w.lang, 0) for day in (delay.median_low, delay.median_high)
    )
    if delay.median == "not_reached":
        return w("waits_not_reached") if low is None else w("waits_not_reached_before", low=low)
    if delay.median_days is None:
        return "–"
    days = delay_text(delay.median_days, w)
    if high is None:
        return w("waits_median_from", days=days, low=low)
    return w("waits_median_between", days=days, low=low, high=high)


def wait_typical_text(delay: Delay, w: Words) -> str:
    """When half of those who pass within the horizon have passed."""
    return "–" if delay.typical_days is None else delay_text(delay.typical_days, w)


def touch_title(kind: str, w: Words) -> str:
    """The name of a kind of contact."""
    return w.first(f"touch_{kind}", kind.replace("_", " "))


def paths_sum_text(paths: PathShares, w: Words) -> str:
    """How many paths ended how."""
    return w("paths_sum", won=paths.won, lost=paths.lost, silent=paths.silent, years=_years(path_rules().window_days))


def waits_note_text(w: Words) -> str:
    """Over which years people are followed from step to step, and who counts."""
    return w("waits_note", years=_years(delay_rules().window_days))


def _years(days: int) -> int:
    return round(days / 365)


def presence_text(kind: KindOnPath, paths: PathShares, w: Words) -> str:
    """On how many won paths and on how many others a kind stands."""
    others = paths.lost + paths.silent
    return w("paths_presence", won=kind.won_paths, won_of=paths.won, other=kind.other_paths, other_of=others)


def band_text(kind: KindOnPath, w: Words) -> str:
    """The band over the models: "22–41 %"."""
    return _percents(kind.low, kind.high, w)


def sample_text(kind: KindOnPath, w: Words) -> str:
    """The band with chance."""
    return _percents(kind.sample_low, kind.sample_high, w)


def association_text(kind: KindOnPath, w: Words) -> str:
    """The ratio of the chances to be won, with its interval."""
    found = kind.association
    if found.value is None or found.low is None or found.high is None:
        return "–"
    value, low, high = (numbers.short(x, w.lang, 0 if x >= 10 else 1) for x in (found.value, found.low, found.high))
    return w("ratio_times", value=value, low=low, high=high)


def model_text(share: ModelShare, w: Words) -> str:
    """One model's share with its interval, for tables that hold all of them."""
    ends = numbers.span(100 * share.low, 100 * share.high, w.lang)
    return f"{numbers.percent(share.value, w.lang)} ({ends})"


def touch_row_text(touch: PathTouch, w: Words) -> str:
    """One contact with the row that shows it: "3 Mar 2026 Message sent, messages.csv 12"."""
    file = touch.file.rsplit("/", 1)[-1]
    return f"{numbers.short_date(touch.on, w.lang)} {touch_title(touch.kind, w)}, {file} {touch.row_no}"


def _percents(low: float | None, high: float | None, w: Words) -> str:
    if low is None or high is None:
        return "–"
    sign = f"{numbers.NARROW}%" if w.lang == "fr" else "%"
    return numbers.span(100 * low, 100 * high, w.lang) + sign
