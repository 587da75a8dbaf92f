"""The standard input as a source: what a tap writes, kept in a file of its own for the time of the command."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import click

FOLDER = "jalon-input-"
NAME = "standard-input.jsonl"


def kept(ctx: click.Context) -> Path:
    """The file that holds the standard input; read once, removed when the command ends."""
    root = ctx.find_root()
    if NAME not in root.meta:
        folder = Path(tempfile.mkdtemp(prefix=FOLDER))
        root.call_on_close(lambda: shutil.rmtree(folder, ignore_errors=True))
        with (folder / NAME).open("wb") as file:
            shutil.copyfileobj(sys.stdin.buffer, file)
        root.meta[NAME] = folder / NAME
    return root.meta[NAME]


def is_kept(path: Path) -> bool:
    """Whether a source is the standard input."""
    return path.name == NAME and path.parent.name.startswith(FOLDER)
