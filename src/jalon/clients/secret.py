"""Tokens: from the environment, else from the keyring of the system. They are never stored, shown or logged."""

from __future__ import annotations

import os
from typing import Any

from jalon.errors import PullFailed


def secret(system: str, name: str, needed: bool = True) -> str:
    """The value of JALON_<SYSTEM>_<NAME>, else of the keyring's entry "jalon", "<system>_<name>".

    Raises PullFailed when it is needed and is nowhere.
    """
    variable = f"JALON_{system}_{name}".upper()
    value = os.environ.get(variable, "").strip() or _from_keyring(f"{system}_{name}")
    if needed and not value:
        raise PullFailed(
            f"{variable} is not set.",
            f"For this session: export {variable}=...; or keep it in the keyring: keyring set jalon {system}_{name}",
        )
    if any(c in value for c in "\r\n\0"):
        raise PullFailed(f"{variable} is broken over lines.", "Set it again, on one line.")
    return value


def _from_keyring(entry: str) -> str:
    try:
        import keyring  # pyright: ignore[reportMissingImports]
    except ImportError:
        return ""
    ring: Any = keyring
    try:
        return str(ring.get_password("jalon", entry) or "")
    except Exception:  # the keyring of a system may be locked, missing or broken in ways of its own
        return ""
