"""A strategy as the text of a strategy.toml that explains itself, in English or French."""

from __future__ import annotations

import json
from collections.abc import Iterator

from jalon.strategy.declared import FORMAT, Strategy, indicators
from jalon.strategy.question_texts import TEXTS
from jalon.targeting import titles
from jalon.targeting.target import COMPANY_KEYS, EXCLUDED, LISTS, Target

A_LINE = 9  # codes on one line of a comment


def write_strategy(strategy: Strategy, language: str = "en") -> str:
    """Returns TOML text with comments; reading it again gives an equal strategy."""
    return "\n".join([*_head(strategy, TEXTS[language]), *_target(strategy.target, TEXTS[language])]) + "\n"


def _head(strategy: Strategy, say: dict[str, str]) -> Iterator[str]:
    yield from (f"# {say['file_title']}", f"format = {FORMAT}", "")
    yield "[strategy]"
    yield f"# {say['file_aim']}"
    yield f"aim = {_quoted(strategy.aim or '')}"
    if strategy.trade:
        yield f"trade = {_quoted(strategy.trade)}"
    yield f"declared_on = {strategy.declared_on.isoformat()}"
    yield f"starts_on = {strategy.starts_on.isoformat()}"
    yield from ("", f"# {say['file_objectives']}", f"# {', '.join(indicators())}")
    for objective in strategy.objectives:
        yield from ("", "[[objective]]")
        if objective.text:
            yield f"text = {_quoted(objective.text)}"
        yield f"indicator = {_quoted(objective.indicator)}"
        yield f"goal = {int(objective.goal) if objective.goal.is_integer() else objective.goal!r}"
        yield f"by = {objective.by.isoformat()}"


def _target(target: Target, say: dict[str, str]) -> Iterator[str]:
    yield from ("", f"# {say['file_target']}", "[target]")
    for name in LISTS:
        yield f"# {say[f'file_{name}']}"
        yield from _allowed(name)
        open_ = name == "seniorities" and target.source == "default"
        yield f"{name} = {_list(() if open_ else getattr(target, name))}"
    yield from ("", f"# {say['file_exclude']}", "[target.exclude]")
    yield from (f"{name} = {_list(getattr(target, f'exclude_{name}'))}" for name in EXCLUDED)
    yield from ("", f"# {say['file_company_list']}")
    for company in target.company_list:
        yield "[[target.company_list]]"
        values = zip(COMPANY_KEYS, (company.name, company.industry, company.country), strict=True)
        yield from (f"{key} = {_quoted(value)}" for key, value in values if value)


def _allowed(name: str) -> Iterator[str]:
    codes = {"functions": titles.functions(), "seniorities": titles.seniorities()}.get(name, ())
    for start in range(0, len(codes), A_LINE):
        yield f"#   {', '.join(codes[start : start + A_LINE])}"


def _quoted(text: str) -> str:
    """Returns a TOML basic string: JSON's escapes, and the one sign that TOML forbids besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(values: tuple[str, ...]) -> str:
    return f"[{', '.join(map(_quoted, values))}]"
