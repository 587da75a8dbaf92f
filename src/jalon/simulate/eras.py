"""The layouts of the archive through the years, read from eras.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

MAIN_ERAS = ("2018", "2020", "2022-09", "2023-07", "2024-03", "2025-08", "2026-03", "2026-07")


@dataclass(frozen=True, slots=True)
class Era:
    """One layout; `modern` means: LF line ends, bare commas in searches, instant reposts (2025 and later)."""

    name: str
    connections: str
    preamble: bool = False
    recipient_urls: bool = False
    invitation_urls: bool = False
    messages: tuple[str, ...] = ()
    messages_2018: bool = False
    quoted_messages: bool = False
    crlf: bool = False
    modern: bool = False
    ragged_comments: bool = False
    utf16_twin: bool = False
    id_suffix: bool = False
    rich_media: str = ""
    contacts: bool = False
    old_profile: bool = False
    spaced_recommendations: bool = False
    missing: tuple[str, ...] = ()

    @property
    def shows_drafts(self) -> bool:
        """Drafts stand in the archive and are marked."""
        return "IS MESSAGE DRAFT" in self.messages


@cache
def eras() -> dict[str, Era]:
    """All layouts by name, oldest first."""
    table = tomllib.loads((Path(__file__).parent / "eras.toml").read_text(encoding="utf-8"))
    return {name: Era(name=name, **_fields(fields)) for name, fields in table.items()}


def _fields(table: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(cast(list[str], v)) if isinstance(v, list) else v for k, v in table.items()}
