"""The command that was typed, so that it can be typed again: files by their names only, or by numbers."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import click
from click.core import ParameterSource

# Where the result went, and how, is no part of how it came about.
LEFT_OUT = frozenset({"sources", "out", "form", "incognito"})


def replay(ctx: click.Context, incognito: bool) -> str:
    """The words of a command from what was understood of it: a report may be handed on, a path may not."""
    numbers: dict[str, int] = {}

    def named(path: Path) -> str:
        if not incognito:
            return path.name
        return f"source-{numbers.setdefault(str(path), len(numbers) + 1)}{path.suffix}"

    words = [named(path) for path in ctx.params.get("sources", ())]
    for option, value in _given(ctx):
        words += [option] if value is True else [option, named(value) if isinstance(value, Path) else str(value)]
    if incognito:
        words.append("--incognito")
    return shlex.join(["jalon", ctx.command.name or "", *words])


def _given(ctx: click.Context) -> Iterator[tuple[str, object]]:
    for parameter in ctx.command.params:
        name = parameter.name or ""
        is_typed = ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
        value = ctx.params.get(name)
        if isinstance(parameter, click.Option) and is_typed and name not in LEFT_OUT and value not in (None, False):
            yield parameter.opts[-1], value
    language = ctx.find_root().obj.language
    if language != "en":
        yield "--lang", language
