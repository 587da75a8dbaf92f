"""Where a rendering goes: to the terminal, to the file asked for, or beside the first source."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import click

from jalon.cli.standard_input import is_kept
from jalon.report.harmless import harmless

SUFFIXES = {"html": ".html", "json": ".json", "markdown": ".md", "text": ".txt"}
FORMATS = tuple(SUFFIXES)


def format_of(path: Path | None) -> str | None:
    """The format that a file name asks for; None when it asks for none."""
    if path is None:
        return None
    endings = {suffix: name for name, suffix in SUFFIXES.items()} | {".htm": "html", ".markdown": "markdown"}
    return endings.get(path.suffix.lower())


def file_for(out: Path, form: str) -> Path:
    """The file that `--out` means: itself, or report.<ending> in the folder that it names."""
    return out / f"report{SUFFIXES[form]}" if out.is_dir() else out


def beside(sources: tuple[Path, ...]) -> Path:
    """report.html beside the first source that is a file of the person's, or here when there is none."""
    own = [source for source in sources if not is_kept(source)]
    first = own[0].resolve() if own else Path.cwd()
    return (first if first == Path.cwd() else first.parent) / "report.html"


def write(path: Path, text: str) -> None:
    """Write a whole file or nothing: a reader never meets half of one. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(name, _usual_mode())
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise


def show(text: str, coloured: bool = False) -> None:
    """Print a rendering, closed by one line end; `coloured` when its renderer has already freed it of other signs."""
    click.echo((text if coloured else harmless(text)).rstrip("\n"))


def tell(text: str) -> None:
    """Print on the error stream, without a sign that a name in a file could send to the terminal."""
    click.echo(harmless(text), err=True)


def in_colour() -> bool:
    """Whether the terminal wants colour: it is one, and nobody said NO_COLOR (no-color.org) or called it dumb."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
