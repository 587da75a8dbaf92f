"""`jalon proof`: invented populations put the index to proof; every property, its bar, its figure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.numbers import whole_numbers
from jalon.cli.output import show, write

if TYPE_CHECKING:
    from jalon.index import Edition
    from jalon.proof.finding import Finding
    from jalon.proof.run import Plan

FORMATS = ("text", "json", "markdown")


@click.command("proof", help="help_proof")
@click.argument("pieces", nargs=-1, type=options.Existing(), metavar="metavar_pieces")
@click.option("--merge", is_flag=True, help="option_proof_merge")
@click.option("--size", type=click.Choice(("quick", "nightly")), default="quick", help="option_proof_size")
@click.option("--seeds", metavar="metavar_numbers", default="", help="option_proof_seeds")
@click.option("--world", "worlds", metavar="metavar_worlds", default="", help="option_proof_world")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="option_proof_format")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), metavar="metavar_folder", help="option_proof_out"
)
@options.edition
@options.language
def command(
    pieces: tuple[Path, ...],
    merge: bool,
    size: str,
    seeds: str,
    worlds: str,
    form: str,
    out: Path | None,
    edition: str | None,
) -> None:
    """Run, or put pieces of a run together, and show."""
    from jalon.proof.page import page, pictures
    from jalon.proof.pieces import Proof, merged

    if merge != bool(pieces):
        raise click.UsageError(options.say_of()("proof_merge_files"))
    found = merged(pieces) if merge else Proof(*_run(size, seeds, worlds, edition))
    told = found.edition, found.plan, found.findings
    if out is not None:
        write(out / "proof.md", page(*told))
        for name, svg in pictures(found.findings).items():
            write(out / "img" / name, svg)
    show(_rendered(form)(*told))


def _run(size: str, seeds: str, worlds: str, edition: str | None) -> tuple[Edition, Plan, list[Finding]]:
    from jalon.index import load_edition
    from jalon.proof.run import plan_of, prove, settings

    plan = plan_of(size, whole_numbers(seeds), _worlds(worlds))
    proved = load_edition(edition or settings()["edition"])
    return proved, plan, prove(proved, plan, _progress())


def _rendered(form: str) -> Callable[..., str]:
    from jalon.proof.page import page
    from jalon.proof.text import as_json, text

    return {"text": text, "json": as_json, "markdown": page}[form]


def _worlds(given: str) -> tuple[str, ...]:
    from jalon.simulate.population.worlds import world_called

    return tuple(world_called(part.strip()).code for part in given.split(",") if part.strip())


def _progress() -> Callable[[str, int], None]:
    say = options.say_of()
    return lambda world, seed: click.echo(say("proof_progress", world=world, seed=seed), err=True)
