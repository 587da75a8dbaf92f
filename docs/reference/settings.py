"""What can be set: the keys of strategy.toml and the variables of the environment."""

from __future__ import annotations

from docs.reference.markdown import page as page_of
from docs.reference.markdown import table

from jalon.strategy.declared import indicators
from jalon.targeting import titles

INTRODUCTION = """Jalon has no settings file. A strategy is a file of its own, declared by the person; the constants
of the index stand in its [edition](edition.md); the rest are options of the [commands](commands.md)."""

KEYS = {
    "format": "1, the format described here",
    "strategy.aim": "your aim, in your own words",
    "strategy.declared_on": "the day on which you declared it, for example 2026-01-05",
    "strategy.starts_on": "the day from which aims are counted; by default that of declaring",
    "strategy.trade": "your trade, printed at the top of the report",
    "target.functions": "what the people do whom you want to reach; codes below",
    "target.seniorities": "how senior they are; codes below",
    "target.industries": "their sectors; applied to the companies of company_list, for the archive does not tell",
    "target.countries": "their countries; as for sectors",
    "target.companies": "only people of these companies",
    "target.keywords": "words of the title or company; `plant*` also finds plants",
    "target.accounts": "named accounts, whose people are always in",
    "target.exclude.functions": "functions that are out, whatever else holds",
    "target.exclude.seniorities": "ranks that are out",
    "target.exclude.companies": "companies that are out",
    "target.exclude.keywords": "words that are out",
    "target.company_list.name": "a company that you describe",
    "target.company_list.industry": "its sector",
    "target.company_list.country": "its country",
    "objective.text": "an aim, in your own words",
    "objective.indicator": "what is counted; codes below",
    "objective.goal": "a number, or a share from 0 to 1",
    "objective.by": "the last day",
}
ENVIRONMENT = {
    "JALON_DEBUG": "when set, an unexpected error shows its technical details",
    "NO_COLOR": "when set to anything, the terminal text has no colour",
    "TERM": "when `dumb`, the terminal text has no colour",
    "LC_ALL": "language of everything shown, French when it begins with fr; --lang comes before it",
    "LC_MESSAGES": "the same, when LC_ALL is not set",
    "LANG": "the same, when neither is set",
}


def page() -> str:
    """Strategy keys, their codes, and environment variables."""
    return page_of(
        "Strategy and settings",
        INTRODUCTION,
        "## strategy.toml\n\n`jalon init` writes it from five questions; `jalon template strategy` prints an empty one."
        "\n\nOne list widens the target group, several lists narrow it, and an empty list does not narrow.",
        table(["key", "meaning"], [(f"`{key}`", meaning) for key, meaning in KEYS.items()]),
        _codes("functions", titles.functions()),
        _codes("seniorities", titles.seniorities()),
        "### Codes of indicators\n\n" + table(["code", "unit", "meaning"], _aims()),
        "## Environment\n\n" + table(["variable", "meaning"], [(f"`{n}`", m) for n, m in ENVIRONMENT.items()]),
    )


def _codes(name: str, codes: tuple[str, ...]) -> str:
    return f"### Codes of {name}\n\n" + ", ".join(f"`{code}`" for code in codes)


def _aims() -> list[tuple[str, str, str]]:
    return [(f"`{code}`", row["unit"], row["en"]) for code, row in indicators().items()]
