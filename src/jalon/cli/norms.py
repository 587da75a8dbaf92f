"""`jalon norms`: make a norm file from the scores of a group, or show one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.output import show, tell, write

if TYPE_CHECKING:
    from jalon.norms.read_scores import GroupScores

ACTIONS = ("show", "build")
GROUPS = ("organisation", "team", "network", "chosen")


@click.command("norms", help="help_norms")
@click.argument("action", type=click.Choice(ACTIONS), default="show", metavar="metavar_norms_action")
@click.argument("files", nargs=-1, type=options.Existing(), metavar="metavar_files")
@click.option("--of", "origin", type=click.Choice(GROUPS), default="organisation", help="option_norms_of")
@click.option("--group", default="", metavar="metavar_name", help="option_norms_group")
@click.option("--period", default="", metavar="metavar_period", help="option_norms_period")
@click.option("--out", type=options.FILE, metavar="metavar_file", help="option_norms_out")
@options.edition
@options.language
def command(
    action: str, files: tuple[Path, ...], origin: str, group: str, period: str, out: Path | None, edition: str | None
) -> None:
    """Do one of the two."""
    from jalon.cli.norms_text import norms_text
    from jalon.norms.document import load_norms

    if not files:
        raise click.UsageError(options.say_of()("norms_no_file"))
    if action == "show":
        for file in files:
            show(norms_text(load_norms(file), options.say_of()))
    else:
        _build(files, origin, group, period, out, edition)


def _build(
    files: tuple[Path, ...], origin: str, group: str, period: str, out: Path | None, edition: str | None
) -> None:
    from jalon.cli.norms_text import norms_text
    from jalon.norms.build import Label, norms_of
    from jalon.norms.document import to_text
    from jalon.norms.read_scores import enough, read_scores
    from jalon.norms.tally import tally

    say = options.say_of()
    if out is None:
        raise click.UsageError(say("norms_out"))
    scores = read_scores(files)
    tell_problems(scores)
    name, digest = _edition(scores, edition)
    counted = tally(scores.columns)
    enough(counted)
    norms = norms_of(counted, Label(origin, group or say(f"norms_origin_{origin}"), period, name, digest))
    write(out, to_text(norms))
    show(norms_text(norms, say))
    click.echo("\n" + say("norms_written", file=out), err=True)


def tell_problems(scores: GroupScores) -> None:
    """The data problems of a table, each once with its rows counted, on stderr."""
    from collections import Counter

    from jalon.cli.sentences import in_language

    say = options.say_of()
    for (message, hint), n in Counter((p.message, p.hint) for p in scores.problems).items():
        shown = (in_language(text, say.language) for text in (message, hint))
        tell(" ".join([*shown, say("times", n=n)] if n > 1 else shown))


def _edition(scores: GroupScores, asked: str | None) -> tuple[str, str]:
    """Name and hash of the edition that the scores say, or else the one asked for."""
    from jalon.index import load_edition
    from jalon.norms.refusal import refused

    if scores.edition_hash:
        return scores.edition, scores.edition_hash
    if not (asked or scores.edition):
        raise refused("edition_unknown")
    found = load_edition(asked or scores.edition)
    return found.id, found.hash
