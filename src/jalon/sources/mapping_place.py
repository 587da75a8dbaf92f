"""Where a mapping of one's own stands: beside the file that it reads, deals.csv and deals.csv.mapping.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ENDING = ".mapping.toml"


def own_path(path: Path) -> Path:
    """Where the mapping of a file stands."""
    return path.with_name(path.name + ENDING)
