"""The model card: what was tested, on what, both claims with their intervals, and what it is not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from jalon.cli.folded import folded_text
from jalon.cli.language import Say
from jalon.impact.validity import Validity
from jalon.impact.validity.skill import Skill
from jalon.impact.validity.table import quarter_text
from jalon.report import numbers
from jalon.report.markdown import table

Context = Mapping[str, str]


def card(found: Validity, context: Context, say: Say) -> str:
    """The card in Markdown."""
    blocks = (_head, _data, _forecast, _calibration, _lever, _limits)
    return folded_text("\n\n".join(block for part in blocks for block in part(found, context, say))) + "\n"


def card_data(found: Validity, context: Context, say: Say) -> str:
    """The card as JSON: every figure, and the sentences that it may not be read without."""
    sentences = {"not_a_forecast": say("card_not_a_forecast"), "forecast": say(f"card_forecast_{found.forecast}"),
                 "lever": say(f"card_lever_{found.lever}"), "refusals": _refusals(found, say)}  # fmt: skip
    document = {"schema": "jalon.validity/1", **context, **asdict(found), "sentences": sentences}
    return json.dumps(_rounded(document), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return float(f"{value:.9g}")
    if isinstance(value, dict):
        return {key: _rounded(part) for key, part in value.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(value, tuple | list):
        return [_rounded(part) for part in value]  # pyright: ignore[reportUnknownVariableType]
    return value


def _head(found: Validity, context: Context, say: Say) -> Iterator[str]:
    yield f"# {say('card_title', edition=context['edition'])}"
    yield f"**{say('card_not_a_forecast')}**"


def _data(found: Validity, context: Context, say: Say) -> Iterator[str]:
    yield f"## {say('card_data')}"
    between = (quarter_text(number) if number is not None else "-" for number in (found.first, found.last))
    first, last = between
    outcome = say(f"card_outcome_{context['outcome']}")
    as_of = numbers.long_date(context["as_of"], say.language)
    yield say("card_on", members=found.members, quarters=found.quarters, first=first, last=last, pairs=found.pairs,
              outcomes=found.outcomes, outcome=outcome, as_of=as_of)  # fmt: skip
    if found.reconstructed:
        yield say("card_reconstructed")
    if found.members == 1:
        yield say("card_one_member")
    yield from _refusals(found, say)


def _refusals(found: Validity, say: Say) -> list[str]:
    return [
        say(f"card_refused_{refusal.code}", have=int(refusal.have), need=int(refusal.need))
        for refusal in found.refusals
    ]


def _forecast(found: Validity, context: Context, say: Say) -> Iterator[str]:
    yield f"## {say('card_forecast')}"
    yield f"**{say(f'card_forecast_{found.forecast}')}**"
    if not found.skills:
        return
    rows = [
        [say(f"card_model_{name}"), *(_number(x, say, 3) for x in losses), _skill(found.skills.get(name), say)]
        for name, losses in found.losses.items()
    ]
    yield table([say(f"card_column_{name}") for name in ("model", "deviance", "crps", "skill")], rows)
    yield say("card_skill_means")
    if found.crps_skill:
        yield say("card_crps_skill", skill=_skill(found.crps_skill, say))
    if found.placebo:
        yield say("card_placebo", skill=_skill(found.placebo, say))


def _calibration(found: Validity, context: Context, say: Say) -> Iterator[str]:
    seen = found.calibration
    if seen is None:
        return
    yield f"## {say('card_calibration')}"
    rows = [
        [*(_percent(x, say) for x in (b.said, b.seen)), f"{_percent(b.low, say)} – {_percent(b.high, say)}", str(b.n)]
        for b in seen.bins
    ]
    yield table([say(f"card_column_{name}") for name in ("said", "seen", "interval", "n")], rows)
    yield say("card_brier", brier=_number(seen.brier, say, 3), base=_number(seen.brier_base, say, 3))
    if seen.ece is not None:
        yield say("card_ece", ece=_percent(seen.ece, say))
    yield say("card_coverage", half=_percent(seen.within_50, say), most=_percent(seen.within_90, say))
    yield say("card_calibrated" if seen.holds else "card_not_calibrated")


def _lever(found: Validity, context: Context, say: Say) -> Iterator[str]:
    yield f"## {say('card_lever')}"
    yield f"**{say(f'card_lever_{found.lever}')}**"
    if found.exchange:
        test = found.exchange
        yield say("card_exchange", z=_number(test.z, say, 1), p=_number(max(test.p, 0.001), say, 3),
                  by=say(f"card_by_{test.by}"), members=test.members)  # fmt: skip
        yield say("card_reverse", z=_number(test.reverse_z, say, 1))
    yield say("card_observation")


def _limits(found: Validity, context: Context, say: Say) -> Iterator[str]:
    yield f"## {say('card_limits')}"
    yield "\n".join(f"* {say(f'card_limit_{name}')}" for name in ("clocks", "results", "gap", "members", "use"))


def _skill(found: Skill | None, say: Say) -> str:
    if found is None:
        return ""
    low, high = (numbers.signed(x, say.language, 1) for x in (found.low, found.high))
    return say("card_percent_between", value=numbers.signed(found.value, say.language, 1), low=low, high=high)


def _number(value: float, say: Say, digits: int) -> str:
    text = f"{value:.{digits}f}"
    return (text.replace(".", ",") if say.language == "fr" else text).replace("-", "−")


def _percent(share: float, say: Say) -> str:
    return numbers.percent(share, say.language)
