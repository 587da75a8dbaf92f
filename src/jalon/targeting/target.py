"""The target group: whom the member wants to reach, as he declared it, and whether one person belongs to it.

Lists of one kind widen, lists of different kinds narrow: someone is in the target group when every declared list
(functions, seniorities, companies, key words, industries, countries) holds him. People of a named account are in,
whatever they do; what is excluded is out, whatever else holds. The archive knows neither country nor industry of a
person: these two lists decide only about people of the companies that the strategy describes in `company_list`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from jalon.errors import StrategyInvalid
from jalon.targeting import titles
from jalon.targeting.lexicon import table

LISTS = ("functions", "seniorities", "industries", "countries", "companies", "keywords", "accounts")
EXCLUDED = ("functions", "seniorities", "companies", "keywords")
COMPANY_KEYS = ("name", "industry", "country")
VERSION_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Company:
    """What the member knows about one company, so that industry and country can be applied to its people."""

    name: str
    industry: str | None = None
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A target group; an empty list does not narrow. `source`: declared or default."""

    functions: tuple[str, ...] = ()
    seniorities: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    exclude_functions: tuple[str, ...] = ()
    exclude_seniorities: tuple[str, ...] = ()
    exclude_companies: tuple[str, ...] = ()
    exclude_keywords: tuple[str, ...] = ()
    company_list: tuple[Company, ...] = ()
    source: str = "declared"

    @property
    def version(self) -> str:
        """First 12 hex digits of the SHA-256 of the content; the order of a list and its case do not matter."""
        lists = {key: sorted(x.casefold() for x in getattr(self, key)) for key in LISTS}
        out = {key: sorted(x.casefold() for x in getattr(self, f"exclude_{key}")) for key in EXCLUDED}
        companies = sorted([(x or "").casefold() for x in (c.name, c.industry, c.country)] for c in self.company_list)
        content = {**lists, "exclude": out, "company_list": companies}
        text = json.dumps(content, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()[:VERSION_DIGITS]

    @property
    def criteria(self) -> tuple[str, ...]:
        """The kinds of list that narrow."""
        return tuple(name for name in LISTS if name != "accounts" and getattr(self, name))


def load_target(raw: Mapping[str, Any], source: str = "declared") -> Target:
    """Returns the target group of a [target] table; raises StrategyInvalid naming the key and what it allows."""
    _known_keys(raw, (*LISTS, "exclude", "company_list"), "target")
    excluded = _mapping(raw.get("exclude", {}), "target.exclude")
    _known_keys(excluded, EXCLUDED, "target.exclude")
    lists = {name: _texts(raw.get(name, []), f"target.{name}") for name in LISTS}
    out = {f"exclude_{name}": _texts(excluded.get(name, []), f"target.exclude.{name}") for name in EXCLUDED}
    for key, values in {**lists, **out}.items():
        _check_codes(key, values)
    companies = tuple(_company(row, n) for n, row in enumerate(raw.get("company_list", []), 1))
    target = Target(**lists, **out, company_list=companies, source=source)
    if not target.criteria and not target.accounts:
        raise StrategyInvalid(
            "The strategy names no target group: every list under [target] is empty.",
            f"Fill at least one of {', '.join(LISTS)}, or leave the strategy file out.",
        )
    return target


@cache
def default_target() -> Target:
    """Returns the target group of a member who declared none: people who decide or lead."""
    return load_target(table("default_target.toml")["target"], source="default")


def _known_keys(raw: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
    for key in raw:
        if key not in allowed:
            raise StrategyInvalid(f"{where}.{key} is not a setting of the strategy file.", suggestion(key, allowed))


def suggestion(word: str, allowed: tuple[str, ...]) -> str:
    """Returns a hint: the allowed value that a word comes near to, and all of them."""
    near = get_close_matches(word.casefold().replace(" ", "_"), allowed, n=1)
    meant = f"Did you mean {near[0]}? " if near else ""
    return f"{meant}Allowed are {', '.join(allowed)}."


def _mapping(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise StrategyInvalid(f"{where} must be a table.", f"Write it as [{where}] with one list a line.")
    return value  # pyright: ignore[reportUnknownVariableType]


def _texts(value: Any, where: str) -> tuple[str, ...]:
    """Returns a list of texts, each once, in the order given."""
    items: list[Any] = value if isinstance(value, list) else []  # pyright: ignore[reportUnknownVariableType]
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in items):
        raise StrategyInvalid(f"{where} must be a list of texts.", f'Write {where} as ["one", "two"].')
    return tuple(dict.fromkeys(" ".join(str(item).split()) for item in items))


def _check_codes(key: str, values: tuple[str, ...]) -> None:
    kind = key.removeprefix("exclude_")
    if kind not in ("functions", "seniorities"):
        return
    allowed = titles.functions() if kind == "functions" else titles.seniorities()
    for value in values:
        if value not in allowed:
            raise StrategyInvalid(f'target: "{value}" is not one of the {kind}.', suggestion(value, allowed))


def _company(row: Any, n: int) -> Company:
    raw = _mapping(row, f"target.company_list number {n}")
    _known_keys(raw, COMPANY_KEYS, "target.company_list")
    if not all(isinstance(value, str) for value in raw.values()) or not raw.get("name", "").strip():
        raise StrategyInvalid(
            f"Company {n} of target.company_list has no name, or a value that is not a text.",
            'Write name = "...", and industry = "..." or country = "..." when you know them.',
        )
    return Company(raw["name"].strip(), raw.get("industry"), raw.get("country"))
