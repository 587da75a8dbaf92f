"""Commands and their options, from the command line itself."""

from __future__ import annotations

import click
from docs.reference.markdown import code, table
from docs.reference.markdown import page as page_of

from jalon.cli.group import COMMANDS, jalon
from jalon.cli.language import Say

INTRODUCTION = """Exit codes: 0 done, 1 the input could not be used, 2 the command was called wrongly.
What went wrong is said in one sentence on stderr, with the next step.
Work of more than a second shows its phases there too."""


def page() -> str:
    """All commands."""
    say = Say("en")
    root = click.Context(jalon, info_name="jalon", obj=say)
    return page_of("Commands", INTRODUCTION, *(_command(name, root, say) for name in COMMANDS))


def command(name: str, root: click.Context) -> click.Command:
    """One command, in the language of the root context."""
    found = jalon.get_command(root, name)
    if found is None:
        raise LookupError(name)
    return found


def _command(name: str, root: click.Context, say: Say) -> str:
    this = command(name, root)
    context = click.Context(this, info_name=name, parent=root)
    usage = " ".join(["jalon", name, *this.collect_usage_pieces(context)])
    options = [_option(p) for p in this.params if isinstance(p, click.Option)]
    return "\n\n".join(
        [f"## jalon {name}", code(usage), this.help or "", table(["option", "meaning"], options)],
    )


def _option(option: click.Option) -> tuple[str, str]:
    names = ", ".join(option.opts)
    value = "" if option.is_flag else f" {option.metavar or option.make_metavar(click.Context(jalon))}"
    return f"`{names}{value}`", option.help or ""
