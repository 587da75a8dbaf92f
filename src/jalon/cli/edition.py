"""`jalon edition`: fit a new edition, show one, compare two, verify the laws and the hash of some."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.numbers import whole_numbers
from jalon.cli.output import show, write

if TYPE_CHECKING:
    from jalon.index.edition import Edition

ACTIONS = ("show", "fit", "diff", "verify")


@click.command("edition", help="help_edition")
@click.argument("action", type=click.Choice(ACTIONS), default="show", metavar="metavar_action")
@click.argument("editions", nargs=-1, metavar="metavar_editions")
@click.option("--out", type=options.FILE, metavar="metavar_file", help="option_fit_out")
@click.option("--members", type=click.IntRange(100), default=2500, metavar="metavar_number", help="option_fit_members")
@click.option("--seeds", default="101,102,103", metavar="metavar_numbers", help="option_fit_seeds")
@click.option("--world", default="W0", metavar="metavar_world", help="option_fit_world")
@options.language
def command(action: str, editions: tuple[str, ...], out: Path | None, members: int, seeds: str, world: str) -> None:
    """Do one of the four."""
    if action == "fit":
        _fit(out, members, seeds, world)
    elif action == "diff":
        _diff(editions)
    else:
        for name in editions or (None,):
            _one(action, name)


def _one(action: str, name: str | None) -> None:
    from jalon.cli.edition_text import edition_text
    from jalon.index import load_edition

    edition, say = load_edition(name), options.say_of()
    if action == "show":
        show(edition_text(edition, say))
    else:
        show(say("edition_verified", name=edition.id, hash=edition.hash))


def _diff(names: tuple[str, ...]) -> None:
    from jalon.cli.edition_text import difference_text
    from jalon.index import load_edition

    if not 1 <= len(names) <= 2:
        raise click.UsageError(options.say_of()("edition_diff_two"))
    before, after = _pair([load_edition(name) for name in names])
    show(difference_text(before, after, options.say_of()))


def _pair(given: list[Edition]) -> tuple[Edition, Edition]:
    """The two named, or the current edition and the one named."""
    from jalon.index import load_edition

    return (given[0], given[1]) if len(given) == 2 else (load_edition(), given[0])


def _fit(out: Path | None, members: int, seeds: str, world: str) -> None:
    import json

    from jalon.proof.fitting import fitted_edition

    if out is None:
        raise click.UsageError(options.say_of()("edition_fit_out"))
    document, report = fitted_edition(out.stem, members, whole_numbers(seeds), world)
    for path, content in ((out, document), (out.with_suffix(".fit.json"), report)):
        write(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    show(options.say_of()("edition_fitted", file=out, name=document["id"], hash=document["hash"]))
