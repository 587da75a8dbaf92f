"""Mappings given among the sources: each reads every export whose columns it names, whatever the file is called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from jalon.records.problems import make_problem
from jalon.records.reading import SourceReport
from jalon.sources.crm_file.own import mapping_at
from jalon.sources.crm_file.read import reader_by
from jalon.sources.crm_file.sheet import exports
from jalon.sources.intake import Unreadable, load
from jalon.sources.mapping_place import own_path
from jalon.sources.problem_texts import PROBLEM_TEXTS

if TYPE_CHECKING:
    from jalon.sources.crm_file.mapping import Mapping
    from jalon.sources.intake import Reader

# What a mapping may claim: tables only. Whoever gives one decides how a table with its columns is read.
CLAIMED = ("unknown", "crm", "results")
Kinds = Sequence[tuple[Path, str]]


def readers_by_mapping(kinds: Kinds) -> tuple[dict[Path, Reader], list[SourceReport]]:
    """The reader of each file that a mapping claims, and a report of each mapping: damaged and unused ones are told."""
    readers: dict[Path, Reader] = {}
    reports: list[SourceReport] = []
    for place in [path for path, kind in kinds if kind == "mapping"]:
        claimed = _claimed(place, [path for path, kind in kinds if kind in CLAIMED and path not in readers])
        if isinstance(claimed, SourceReport):
            reports.append(claimed)
        else:
            readers |= claimed
            reports += [] if claimed else [_told(place, "mapping_unused")]
    return readers, reports


def _claimed(place: Path, paths: Sequence[Path]) -> dict[Path, Reader] | SourceReport:
    try:
        mapping = mapping_at(place, place.name)
    except Unreadable as error:
        return SourceReport(place.name, "mapping", problems=(error.problem,), refused=True)
    beside = [path for path in paths if own_path(path) == place]
    return {path: reader_by(mapping) for path in paths if path in beside or _fits(path, mapping)}


def _fits(path: Path, mapping: Mapping) -> bool:
    if own_path(path).is_file():
        return False
    try:
        return bool(exports(load(path), mapping))
    except Unreadable:
        return False


def _told(place: Path, code: str) -> SourceReport:
    return SourceReport(place.name, "mapping", problems=(make_problem(place.name, None, code, PROBLEM_TEXTS),))
