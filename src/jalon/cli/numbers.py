"""Whole numbers separated by commas, as seeds are given."""

from __future__ import annotations

import click

from jalon.cli import options


def whole_numbers(given: str) -> tuple[int, ...]:
    """The numbers; a usage error when one of them is none."""
    parts = [part.strip() for part in given.split(",") if part.strip()]
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise click.UsageError(options.say_of()("seeds_numbers", given=given))
    return tuple(int(part) for part in parts)
