"""Canonical JSON and its SHA-256, so that an edition can be named by what it says.

Keys sorted by code point, no white space, UTF-8, numbers as Python's shortest round-trip form, no NaN; the
field `hash` itself is left out. After the idea of RFC 8785 (Rundgren, Jordan, Erdtman, 2020).
"""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical_json(document: dict[str, Any]) -> bytes:
    """The one byte form of `document` without its top-level `hash`. ValueError for NaN or infinity."""
    body = {key: value for key, value in document.items() if key != "hash"}
    text = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def document_hash(document: dict[str, Any]) -> str:
    """64 hex digits: SHA-256 of the canonical form."""
    return hashlib.sha256(canonical_json(document)).hexdigest()
