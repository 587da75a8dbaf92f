"""The ledger: each period is released once. A second release would spend the budget of the same people again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jalon.norms.document import Norms
from jalon.norms.refusal import exchange_refused

FORMAT = "jalon.ledger/1"


def with_release(ledger: dict[str, Any], norms: Norms, digest: str) -> dict[str, Any]:
    """The ledger with this release added. Raises ExchangeRefused when the period was released before."""
    if any(entry["period"] == norms.period for entry in ledger["releases"]):
        raise exchange_refused("released_before", period=norms.period)
    entry = {
        "period": norms.period,
        "edition_hash": norms.edition_hash,
        "inputs": norms.notes["inputs"],
        "budget": norms.notes["budget"]["total"],
        "hash": digest,
    }
    return {"format": FORMAT, "releases": [*ledger["releases"], entry]}


def read_ledger(path: Path) -> dict[str, Any]:
    """The ledger of a file, empty when there is none yet. Raises ExchangeRefused for a damaged one."""
    if not path.exists():
        return {"format": FORMAT, "releases": []}
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        entries = [(entry["period"], entry["hash"]) for entry in found["releases"]]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise exchange_refused("bad_ledger", file=path.name) from None
    if found.get("format") != FORMAT or len(set(entries)) != len(entries):
        raise exchange_refused("bad_ledger", file=path.name)
    return found


def text_of(ledger: dict[str, Any]) -> str:
    """The file's text."""
    return json.dumps(ledger, ensure_ascii=False, indent=1) + "\n"
