"""Write an edition's JSON from its hand-written TOML: adds the reference scale and the hash, and nothing else.

`python -m jalon.index.build 2026.11-expert` rewrites editions/2026.11-expert.json, bit for bit the same every time.
"""

from __future__ import annotations

import json
import sys
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from jalon.index.canonical import document_hash
from jalon.index.edition import CURRENT, FORMAT, parse_edition
from jalon.index.reference import reference_scale

_ITEM_DEFAULTS: dict[str, Any] = {
    "actor": "counterpart",
    "maturity_days": 0,
    "window_days": None,
    "stand_in_for": None,
}


def build_document(source: str) -> dict[str, Any]:
    """The JSON object of the edition that the TOML text `source` describes. Raises EditionInvalid."""
    document: dict[str, Any] = {"format": FORMAT, **tomllib.loads(source)}
    document["items"] = [{**_ITEM_DEFAULTS, **item} for item in document["items"]]
    scale, dimensions = document["scale"], document["dimensions"]
    loadings, weights = ([part[key] for part in dimensions] for key in ("loading", "weight"))
    spread, mean = reference_scale(loadings, weights, document["tau"], scale["draws"], scale["seed"])
    document["scale"] = {**scale, "sigma_ref": spread, "ref_mean": mean}
    document["hash"] = document_hash(document)
    parse_edition(document)
    return document


def edition_text(source: str) -> str:
    """The text of the JSON file."""
    return json.dumps(build_document(source), ensure_ascii=False, indent=2) + "\n"


def main(name: str = CURRENT) -> Path:
    """Write the edition `name` beside its source."""
    folder = Path(str(files("jalon.index").joinpath("editions")))
    target = folder / f"{name}.json"
    target.write_text(edition_text((folder / f"{name}.toml").read_text("utf-8")), encoding="utf-8", newline="\n")
    return target


if __name__ == "__main__":
    main(*sys.argv[1:2])
