"""`jalon weights`: the score under one's own weights, within half of the published ones."""

from __future__ import annotations

import datetime
import json
import re
import textwrap
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.language import LANGUAGES
from jalon.cli.output import show
from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.cli.language import Say
    from jalon.index.personal import PersonalView

WIDTH = 80
CHANGE = re.compile(r"([^=]+)=([+-]?\d{1,3}(?:[.,]\d+)?)%?")


@click.command("weights", help="help_weights")
@options.sources(required=False)
@click.option("--weight", "changes", metavar="metavar_weight", multiple=True, help="option_weight")
@options.strategy
@options.as_of
@options.edition
@options.cohort
@options.store()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="option_weights_format")
@options.language
def command(
    sources: tuple[Path, ...],
    changes: tuple[str, ...],
    strategy: Path | None,
    as_of: datetime.date | None,
    edition: str | None,
    cohort: str,
    store: Path | None,
    form: str,
) -> None:
    """Read, weigh and show."""
    from jalon import api
    from jalon.cli.progress import Progress
    from jalon.cli.refused import tell_refused
    from jalon.cli.report import without_plan

    say = options.say_of()
    if not sources and store is None:
        raise Misuse("There is nothing to read.", "Name sources: jalon weights ARCHIVE.zip --weight messaging=+30")
    factors = dict(_factor(change) for change in changes)
    sources, strategy = without_plan(sources, strategy)
    with Progress(say) as progress:
        reading = api.read(*sources, store=store, as_of=as_of, progress=progress)
        found = api.weigh(reading, factors, strategy=strategy, edition=edition, as_of=as_of, cohort=cohort)
    tell_refused(reading, say)
    show(json.dumps(found and asdict(found), ensure_ascii=False, indent=2) if form == "json" else _text(found, say))


def _factor(change: str) -> tuple[str, float]:
    """PILLAR=+30 as the pillar and 1.3."""
    found = CHANGE.fullmatch(change.strip())
    if found is None:
        raise Misuse(f"{change} is no change of a weight.", "Write a pillar and per cent: --weight messaging=+30")
    return _pillar(found[1]), 1.0 + float(found[2].replace(",", ".")) / 100


def _pillar(name: str) -> str:
    """The code of a pillar, also by the name that the table shows, French or English; any other name as it is."""
    from jalon.indicators.catalogue import PILLARS
    from jalon.report.words import words

    given = name.strip().casefold()
    shown = {words(lang)(f"pillar_{pillar}").casefold(): pillar for lang in LANGUAGES for pillar in PILLARS}
    return shown.get(given, given)


def _text(found: PersonalView | None, say: Say) -> str:
    from jalon.report import numbers
    from jalon.report.words import words

    if found is None:
        return _folded(say("weights_none"))
    w, lang = words(say.language), say.language
    names = [f"{w('pillar_' + p.code)} ({p.code})" for p in found.pillars]
    width = max(24, *map(len, names))
    lines = [
        f"  {name:<{width}} {numbers.percent(p.published, lang):>9} {numbers.percent(p.chosen, lang):>8}  "
        f"{numbers.number(p.least, lang, 1):>5} – {numbers.number(p.most, lang, 1)}"
        for name, p in zip(names, found.pillars, strict=True)
    ]
    points, chosen = (numbers.number(value, lang, 1) for value in (found.points, found.chosen))
    head = f"  {'':<{width}} {say('weights_published'):>9} {say('weights_chosen'):>8}  {say('weights_range')}"
    return "\n".join([_folded(say("weights_scores", points=points, chosen=chosen)), "", head, *lines, "",
                      _folded(say("weights_note"))])  # fmt: skip


def _folded(sentence: str) -> str:
    return textwrap.fill(sentence, WIDTH, break_long_words=False, break_on_hyphens=False)
