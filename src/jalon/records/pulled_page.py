"""One line of the file in which `jalon pull` keeps a page of LinkedIn's interface, and the seal on it.

A line's seal is the SHA-256 of the seal before it and of what the line holds, so a line that was lost, moved or altered
breaks the chain. Whoever holds the file can compute every seal anew: an unbroken chain shows that nothing happened to
the file by accident; it does not prove who wrote it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

START = b'{"type": "PAGE", "seal": "'
ENDING = ".pages.jsonl"
_LINE = re.compile(rb'\{"type": "PAGE", "seal": "([0-9a-f]{64})", (.*)\n', re.DOTALL)
_DOMAIN = re.compile(rb'"domain": "([A-Za-z_-]{1,60})", ')


def sealed_line(before: str, page: Mapping[str, object]) -> tuple[bytes, str]:
    """The line of a page and its seal; `before` is the seal of the line above it, "" for the first."""
    rest = json.dumps(page, ensure_ascii=False).encode("utf-8", "replace")[1:]
    seal = _seal(before, rest)
    return START + seal.encode() + b'", ' + rest + b"\n", seal


def seal_of(before: str, line: bytes) -> str | None:
    """The seal of a whole line, None when it is not the one that belongs there."""
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    seal = match[1].decode()
    return seal if seal == _seal(before, match[2]) else None


def domain_of(line: bytes) -> str | None:
    """The domain that a line is of, read without its page; None when it does not begin with one."""
    match = _DOMAIN.match(line, len(START) + 64 + len(b'", '))
    return match[1].decode() if match else None


def _seal(before: str, rest: bytes) -> str:
    return hashlib.sha256(before.encode() + rest).hexdigest()
