"""Whether one person is in a target group: in, out, or not known, and the rule that decided."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jalon.records.identity import company_key
from jalon.targeting.target import Target
from jalon.targeting.text import plain
from jalon.targeting.titles import TitleClass

NAMES = {
    "functions": "function",
    "seniorities": "seniority",
    "companies": "company",
    "keywords": "key word",
    "industries": "industry",
    "countries": "country",
}


@dataclass(frozen=True, slots=True)
class Person:
    """What is known about a person: title and company as written, None when they are not."""

    title: str | None
    company: str | None
    said: TitleClass | None


@dataclass(frozen=True, slots=True)
class Membership:
    """`is_target` None when too little is known; `why` the rule that decided."""

    is_target: bool | None
    why: str


class Judge:
    """A target group made ready to be asked about many people: names folded and patterns built once."""

    def __init__(self, target: Target) -> None:
        self.target = target
        self._accounts = _keys(target.accounts)
        self._companies = _keys(target.companies)
        self._shut_out = _keys(target.exclude_companies)
        self._keywords = _words(target.keywords)
        self._bad_words = _words(target.exclude_keywords)
        self._industry = {company_key(one.name): plain(one.industry) for one in target.company_list if one.industry}
        self._country = {company_key(one.name): plain(one.country) for one in target.company_list if one.country}

    def decide(self, person: Person) -> Membership:
        """Returns in, out or not known: excluded, then named accounts, then every list that narrows."""
        key = company_key(person.company)
        excluded = self._excluded(person, key)
        if excluded:
            return Membership(False, f"excluded {excluded}")
        if _within(key, self._accounts):
            return Membership(True, "account")
        return self._narrowed(person, key)

    def _narrowed(self, person: Person, key: str) -> Membership:
        verdicts = list(self._verdicts(person, key))
        if not self.target.criteria:
            return Membership(False if key else None, "account")
        for name, verdict in verdicts:
            if verdict is False:
                return Membership(False, name)
        for name, verdict in verdicts:
            if verdict is None:
                return Membership(None, name)
        return Membership(True, " and ".join(name for name, _ in verdicts) or "no list applies")

    def _excluded(self, person: Person, key: str) -> str | None:
        said, target = person.said, self.target
        if said and said.function in target.exclude_functions:
            return "function"
        if said and said.seniority in target.exclude_seniorities:
            return "seniority"
        if _within(key, self._shut_out):
            return "company"
        return "key word" if self._bad_words and _speaks(self._bad_words, person) else None

    def _verdicts(self, person: Person, key: str) -> Iterator[tuple[str, bool | None]]:
        """Yields each list that can be applied with what it says; unknown industry or country is not applied."""
        said, target = person.said, self.target
        if target.functions:
            yield "function", said.function in target.functions if said else None
        if target.seniorities:
            yield "seniority", said.seniority in target.seniorities if said else None
        if target.companies:
            yield "company", _within(key, self._companies) if key else None
        if self._keywords:
            yield "key word", _speaks(self._keywords, person) or (None if said is None else False)
        if target.industries and key in self._industry:
            yield "industry", self._industry[key] in {plain(name) for name in target.industries}
        if target.countries and key in self._country:
            yield "country", self._country[key] in {plain(name) for name in target.countries}


def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(company_key(name) for name in names)


def _within(key: str, listed: frozenset[str]) -> bool:
    """Whether a company is listed, or begins with the words of a listed one ("Acme" holds "Acme France")."""
    if not key or not listed:
        return False
    words = key.split()
    return any(" ".join(words[:n]) in listed for n in range(1, len(words) + 1))


def _words(keywords: tuple[str, ...]) -> re.Pattern[str] | None:
    """Returns a pattern that finds whole words, accents and case aside; "plant*" finds "planta" too."""
    parts = [re.escape(plain(word.rstrip("*"))) + (r"\w*" if word.endswith("*") else "") for word in keywords]
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b") if parts else None


def _speaks(pattern: re.Pattern[str], person: Person) -> bool:
    return bool(pattern.search(plain(f"{person.title or ''} | {person.company or ''}")))
