"""Which sources could not be read at all, said on the error stream beside a report that was made without them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jalon.cli.language import Say
    from jalon.records.reading import Reading


def tell_refused(reading: Reading, say: Say) -> None:
    """One sentence with its next step for each refused source, in the person's language."""
    for line in refused_lines(reading, say):
        click.echo(line, err=True)


def refused_lines(reading: Reading, say: Say) -> Iterator[str]:
    """The sentences: "file: what happened next step"."""
    from jalon.cli.sentences import in_language

    for report in reading.sources:
        for problem in report.problems if report.refused else ():
            told = in_language(f"{problem.source}: {problem.message}", say.language)
            yield f"{told} {in_language(problem.hint, say.language)}".rstrip()
