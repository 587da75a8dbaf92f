"""The Jinja environment: everything is escaped, a misspelt name is an error, compiled templates are kept."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket, FileSystemBytecodeCache

from jalon.report.words import capfirst

HERE = Path(__file__).parent / "templates"


class KeptBeside(FileSystemBytecodeCache):
    """Compiled templates in __pycache__ beside their sources; where that cannot be written, nothing is kept."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write one compiled template, if the folder lets us."""
        try:
            Path(self.directory).mkdir(exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError:
            return


@cache
def templates() -> Environment:
    """The environment of the page, made once."""
    made = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=KeptBeside(str(HERE / "__pycache__"), "%s.cache"),
    )
    made.filters["capfirst"] = capfirst
    return made
