"""Whether one person is in a target group: in, out, or not known, and the rule that decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from jalon.records.identity import company_key
from jalon.targeting.target import Company, Target
from jalon.targeting.text import plain
from jalon.targeting.titles import TitleClass


class Membership(NamedTuple):
    """`is_target` None when too little is known; `why` the rule that decided."""

    is_target: bool | None
    why: str


class CompanyFacts(NamedTuple):
    """What the target group says of one company; `industry` and `country` None when they are not known."""

    known: bool
    account: bool
    excluded: bool
    listed: bool
    industry: bool | None
    country: bool | None


class Spoken(NamedTuple):
    """Whether a wanted and an excluded key word stand in title or company."""

    wanted: bool
    excluded: bool


class Judge:
    """A target group made ready to be asked about many people: names folded and patterns built once."""

    def __init__(self, target: Target) -> None:
        self._target = target
        self._accounts = _keys(target.accounts)
        self._companies = _keys(target.companies)
        self._shut_out = _keys(target.exclude_companies)
        self._keywords = _words(target.keywords)
        self._bad_words = _words(target.exclude_keywords)
        self._industry = _described(target.company_list, "industry", target.industries)
        self._country = _described(target.company_list, "country", target.countries)
        self._facts = cache(self._company_facts)
        self._verdict = cache(self._judged)

    def decide(self, title: str | None, company: str | None, said: TitleClass | None) -> Membership:
        """Returns in, out or not known; `said` is the class of the title, None when there is no title."""
        says = (said.function, said.seniority) if said else None
        return self._verdict(says, self._facts(company), self._spoken(title, company))

    def _spoken(self, title: str | None, company: str | None) -> Spoken:
        if not self._keywords and not self._bad_words:
            return Spoken(False, False)
        text = plain(f"{title or ''} | {company or ''}")
        return Spoken(_found(self._keywords, text), _found(self._bad_words, text))

    def _company_facts(self, company: str | None) -> CompanyFacts:
        key = company_key(company)
        return CompanyFacts(
            known=bool(key),
            account=_within(key, self._accounts),
            excluded=_within(key, self._shut_out),
            listed=_within(key, self._companies),
            industry=self._industry.get(key),
            country=self._country.get(key),
        )

    def _judged(self, says: tuple[str | None, str] | None, company: CompanyFacts, words: Spoken) -> Membership:
        """Excluded first, then named accounts, then every list that narrows."""
        out = self._exclusion(says, company, words)
        if out:
            return Membership(False, f"excluded {out}")
        if company.account:
            return Membership(True, "account")
        if not self._target.criteria:
            return Membership(False if company.known else None, "account")
        return _all(list(self._lists(says, company, words)))

    def _exclusion(self, says: tuple[str | None, str] | None, company: CompanyFacts, words: Spoken) -> str | None:
        target = self._target
        if says and says[0] in target.exclude_functions:
            return "function"
        if says and says[1] in target.exclude_seniorities:
            return "seniority"
        return "company" if company.excluded else "key word" if words.excluded else None

    def _lists(
        self, says: tuple[str | None, str] | None, company: CompanyFacts, words: Spoken
    ) -> Iterator[tuple[str, bool | None]]:
        """Yields each list that can be applied with what it says; unknown industry or country is not applied."""
        target = self._target
        if target.functions:
            yield "function", says[0] in target.functions if says else None
        if target.seniorities:
            yield "seniority", says[1] in target.seniorities if says else None
        if target.companies:
            yield "company", company.listed if company.known else None
        if target.keywords:
            yield "key word", True if words.wanted else None if says is None else False
        if target.industries and company.industry is not None:
            yield "industry", company.industry
        if target.countries and company.country is not None:
            yield "country", company.country


def _all(lists: list[tuple[str, bool | None]]) -> Membership:
    """Out when one list says no, not known when one cannot tell or none can be applied, else in."""
    for answer in (False, None):
        for name, verdict in lists:
            if verdict is answer:
                return Membership(answer, name)
    return Membership(True, " and ".join(name for name, _ in lists)) if lists else Membership(None, "nothing known")


def _keys(names: Iterable[str]) -> frozenset[str]:
    return frozenset(company_key(name) for name in names)


def _described(companies: Iterable[Company], what: str, wanted: Iterable[str]) -> dict[str, bool]:
    """Returns for each described company whether its industry or country is a wanted one."""
    named = {plain(name) for name in wanted}
    told = {company_key(one.name): getattr(one, what) for one in companies}
    return {key: plain(value) in named for key, value in told.items() if value}


def _within(key: str, listed: frozenset[str]) -> bool:
    """Whether a company is listed, or begins with the words of a listed one ("Acme" holds "Acme France")."""
    if not key or not listed:
        return False
    words = key.split()
    return any(" ".join(words[:n]) in listed for n in range(1, len(words) + 1))


def _words(keywords: Iterable[str]) -> re.Pattern[str] | None:
    """Returns a pattern that finds whole words, accents and case aside; "plant*" finds "planta" too."""
    parts = [re.escape(plain(word)) + (r"\w*" if word.endswith("*") else "") for word in keywords]
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b") if parts else None


def _found(pattern: re.Pattern[str] | None, text: str) -> bool:
    return bool(pattern and pattern.search(text))
