"""The steps that one's own messages tell, at the terminal: listed, asked one by one, confirmed, refused, undone."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jalon.cli.answered import QUIT, answered
from jalon.cli.folded import folded
from jalon.cli.output import show
from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.cli.language import Say
    from jalon.records.reading import Reading

ANSWERS = {
    **dict.fromkeys(("y", "yes", "o", "oui"), "confirm"),
    **dict.fromkeys(("n", "no", "non"), "refuse"),
}


def listed(paths: Sequence[Path], form: str, suggest: bool, store: Path, say: Say) -> None:
    """List the suggested steps and what was decided about them."""
    from jalon.api.ticking import suggested_steps

    found = suggested_steps(_read(paths, store, say), paths, suggest=suggest)
    show(json.dumps(found, ensure_ascii=False, indent=1) if form == "json" else steps_text(found, say))


def ask(paths: Sequence[Path], suggest: bool, store: Path | None, say: Say) -> None:
    """Ask about every step on which nothing was decided; an empty answer leaves it for later."""
    from jalon.api.ticking import decide as decided
    from jalon.api.ticking import suggested_steps

    reading = _read(paths, _needed(store), say)
    left = [one for one in suggested_steps(reading, paths, suggest=suggest) if one["decision"] is None]
    for number, one in enumerate(left, 1):
        show(folded([say("step_question", number=number, of=len(left)), *_step(one, say)]))
        given = answered(say("step_prompt"), ANSWERS, say)
        if given == QUIT:
            show(say("asked_quit"))
            return
        if given:
            label = decided(reading, one["id"], given)
            show(say(_now(given, label), code=one["id"], label=say(f"said_{label}")))
    show(say.many("steps_asked", len(left)))


def decide(
    decision: str, codes: Sequence[str], paths: Sequence[Path], day: datetime.date | None, store: Path | None, say: Say
) -> None:
    """Confirm, refuse or take back the steps of these codes: all of them, or none when one is unknown."""
    from jalon.api.ticking import decide as decided
    from jalon.api.ticking import label_of

    path = _needed(store)
    if not codes:
        raise Misuse(f"Say which step to {decision}.", "jalon says --store FILE ARCHIVE.zip lists the codes.")
    reading = _read(paths, path, say)
    for code in codes:
        label_of(reading, code)
    for code in codes:
        label = decided(reading, code, decision, day)
        show(say(_now(decision, label), code=code, label=say(f"said_{label}")))


def steps_text(found: Sequence[dict[str, Any]], say: Say) -> str:
    """Steps to decide on, then those decided."""
    open_ = [one for one in found if one["decision"] is None]
    done = [one for one in found if one["decision"] is not None]
    lines = [line for one in [*open_, *done] for line in _step(one, say)]
    return folded([*lines, "", say.many("steps_counted", len(open_), decided=len(done)), say("steps_how")])


def _step(one: dict[str, Any], say: Say) -> Iterator[str]:
    from jalon.cli.says import printable
    from jalon.report.numbers import short_date

    label = say(f"said_{one['label']}")
    state = _state(one, say)
    yield f"{one['id']}  {short_date(one['on'], say.language)}  {printable(one['person'])}, {label} ({state})"
    who = say(f"step_by_{one['direction']}")
    words = say("step_words", who=who, words=printable(one["sentence"])) if one["sentence"] else who
    yield f"    {words}  [{one['message']}]"


def _now(decision: str, label: str) -> str:
    """The sentence after a decision: a meeting that is only agreed is no result."""
    from jalon.api.ticking import AGREED

    return "step_now_agreed" if decision == "confirm" and label == AGREED else f"step_now_{decision}"


def _state(one: dict[str, Any], say: Say) -> str:
    from jalon.api.ticking import AGREED

    if one["decision"] is None:
        return say(f"said_{one['state']}")
    if one["decision"] == "refused":
        return say("step_refused")
    if one["label"] == AGREED:
        return say("step_agreed")
    return say("step_counts") if one["counts"] else say("step_elsewhere")


def _read(paths: Sequence[Path], store: Path, say: Say) -> Reading:
    from jalon import api
    from jalon.cli.progress import Progress

    if not paths and not store.exists():
        raise click.UsageError(say("no_such_file", file=store))
    with Progress(say) as progress:
        return api.read(*paths, store=store, progress=progress)


def _needed(store: Path | None) -> Path:
    if store is None:
        raise Misuse("A decision is remembered in a store.", "Give --store FILE, the one the sources were read into.")
    return store
