"""Options that several commands share."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from jalon.cli.language import LANGUAGES, Say

Decorated = TypeVar("Decorated", bound=Callable[..., object])

STANDARD_INPUT = "-"
FILE = click.Path(dir_okay=False, path_type=Path)


class Day(click.ParamType[datetime.date]):
    """A calendar day, YYYY-MM-DD."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """The day; a usage error when it is none."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(say_of(ctx)("bad_day", value=value), param, ctx)


class Existing(click.ParamType[Path]):
    """A file or folder that is there."""

    name = "file"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; a usage error when nothing is there."""
        path = Path(str(value))
        if not path.exists():
            raise click.UsageError(say_of(ctx)("no_such_file", file=path), ctx)
        return path


class Source(Existing):
    """A source: a file or folder that is there, or - for the standard input, kept for the time of the command."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path; a usage error when nothing is there."""
        if value != STANDARD_INPUT:
            return super().convert(value, param, ctx)
        from jalon.cli.standard_input import kept

        return kept(ctx or click.get_current_context())


def say_of(ctx: click.Context | None = None) -> Say:
    """The sentences of the running command."""
    return (ctx or click.get_current_context()).find_root().obj


def sources(required: bool) -> Callable[[Decorated], Decorated]:
    """Any number of sources, in any order, recognised by their content."""
    return click.argument("sources", nargs=-1, required=required, type=Source(), metavar="metavar_sources")


def language(function: Decorated) -> Decorated:
    """--lang; read before anything else, because the help itself obeys it."""
    option = click.option("--lang", type=click.Choice(LANGUAGES), expose_value=False, help="option_lang")
    return option(function)


def as_of(function: Decorated) -> Decorated:
    """--as-of, the last day that counts as known."""
    return click.option("--as-of", type=Day(), metavar="metavar_day", help="option_as_of")(function)


def store(help_code: str = "option_store", required: bool = False) -> Callable[[Decorated], Decorated]:
    """--store, the one file in which anything is kept."""
    return click.option("--store", type=FILE, metavar="metavar_file", required=required, help=help_code)


def keep_text(function: Decorated) -> Decorated:
    """--keep-text, off unless asked for."""
    return click.option("--keep-text", is_flag=True, help="option_keep_text")(function)


def strategy(function: Decorated) -> Decorated:
    """--strategy, the declared plan."""
    option = click.option("--strategy", type=Existing(), metavar="metavar_file", help="option_strategy")
    return option(function)


def edition(function: Decorated) -> Decorated:
    """--edition, by name or file."""
    return click.option("--edition", metavar="metavar_edition", help="option_edition")(function)


def norms(function: Decorated) -> Decorated:
    """--norms, a file of a measured group."""
    return click.option("--norms", type=Existing(), metavar="metavar_file", help="option_norms")(function)


def cohort(function: Decorated) -> Decorated:
    """--cohort, what describes the member among others."""
    return click.option("--cohort", metavar="metavar_cohort", default="", help="option_cohort")(function)


def incognito(help_code: str = "option_incognito") -> Callable[[Decorated], Decorated]:
    """--incognito, for a class or a shared screen."""
    return click.option("--incognito", is_flag=True, help=help_code)
