"""`jalon validate`: does the index say anything about results? A model card for one team or for a population."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from jalon.cli import options
from jalon.cli.output import show, write

if TYPE_CHECKING:
    from jalon.impact.validity import Panel

FORMATS = ("markdown", "json")
OUTCOMES = ("contracts", "quotes", "meetings")


@click.command("validate", help="help_validate")
@click.argument("files", nargs=-1, type=options.Existing(), metavar="metavar_files")
@click.option("--outcome", type=click.Choice(OUTCOMES), default="contracts", help="option_outcome")
@options.as_of
@options.edition
@options.cohort
@click.option("--format", "form", type=click.Choice(FORMATS), default="markdown", help="option_validate_format")
@click.option("--out", type=options.FILE, metavar="metavar_file", help="option_validate_out")
@options.language
def command(
    files: tuple[Path, ...],
    outcome: str,
    as_of: datetime.date | None,
    edition: str | None,
    cohort: str,
    form: str,
    out: Path | None,
) -> None:
    """Test and show the card."""
    from jalon.cli.validity_card import card, card_data
    from jalon.impact.validity import validate
    from jalon.index import load_edition

    say = options.say_of()
    if not files:
        raise click.UsageError(say("validate_no_file"))
    day = as_of or datetime.datetime.now(datetime.UTC).date()
    found = validate(_panel(files, outcome, edition, cohort, as_of, day))
    context = {"outcome": outcome, "edition": load_edition(edition).id, "as_of": day.isoformat()}
    text = card(found, context, say) if form == "markdown" else card_data(found, context, say)
    if out is None:
        show(text)
    else:
        write(out, text)


def _panel(
    files: tuple[Path, ...],
    outcome: str,
    edition: str | None,
    cohort: str,
    as_of: datetime.date | None,
    day: datetime.date,
) -> Panel:
    """From tables, or from stores."""
    from jalon.impact.validity.table import TABLES, invalid, read_panel

    tables = [file for file in files if file.suffix.lower() in TABLES]
    if tables and len(tables) < len(files):
        raise invalid("panel_mixed")
    if tables and cohort:
        raise invalid("panel_cohort")
    if tables:
        following = day + datetime.timedelta(days=1)
        return read_panel(tables, 4 * following.year + (following.month - 1) // 3 - 1)
    from jalon.api.validating import panel_of_stores

    return panel_of_stores(files, outcome, edition, as_of, cohort)
