"""A scoring in a process of its own, because a process has one Spark only: SOURCE OUT MASTER [PATIENCE IN SECONDS]."""

from __future__ import annotations

import sys
from pathlib import Path

from jalon.errors import PopulationInvalid
from jalon.population.part import Request
from jalon.population.settings import settings
from jalon.population.spark import score

END = 1_793_491_200_000_000


def main() -> int:
    """Say how many were scored, or why not."""
    source, out, master, *patience = sys.argv[1:]
    if patience:
        settings()["spark"]["lost_after_seconds"] = int(patience[0])
    try:
        print(score(Request(Path(source), Path(out), END), master))
    except PopulationInvalid as refusal:
        print(refusal.message)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
