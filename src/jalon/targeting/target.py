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
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from typing import Any, cast

from jalon.errors import StrategyInvalid
from jalon.targeting import titles
from jalon.targeting.error_texts import ERRORS, invalid
from jalon.targeting.lexicon import table

LISTS = ("functions", "seniorities", "industries", "countries", "companies", "keywords", "accounts")
DECISIVE = ("functions", "seniorities", "companies", "keywords", "accounts")  # lists that can tell about a person
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
    """A target group; an empty list does not narrow.

    `source`: declared; default when no list says who is meant, and the ranks are those of people who decide or lead.
    """

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
    """Returns the target group of a [target] table; one whose lists are all left open is that of those who lead.

    Raises StrategyInvalid naming the key and what it allows.
    """
    check_keys(raw, (*LISTS, "exclude", "company_list"), "target")
    excluded = as_table(raw.get("exclude", {}), "target.exclude")
    check_keys(excluded, EXCLUDED, "target.exclude")
    lists = {name: _texts(raw.get(name, []), f"target.{name}") for name in LISTS}
    out = {f"exclude_{name}": _texts(excluded.get(name, []), f"target.exclude.{name}") for name in EXCLUDED}
    for key, values in {**lists, **out}.items():
        _check_codes(key, values)
    target = Target(**lists, **out, company_list=_companies(raw.get("company_list", [])), source=source)
    if not any(name in raw for name in LISTS):
        raise invalid(ERRORS, "target_empty", allowed=", ".join(LISTS))
    return target if any(getattr(target, name) for name in DECISIVE) else with_default_ranks(target)


def with_default_ranks(target: Target) -> Target:
    """Returns the target group narrowed to people who decide or lead, marked as the default."""
    return replace(target, seniorities=default_target().seniorities, source="default")


@cache
def default_target() -> Target:
    """Returns the target group of a member who declared none: people who decide or lead."""
    return load_target(table("default_target.toml")["target"], source="default")


def check_keys(raw: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
    """Raises StrategyInvalid for a setting that does not exist, with the one that it comes near to."""
    for key in raw:
        if key not in allowed:
            raise _unknown("unknown_key", key, allowed, key=f"{where}.{key}")


def check_value(key: str, value: str, allowed: tuple[str, ...]) -> None:
    """Raises StrategyInvalid for a value that does not exist, with the one that it comes near to."""
    if value not in allowed:
        raise _unknown("unknown_value", value, allowed, key=key, value=f'"{value}"')


def _unknown(code: str, word: str, allowed: tuple[str, ...], **values: str) -> StrategyInvalid:
    near = get_close_matches(word.casefold().replace(" ", "_"), allowed, n=1)
    choices = ", ".join(allowed)
    if near:
        return invalid(ERRORS, f"{code}_near", near=near[0], allowed=choices, **values)
    return invalid(ERRORS, code, allowed=choices, **values)


def as_table(value: Any, key: str) -> Mapping[str, Any]:
    """Returns a value as a table; raises StrategyInvalid when it is something else."""
    if not isinstance(value, Mapping):
        raise invalid(ERRORS, "not_a_table", key=key)
    return cast("Mapping[str, Any]", value)


def _texts(value: Any, key: str) -> tuple[str, ...]:
    """Returns a list of texts, each once, in the order given."""
    items = cast("list[Any]", value) if isinstance(value, list) else [None]
    if not all(isinstance(item, str) and item.strip() for item in items):
        raise invalid(ERRORS, "not_a_list", key=key)
    return tuple(dict.fromkeys(" ".join(str(item).split()) for item in items))


def _check_codes(key: str, values: tuple[str, ...]) -> None:
    kind = key.removeprefix("exclude_")
    if kind not in ("functions", "seniorities"):
        return
    for value in values:
        check_value(f"target.{key}", value, titles.functions() if kind == "functions" else titles.seniorities())


def _companies(rows: Any) -> tuple[Company, ...]:
    if not isinstance(rows, list):
        raise invalid(ERRORS, "not_a_table", key="target.company_list")
    return tuple(_company(row, n) for n, row in enumerate(cast("list[Any]", rows), 1))


def _company(row: Any, n: int) -> Company:
    raw = as_table(row, "target.company_list")
    check_keys(raw, COMPANY_KEYS, "target.company_list")
    if not all(isinstance(value, str) and value.strip() for value in raw.values()) or "name" not in raw:
        raise invalid(ERRORS, "company_incomplete", n=n)
    name, industry, country = (" ".join(raw[key].split()) if key in raw else None for key in COMPANY_KEYS)
    return Company(name or "", industry, country)
