"""`jalon team`: make a card of your report, compare cards fairly, screen the steps for fairness."""

from __future__ import annotations

import json
from pathlib import Path

import click

from jalon.cli import options
from jalon.cli.output import show, write

ACTIONS = ("card", "compare", "fairness")


@click.command("team", help="help_team")
@click.argument("action", type=click.Choice(ACTIONS), metavar="metavar_team_action")
@click.argument("files", nargs=-1, type=options.Existing(), metavar="metavar_files")
@click.option("--named", is_flag=True, help="option_team_named")
@click.option("--team", "name", default="", metavar="metavar_name", help="option_team_name")
@options.norms
@click.option("--secret", type=options.FILE, metavar="metavar_file", help="option_exchange_secret")
@click.option("--out", type=options.FILE, metavar="metavar_file", help="option_team_out")
@options.language
def command(
    action: str,
    files: tuple[Path, ...],
    named: bool,
    name: str,
    norms: Path | None,
    secret: Path | None,
    out: Path | None,
) -> None:
    """Do one of the three."""
    if not files:
        raise click.UsageError(options.say_of()("norms_no_file"))
    if action == "card":
        _card(files[0], named, name, secret, out)
    elif action == "compare":
        _compare(files, norms)
    else:
        _fairness(files[0])


def _card(file: Path, named: bool, name: str, secret: Path | None, out: Path | None) -> None:
    """Show the whole card; write it when a file is named."""
    from jalon.cli.secret import local_secret
    from jalon.norms.refusal import refused
    from jalon.norms.team.card import card_of

    say = options.say_of()
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        raise refused("card_source") from None
    text = json.dumps(card_of(report, local_secret(secret), name, named), ensure_ascii=False, indent=1) + "\n"
    show(say("team_card_all") + "\n\n" + text)
    click.echo(say("team_card_named" if named else "team_card_unnamed"))
    if out is not None:
        write(out, text)
        click.echo(say("exchange_written", file=out))


def _compare(files: tuple[Path, ...], norms: Path | None) -> None:
    from jalon.cli.team_text import comparison_text
    from jalon.norms.document import load_norms
    from jalon.norms.team.card import read_card
    from jalon.norms.team.compare import compare

    found = compare([read_card(file) for file in files], load_norms(norms) if norms else None)
    show(comparison_text(found, options.say_of()))


def _fairness(file: Path) -> None:
    from jalon.cli.team_text import fairness_text
    from jalon.norms.team.fairness import screen
    from jalon.norms.team.read_stages import read_stages

    show(fairness_text(screen(*read_stages(file)), options.say_of()))
