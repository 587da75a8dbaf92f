"""Output that survives any terminal: what its encoding lacks is written in plain signs instead of failing."""

from __future__ import annotations

import codecs
import sys

PLAIN = {
    "\u202f": " ", "\u00a0": " ", "\u2009": " ", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u00ab": '"',
    "\u00bb": '"', "\u2212": "-", "\u2013": "-", "\u2014": "-", "\u2026": "...", "\u2500": "-", "\u2501": "=",
    "\u25cf": "@", "\u25cb": "o", "\u2192": ">", "\u0153": "oe", "\u20ac": "EUR",
}  # fmt: skip


def plain_streams() -> None:
    """Let stdout and stderr replace the signs that they cannot write."""
    codecs.register_error("jalon_plain", _plain)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="jalon_plain")


def _plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(PLAIN.get(sign, "?") for sign in lost), error.end
