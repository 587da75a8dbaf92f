"""`jalon demo`: an invented member's sources and the full report on them."""

from __future__ import annotations

from pathlib import Path

import click

from jalon.cli import options


@click.command("demo", help="help_demo")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("demo"),
    metavar="metavar_folder",
    show_default=True,
    help="option_demo_out",
)
@click.option("--open", "open_page", is_flag=True, help="option_open")
@options.language
def command(out: Path, open_page: bool) -> None:
    """Invent, read, score, show."""
    from jalon import api
    from jalon.cli.progress import Progress
    from jalon.cli.report import deliver
    from jalon.simulate.demo import make_demo

    say = options.say_of()
    page = out / "report.html"
    with Progress(say) as progress:
        progress("demo")
        files = make_demo(out, language=say.language)
        plan = next(file for file in files if file.suffix == ".toml")
        sources = [file for file in files if file != plan]
        reading = api.read(*sources, progress=progress)
        progress("score")
        result = api.score(reading, strategy=plan, command=replay(sources, plan))
        progress("report")
        deliver(result, None, None, page)
    opened = open_page and open_in_browser(page)
    click.echo(say("demo_written", folder=out))
    click.echo(say("demo_opened", file=page) if opened else say("demo_next"))


def replay(sources: list[Path], plan: Path) -> str:
    """The command that makes the same report from the demo's files."""
    import shlex

    return shlex.join(["jalon", "report", *(file.name for file in sources), "--strategy", plan.name])


def open_in_browser(page: Path) -> bool:
    """Open a page in the browser; False when the machine has none to show it on."""
    import os
    import sys
    import webbrowser

    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return False
    try:
        return webbrowser.open(page.resolve().as_uri())
    except (webbrowser.Error, OSError):
        return False
