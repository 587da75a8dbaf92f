"""French for the errors of the core, by the English template that each is made from."""

from __future__ import annotations

FRENCH: dict[str, str] = {}
