"""`jalon report`: sources in, the answer on the terminal and report.html beside the first of them."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from jalon.cli import options
from jalon.cli.output import FORMATS, beside, file_for, format_of, in_colour, show, write
from jalon.errors import Misuse

if TYPE_CHECKING:
    from jalon.report.result import Result


@click.command("report", help="help_report")
@options.sources(required=False)
@options.strategy
@click.option("--format", "form", type=click.Choice(FORMATS), help="option_format")
@click.option("--out", type=click.Path(path_type=Path), metavar="metavar_file", help="option_out")
@options.as_of
@click.option("--ssi", metavar="metavar_ssi", help="option_ssi")
@options.incognito()
@options.store()
@options.keep_text
@options.edition
@options.norms
@options.cohort
@options.language
def command(
    sources: tuple[Path, ...],
    strategy: Path | None,
    form: str | None,
    out: Path | None,
    as_of: datetime.date | None,
    ssi: str | None,
    incognito: bool,
    store: Path | None,
    keep_text: bool,
    edition: str | None,
    norms: Path | None,
    cohort: str,
) -> None:
    """Read, score, show."""
    from jalon import api
    from jalon.cli.ahead import load_ahead, without_garbage_rounds, without_pandas
    from jalon.cli.progress import Progress
    from jalon.cli.refused import tell_refused
    from jalon.cli.replay import replay

    say = options.say_of()
    if not sources and store is None:
        raise Misuse("There is nothing to read.", "Name an archive: jalon report ARCHIVE.zip")
    sources, strategy = without_plan(sources, strategy)
    check_first(strategy, edition, norms, cohort)
    among: dict[str, Any] = {"norms": norms, "cohort": cohort} if norms or cohort else {}
    if form == "json":
        among["rows"] = None  # every point opens to its rows, all of them
    load_ahead()
    with without_pandas(), without_garbage_rounds(), Progress(say) as progress:
        reading = api.read(*sources, store=store, keep_text=keep_text, as_of=as_of, ssi=ssi, progress=progress)
        tell_refused(reading, say)
        progress("score")
        result = api.score(
            reading,
            strategy=strategy,
            edition=edition,
            as_of=as_of,
            command=replay(click.get_current_context(), incognito),
            incognito=incognito,
            **among,
        )
        progress("report")
        deliver(result, form, out, beside(sources))


def without_plan(sources: tuple[Path, ...], plan: Path | None) -> tuple[tuple[Path, ...], Path | None]:
    """Sources without the strategy among them, which is recognised by its content like any other; and the strategy."""
    from jalon.sources.folder import spread
    from jalon.sources.recognise import recognise

    sources = tuple(spread(sources))
    plans = [source for source in sources if _is_plan(source, recognise(source))]
    if len(plans) + (plan is not None) > 1:
        raise Misuse("There is more than one strategy.", "Give the one that you declared.")
    return tuple(source for source in sources if source not in plans), plan or (plans[0] if plans else None)


def _is_plan(source: Path, kind: str) -> bool:
    """A strategy, or a file that may be a damaged one: its reader says what is wrong with it."""
    return kind == "strategy" or (source.suffix.lower() == ".toml" and kind != "mapping")


def check_first(plan: Path | None, edition: str | None, norms: Path | None = None, cohort: str = "") -> None:
    """Raise what is wrong with the strategy, the edition or the norms before the long work begins."""
    if edition:
        from jalon.index.edition import load_edition

        load_edition(edition)
    if plan:
        from jalon.strategy.declared import load_strategy

        load_strategy(plan)
    if norms or cohort:
        from jalon.norms.cohort import parse_cohort
        from jalon.norms.document import load_norms

        parse_cohort(cohort)
        if norms:
            load_norms(norms)


def deliver(result: Result, form: str | None, out: Path | None, page: Path) -> None:
    """Show one format, or by default the text here and the page in `out` or `page`."""
    from jalon import api

    say = options.say_of()
    chosen = form or (format_of(out) if format_of(out) != "html" else None)
    if chosen is None:
        target = file_for(out, "html") if out else page
        write(target, api.report(result, lang=say.language, format="html"))
        show(api.report(result, lang=say.language, format="text", colour=in_colour()), coloured=in_colour())
        click.echo("\n" + say("page_written", file=target))
    elif out is None:
        coloured = chosen == "text" and in_colour()
        show(api.report(result, lang=say.language, format=chosen, colour=coloured), coloured=coloured)
    else:
        write(file_for(out, chosen), api.report(result, lang=say.language, format=chosen))
