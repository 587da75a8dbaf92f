"""`jalon` itself: the list of commands, each imported only when it is called."""

from __future__ import annotations

from copy import copy
from importlib import import_module
from typing import TYPE_CHECKING

import click

from jalon.cli import options

if TYPE_CHECKING:
    from jalon.cli.language import Say

# In the order in which a person meets them.
COMMANDS = (
    "demo",
    "init",
    "report",
    "read",
    "explain",
    "change",
    "weights",
    "matches",
    "says",
    "deals",
    "map",
    "pull",
    "template",
    "forget",
    "edition",
    "norms",
    "exchange",
    "validate",
    "team",
    "population",
    "simulate",
    "proof",
    "schema",
    "version",
)


class LazyGroup(click.Group):
    """A group whose commands are the modules `jalon.cli.<name>`, each with one object named `command`."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command in the language of the person; None when there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        return spoken(import_module(f"jalon.cli.{cmd_name}").command, ctx.obj)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """The words after `jalon` in the usage line."""
        return ["[OPTIONS]", ctx.obj("metavar_command")]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What Jalon is, in two sentences."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(ctx.obj("help_jalon"))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with a line each, taken from the catalogue and not from their modules."""
        with formatter.section(ctx.obj("heading_commands")):
            formatter.write_dl([(name, ctx.obj(f"short_{name}")) for name in COMMANDS])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Where to begin."""
        formatter.write_paragraph()
        formatter.write_text(ctx.obj("help_begin"))


def spoken(command: click.Command, say: Say) -> click.Command:
    """A copy of a command whose help texts, written as codes, are sentences."""
    clone = copy(command)
    clone.help = say(command.help) if command.help else None
    clone.params = [_spoken_parameter(p, say) for p in command.params]
    return clone


def _spoken_parameter(parameter: click.Parameter, say: Say) -> click.Parameter:
    clone = copy(parameter)
    if isinstance(clone, click.Option) and clone.help:
        clone.help = say(clone.help)
    if clone.metavar:
        clone.metavar = say(clone.metavar)
    return clone


@click.group(
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
)
@click.version_option(package_name="jalon", message="%(prog)s %(version)s", help="option_version")
@options.language
@click.pass_context
def jalon(ctx: click.Context) -> None:
    """Without a command: the help."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
