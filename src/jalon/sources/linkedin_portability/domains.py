"""The domains that are read, and which file of the archive each stands for; every other one stays closed."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jalon.sources.linkedin_archive.layouts import LAYOUTS, Layout


@dataclass(frozen=True, slots=True)
class Domains:
    """Domains by what is done with them; explained in domains.toml."""

    kinds: dict[str, tuple[str, ...]]
    undirected: frozenset[str]
    needed: tuple[str, ...]
    evidence: tuple[str, ...]
    only_in_walk: tuple[str, ...]
    closed: frozenset[str]

    def layouts(self, domain: str) -> tuple[Layout, ...]:
        """The layouts of the archive's files that rows of a domain may have."""
        return tuple(layout for kind in self.kinds.get(domain, ()) for layout in LAYOUTS if layout.kind == kind)

    def is_read(self, domain: str) -> bool:
        """Whether anything of a domain is looked at."""
        return domain in self.kinds or domain in self.undirected


@cache
def domains() -> Domains:
    """Read domains.toml once."""
    raw = tomllib.loads((Path(__file__).parent / "domains.toml").read_text(encoding="utf-8"))
    roles = raw["roles"]
    return Domains(
        {name: tuple(kinds) for name, kinds in raw["kinds"].items()},
        frozenset(roles["undirected"]),
        tuple(roles["needed"]),
        tuple(roles["evidence"]),
        tuple(roles["only_in_walk"]),
        frozenset(roles["closed"]),
    )


def known_domain(text: object) -> str:
    """The domain as LinkedIn writes it, whatever its case; the text itself, cut short, when it is none that is read."""
    name = text if isinstance(text, str) else ""
    return _by_fold().get(name.casefold(), re.sub(r"[^A-Za-z_-]", "", name)[:60])


def is_closed_name(name: str) -> bool:
    """Whether the name of a file says that it holds a domain that is never read, such as JOB_APPLICATIONS_0.json."""
    base = name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    stem = re.sub(r"[\W\d_]*(page|part|start)?[\W\d_]*$", "", base, flags=re.IGNORECASE)
    found = stem.upper().replace("-", "_").replace(" ", "_")
    return found in domains().closed


@cache
def _by_fold() -> dict[str, str]:
    known = domains()
    return {name.casefold(): name for name in (*known.kinds, *known.undirected)}
