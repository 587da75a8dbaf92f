"""A run cut into parts by member: how many, where, and which are written. A killed run goes on where it stopped."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jalon.population.refusal import refused

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: input folder, output folder, first instant not known (µs UTC), edition by name or file."""

    source: Path
    out: Path
    end: int
    edition: str | None = None


def fingerprint(source: Path) -> str:
    """Names, sizes and times of the input files, as one hash: another input is another run."""
    files = sorted(path for path in source.rglob("*.parquet"))
    told = [(str(f.relative_to(source)), f.stat().st_size, f.stat().st_mtime_ns) for f in files]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()


def claim(out: Path, run: Mapping[str, object]) -> None:
    """Note in the output folder which run it holds. Raises PopulationInvalid when it holds another one."""
    file = out / MANIFEST
    if file.exists():
        if json.loads(file.read_text(encoding="utf-8")) != dict(run):
            raise refused("out_other", folder=out.name)
        return
    out.mkdir(parents=True, exist_ok=True)
    half = file.with_suffix(".half")
    half.write_text(json.dumps(run, indent=1), encoding="utf-8")
    os.replace(half, file)
