"""Findings of few members, and files as `jalon proof --format json` writes them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from jalon.index import load_edition
from jalon.proof.run import Plan, prove, settings
from jalon.proof.text import as_json

Rows = list[dict[str, Any]]
EDITION = load_edition(settings()["edition"])
WHOLE = Plan(members=120, draws=10, seeds=(1, 2), worlds=("W7", "W8"))
FINDINGS = prove(EDITION, WHOLE)


def piece(folder: Path, name: str, change: Callable[[Rows], Any] = list, **plan: Any) -> Path:
    """What `--format json` would have written of some seeds or worlds, changed."""
    part = replace(WHOLE, **plan)
    some = [f for f in FINDINGS if f.seed in part.seeds and f.world in part.worlds]
    path = folder / f"{name}.json"
    path.write_text(json.dumps(change(json.loads(as_json(EDITION, part, some)))), encoding="utf-8")
    return path
