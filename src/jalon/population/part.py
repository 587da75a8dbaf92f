"""What a folder of scores holds: which run, from which input files, in which parts, and whether it is whole."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jalon.population.refusal import refused
from jalon.population.snapshot import Snapshots

MANIFEST = "manifest.json"
RUNNING, WHOLE = "running", "whole"
Files = dict[str, list[int]]


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: input folder (or, on Spark, a schema of the catalogue), output folder, first instant not known
    (µs UTC), edition by name or file, and signals that the scores leave out as if no source told of them.
    """

    source: Path | str
    out: Path
    end: int
    edition: str | None = None
    without: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Manifest:
    """`run` tells a run from another (edition, end, engine); `files` are the inputs read so far by name, with size and
    time; `cuts` the first members of the parts; `tables` what the logs of Delta and Iceberg tables call their state;
    `doubts` what is odd in those files, counted, None before that was done.
    """

    run: Mapping[str, object]
    files: Files
    cuts: tuple[str, ...]
    state: str = RUNNING
    tables: Mapping[str, str] = field(default_factory=dict[str, str])
    doubts: Mapping[str, int] | None = None


def run_of(request: Request, engine: str, edition_hash: str) -> dict[str, object]:
    """What tells a run from another."""
    left_out = {"without": sorted(request.without)} if request.without else {}
    return {"engine": engine, "edition": edition_hash, "end": request.end, **left_out}


def input_files(source: Path, held: Snapshots) -> dict[str, Path]:
    """Every live file of the input, by its name below the folder where it stands there."""
    found = {file for snapshot in held.values() if snapshot for file in snapshot.files}
    homes = (source, source.resolve())
    return {_name(file, homes): file for file in sorted(found)}


def stamps(files: Mapping[str, Path], held: Snapshots) -> Files:
    """Size and time of every file; PopulationInvalid when one of a log is not there."""
    try:
        told = {name: path.stat() for name, path in files.items()}
    except OSError:
        gone = next(name for name, s in held.items() if s and not all(file.exists() for file in s.files))
        raise refused("table_unreadable", table=gone) from None
    return {name: [stat.st_size, stat.st_mtime_ns] for name, stat in told.items()}


def _name(file: Path, homes: Sequence[Path]) -> str:
    home = next((home for home in homes if file.is_relative_to(home)), None)
    return (file.relative_to(home) if home else file).as_posix()


def manifest_of(out: Path, run: Mapping[str, object], files: Files) -> Manifest | None:
    """The manifest of `out` if it holds this run, over these files or some of them; None when it holds nothing.

    Raises PopulationInvalid when it holds another run, or one over files that have changed or gone since.
    """
    file = out / MANIFEST
    if not file.exists():
        return None
    held = json.loads(file.read_text(encoding="utf-8"))
    cuts, doubts = tuple(held.get("cuts", ())), held.get("doubts")
    kept = Manifest(held.get("run", {}), held.get("files", {}), cuts, held.get("state", ""), doubts=doubts)
    if kept.run != dict(run) or any(files.get(name) != told for name, told in kept.files.items()):
        raise refused("out_other", folder=out.name)
    return kept


def note(out: Path, manifest: Manifest) -> None:
    """Write the manifest, whole or not at all."""
    out.mkdir(parents=True, exist_ok=True)
    text = {
        "run": dict(manifest.run),
        "tables": dict(manifest.tables),
        "files": manifest.files,
        "cuts": manifest.cuts,
        "doubts": None if manifest.doubts is None else dict(manifest.doubts),
        "state": manifest.state,
    }
    half = (out / MANIFEST).with_suffix(".half")
    half.write_text(json.dumps(text, indent=1), encoding="utf-8")
    os.replace(half, out / MANIFEST)


def doubts_of(out: Path) -> dict[str, int]:
    """What was odd in the input of the scores in `out`, by code of the problem."""
    return json.loads((out / MANIFEST).read_text(encoding="utf-8")).get("doubts") or {}


def is_whole(out: Path) -> bool:
    """True when the run of this folder was finished."""
    file = out / MANIFEST
    return file.exists() and json.loads(file.read_text(encoding="utf-8")).get("state") == WHOLE
