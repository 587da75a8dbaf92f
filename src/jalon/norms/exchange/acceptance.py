"""Which contributions count: on the grid, rightly signed, invited, one a key and one an invitation.

Files are taken in the order of their content's hash, so that two aggregators who hold the same files accept the same
ones, whatever the files are called.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from jalon.norms.exchange.contribution import Contribution, faults
from jalon.norms.exchange.rules import rules
from jalon.norms.exchange.signing import canonical, is_signed

REASONS = ("unreadable", "form", "off_grid", "other_period", "other_edition", "signature", "uninvited", "twice")


@dataclass(frozen=True, slots=True)
class Accepted:
    """Contributions that count, each with its organisation; `refused` counts the others by reason; `inputs` is the
    hash of all that count.
    """

    contributions: tuple[Contribution, ...]
    organisations: tuple[str, ...]
    refused: Mapping[str, int]
    inputs: str


@dataclass(frozen=True, slots=True)
class Register:
    """Invitations of a period: organisation by SHA-256 of the invitation."""

    period: str
    organisations: Mapping[str, str]


def token_hash(token: str) -> str:
    """What the register keeps of an invitation."""
    return hashlib.sha256(token.encode()).hexdigest()


def accepted(given: Iterable[Any], register: Register, edition_hash: str) -> Accepted:
    """The contributions that count among parsed files (None for one that could not be read)."""
    refused: Counter[str] = Counter()
    sound: list[tuple[str, Contribution]] = []
    for document in given:
        reason = "unreadable" if document is None else _fault(document, register, edition_hash)
        if reason:
            refused[reason] += 1
        else:
            contribution = cast("Contribution", document)
            sound.append((hashlib.sha256(canonical(contribution)).hexdigest(), contribution))
    kept = _once(sorted(sound, key=lambda pair: pair[0]), refused)
    organisations = tuple(register.organisations[token_hash(c["token"])] for _, c in kept)
    inputs = hashlib.sha256("\n".join(digest for digest, _ in kept).encode()).hexdigest()
    return Accepted(tuple(c for _, c in kept), organisations, dict(refused), inputs)


def read_folder(folder: Path) -> list[Any]:
    """Every JSON file of a folder, None for one that is too large or no JSON."""
    return [_read(path) for path in sorted(folder.glob("*.json"))]


def _read(path: Path) -> Any:
    try:
        if path.stat().st_size > rules()["release"]["largest_file"]:
            return None
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def _fault(document: Any, register: Register, edition_hash: str) -> str | None:
    form = faults(document)
    if form:
        return form
    if document["period"] != register.period:
        return "other_period"
    if document["edition"] != edition_hash:
        return "other_edition"
    if token_hash(document["token"]) not in register.organisations:
        return "uninvited"
    return None if is_signed(document) else "signature"


def _once(sound: list[tuple[str, Contribution]], refused: Counter[str]) -> list[tuple[str, Contribution]]:
    seen: set[str] = set()
    kept: list[tuple[str, Contribution]] = []
    for digest, document in sound:
        marks = {"key " + document["key"].lower(), "token " + document["token"]}
        if marks & seen:
            refused["twice"] += 1
        else:
            kept.append((digest, document))
        seen |= marks
    return kept
