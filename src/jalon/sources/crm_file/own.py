"""A mapping of one's own, kept as TOML beside the file that it reads: deals.csv and deals.csv.mapping.toml."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, cast, get_args

from jalon.sources.crm_file.mapping import Mapping
from jalon.sources.days import Order
from jalon.sources.intake import unusable
from jalon.sources.mapping_place import own_path
from jalon.sources.outcomes.headers import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LARGEST = 200_000
OBJECTS = ("deals", "contacts", "quotes")
MARK = 12
CODES = ("won", "lost", "sent", "requested", "open")
SYSTEM = re.compile(r"[a-z][a-z0-9_-]{0,29}")
OPENING = """# How Jalon reads the file beside this one. Left: what Jalon knows; right: a column of the file.
# stages: what a stage says, one of won, lost, sent (a quote went out), requested (a quote was asked for), open.
# dates: where no date tells, dmy (the day first) or mdy (the month first).
"""


def own_mapping(path: Path) -> Mapping | None:
    """The mapping beside a file; None when there is none. Raises Unreadable when it cannot be used."""
    place = own_path(path)
    return mapping_at(place, path.name) if place.is_file() else None


def mapping_at(place: Path, read_by_it: str) -> Mapping:
    """The mapping in a file. Raises Unreadable, in the name of what is to be read by it, when it cannot be used."""
    try:
        if place.stat().st_size > LARGEST:
            raise ValueError
        return parse_own(place.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise unusable(read_by_it, "crm_mapping_unusable") from error


def system_of(file: str, names: Sequence[str]) -> str:
    """A system of the file's own, by its name and columns, so that two files share no numbers; the name is not told."""
    told = "\n".join(plain(text) for text in (file, *names))
    return f"own-{hashlib.sha256(told.encode()).hexdigest()[:MARK]}"


def parse_own(text: str) -> Mapping:
    """A mapping from its TOML. Raises ValueError when it is none."""
    raw = tomllib.loads(text)
    columns, stages = _texts(raw.get("columns")), _texts(raw.get("stages", {}))
    system, kind = raw.get("system"), raw.get("object")
    if not columns or not isinstance(system, str) or not SYSTEM.fullmatch(system) or kind not in OBJECTS:
        raise ValueError
    if not columns.keys() <= fields_of(str(kind)) or not set(stages.values()) <= set(CODES):
        raise ValueError
    dates = raw.get("dates")
    if dates is not None and dates not in get_args(Order):
        raise ValueError
    names = {field: (plain(name),) for field, name in columns.items()}
    if not all(found[0] for found in names.values()):
        raise ValueError
    required = tuple(frozenset(found) for found in names.values())
    meant = {plain(stage): code for stage, code in stages.items()}
    return Mapping(system, str(kind), names, required, meant, dates)


def own_text(
    system: str, kind: str, columns: dict[str, str], stages: dict[str, str], dates: Order | None = None
) -> str:
    """The TOML of a mapping; `columns` are names of columns by field, `stages` codes by name of stage."""
    lines = [OPENING, f"system = {_quoted(system)}", f"object = {_quoted(kind)}"]
    lines += [f"dates = {_quoted(dates)}"] if dates else []
    lines += ["", "[columns]"]
    lines += [f"{field} = {_quoted(name)}" for field, name in columns.items()]
    written = {_quoted(stage): code for stage, code in stages.items()}  # some differ by white space alone
    if written:
        lines += ["", "[stages]", *(f"{stage} = {_quoted(code)}" for stage, code in written.items())]
    return "\n".join(lines) + "\n"


def fields_of(kind: str) -> set[str]:
    """The fields that an object has."""
    from jalon.sources.crm_file.propose import settings

    return set(settings()["fields"][kind])


def _texts(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise ValueError
    table = cast("dict[str, Any]", raw)
    if not all(isinstance(value, str) for value in table.values()):
        raise ValueError
    return table


def _quoted(text: str) -> str:
    """A basic string of TOML: as in JSON, on one line without control signs."""
    return json.dumps(" ".join("".join(c if c.isprintable() else " " for c in text).split()), ensure_ascii=False)
