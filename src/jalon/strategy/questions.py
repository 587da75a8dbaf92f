"""The five questions of `jalon init` as data, and the way from their answers to a strategy; no terminal here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jalon.strategy.answers import Reach, pieces, read_aim, read_ranks, read_reach
from jalon.strategy.declared import Objective, Strategy, indicators
from jalon.targeting import titles
from jalon.targeting.target import Target, with_default_ranks


@dataclass(frozen=True, slots=True)
class Question:
    """One question; its words are TEXTS[language][code + "_question" | "_help" | "_example"].

    `fields` are the answers that it asks for, in order; `choices` the codes that may be typed as they are.
    """

    code: str
    fields: tuple[str, ...]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What was typed, field by field; empty when nothing was."""

    functions: str = ""
    seniorities: str = ""
    accounts: str = ""
    industries: str = ""
    countries: str = ""
    aims: str = ""
    trade: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What one field was understood as: codes, names or aims; `unknown` the words to ask about again."""

    values: tuple[str, ...]
    also_seniorities: tuple[str, ...]
    aims: tuple[Objective, ...]
    unknown: tuple[str, ...]


def questions() -> tuple[Question, ...]:
    """Returns the five questions in the order in which they are asked."""
    return (
        Question("reach", ("functions",), titles.functions()),
        Question("rank", ("seniorities",), titles.seniorities()),
        Question("where", ("accounts", "industries", "countries")),
        Question("aims", ("aims",), tuple(indicators())),
        Question("trade", ("trade",)),
    )


def understand(field: str, text: str) -> Understood:
    """Returns what the answer to one field of `Answers` means; never raises."""
    if field == "functions":
        return _reach(read_reach(text))
    if field == "seniorities":
        found = read_ranks(text)
        return Understood(found.seniorities, (), (), found.unknown)
    if field == "aims":
        return _aims(text)
    names = tuple(dict.fromkeys(pieces(text))) if field != "trade" else tuple(x for x in [" ".join(text.split())] if x)
    return Understood(names, (), (), ())


def _reach(found: Reach) -> Understood:
    return Understood(found.functions, found.seniorities, (), found.unknown)


def _aims(text: str) -> Understood:
    lines = [line.strip() for line in text.replace(";", "\n").splitlines() if line.strip()]
    read = [read_aim(line) for line in lines]
    unknown = tuple(line for line, aim in zip(lines, read, strict=True) if aim is None)
    return Understood((), (), tuple(aim for aim in read if aim), unknown)


def to_strategy(answers: Answers, declared_on: date, aim: str | None = None) -> Strategy:
    """Returns the strategy of the answers, declared and starting on a day; an empty answer leaves its lists open.

    Aims whose date is over are left out: `expired` names them. An aim without number and date is kept in words.
    """
    found = understand("aims", answers.aims)
    aims = tuple(one for one in found.aims if one.by >= declared_on)
    said = [one.text or "" for one in aims] or ([] if found.aims else list(found.unknown))
    trade = understand("trade", answers.trade).values
    text = aim or "; ".join(said) or None
    return Strategy(_target(answers), declared_on, declared_on, text, trade[0] if trade else None, aims)


def expired(answers: Answers, declared_on: date) -> tuple[Objective, ...]:
    """Returns the aims whose date is before the day of declaring."""
    return tuple(one for one in understand("aims", answers.aims).aims if one.by < declared_on)


def _target(answers: Answers) -> Target:
    """Returns the target group; ranks said with the functions count unless the second question is answered."""
    reach = understand("functions", answers.functions)
    ranks = understand("seniorities", answers.seniorities).values
    if not ranks and not answers.seniorities.strip():
        ranks = reach.also_seniorities
    accounts = understand("accounts", answers.accounts).values
    industries = understand("industries", answers.industries).values
    countries = understand("countries", answers.countries).values
    target = Target(reach.values, ranks, industries, countries, accounts=accounts)
    return target if reach.values or ranks or accounts else with_default_ranks(target)
